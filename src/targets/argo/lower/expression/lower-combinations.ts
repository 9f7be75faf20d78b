import type { BoundExpression } from '../../../../model/bound-expression.ts';
import { constantItems } from '../../../../model/list-items.ts';
import type { Value } from '../../../../model/type.ts';
import {
  additiveLevel,
  andLevel,
  binary,
  type Code,
  call,
  compare,
  indexed,
  it,
  multiplicativeLevel,
  not,
  primary,
  quote,
  range,
} from './code.ts';
import { nativeLiteral } from './literal.ts';
import { lowerRangeParts } from './lower-range.ts';
import type { Lowering } from './lowering.ts';
import { collection } from './operators.ts';

/**
 * A map. A literal of expr-lang would put braces into the tag, and `fromPairs` makes what Argo cannot write as JSON. In 3.7.3 `sprig.dict` takes no
 * nil.
 */
export function dict(keys: readonly string[], values: readonly Code[]): Code {
  return values.reduce(
    (made, value, at) => call('sprig.set', made, quote(keys[at] ?? ''), value),
    call('sprig.dict'),
  );
}

/** The texts of a constant List. */
export function namesIn(constant: BoundExpression): readonly string[] {
  return (constantItems(constant) ?? []).map(String);
}

/** A list of a matrix. */
export interface Axis {
  readonly length: Code;
  at(place: Code): Code;
}

/** A range is not made as a list, which Argo would make anew for each combination, and count: of a million numbers it gives up. */
export function axisOf(list: BoundExpression, lowering: Lowering): Axis {
  const range = list.kind === 'call' && list.name === 'range' ? lowerRangeParts(list, lowering) : undefined;
  if (range !== undefined) return range;
  const code = collection(list, lowering);
  return { length: call('len', code), at: (place) => indexed(code, place) };
}

/**
 * Every choice of one element of each list, the last list fastest: they are counted, and the number of each says which elements it has. A predicate
 * cannot read the one around it, so that the axes stand in it.
 */
export function lowerCombinations(
  keys: readonly string[],
  left: BoundExpression,
  axes: readonly Axis[],
): Code {
  const lengths = axes.map((one) => one.length);
  const count = lengths.reduce(times);
  const rows = call(
    'map',
    range(primary('0'), binary('-', additiveLevel, count, primary('1'))),
    dict(
      keys,
      axes.map((one, at) => one.at(placeOf(lengths.slice(at)))),
    ),
  );
  const excluded = constantItems(left) ?? [];
  if (excluded.length === 0) return rows;
  const [first = primary('true'), ...others] = excluded.map((one) => not(hasAll(one)));
  return call(
    'filter',
    rows,
    others.reduce((all, one) => binary('&&', andLevel, all, one), first),
  );
}

/** Which element of the first of some lists the combination `#` has. */
function placeOf([own, ...later]: readonly Code[]): Code {
  const [second, ...rest] = later;
  const passed =
    second === undefined
      ? it
      : call('asInt', call('floor', binary('/', multiplicativeLevel, it, rest.reduce(times, second))));
  return own === undefined ? passed : binary('%', multiplicativeLevel, passed, own);
}

function times(one: Code, other: Code): Code {
  return binary('*', multiplicativeLevel, one, other);
}

function hasAll(some: Value): Code {
  const entries = typeof some === 'object' && some !== null ? Object.entries(some) : [];
  const [first = primary('true'), ...others] = entries.map(([key, value]) => {
    const own = indexed(it, quote(key));
    const wanted = nativeLiteral(value);
    if (typeof value !== 'object' || value === null) return compare('==', own, wanted);
    return compare('==', call('sprig.toRawJson', own), call('sprig.toRawJson', wanted));
  });
  return others.reduce((all, one) => binary('&&', andLevel, all, one), first);
}
