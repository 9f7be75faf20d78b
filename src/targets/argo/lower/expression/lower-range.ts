import type { BoundCall, BoundExpression } from '../../../../model/bound-expression.ts';
import {
  additiveLevel,
  binary,
  type Code,
  call,
  compare,
  conditional,
  it,
  multiplicativeLevel,
  primary,
  range,
} from './code.ts';
import type { Lowering } from './lowering.ts';
import { integer, isConstant } from './operators.ts';

/** `end` is exclusive. */
export function lowerRange(
  start: BoundExpression,
  end: BoundExpression,
  step: BoundExpression | undefined,
  lowering: Lowering,
): Code {
  const [first, last] = [integer(start, lowering), integer(end, lowering)];
  if (isOne(step)) return range(first, minusOne(last));
  const by = integer(step, lowering);
  const places = range(primary('0'), minusOne(stepsBetween(first, last, step, by)));
  return call('map', places, elementAt(first, by));
}

/** How many numbers there are, and the number at the place `place`, without a list of them. */
export function lowerRangeParts(
  { arguments: [start, end, step] }: BoundCall,
  lowering: Lowering,
): { readonly length: Code; at(place: Code): Code } | undefined {
  if (start === undefined || end === undefined) return undefined;
  const [first, last] = [integer(start, lowering), integer(end, lowering)];
  const zero = primary('0');
  if (isOne(step)) {
    const count = binary('-', additiveLevel, last, first);
    return {
      length: primary(`(${conditional(compare('>', last, first), count, zero).text})`),
      at: (place) => binary('+', additiveLevel, first, place),
    };
  }
  const by = integer(step, lowering);
  const steps = stepsBetween(first, last, step, by);
  return {
    length: primary(`(${conditional(compare('>', steps, zero), steps, zero).text})`),
    at: (place) => elementAt(first, by, place),
  };
}

function isOne(step: BoundExpression | undefined): step is undefined {
  return step === undefined || (step.kind === 'literal' && step.value === 1);
}

/** A step of zero is an error, by way of the remainder, as long as it is not a constant. */
function stepsBetween(first: Code, last: Code, step: BoundExpression, by: Code): Code {
  const steps = binary('/', multiplicativeLevel, binary('-', additiveLevel, last, first), by);
  const isHarmless = step.kind === 'literal' && step.value !== 0;
  const zero = binary('%', multiplicativeLevel, primary('0'), isConstant(step) ? call('asInt', by) : by);
  const checked = isHarmless ? steps : binary('+', additiveLevel, steps, zero);
  return call('asInt', call('ceil', checked));
}

function elementAt(first: Code, by: Code, place: Code = it): Code {
  return binary('+', additiveLevel, first, binary('*', multiplicativeLevel, place, by));
}

function minusOne(value: Code): Code {
  if (/^-?\d+$/.test(value.text)) return primary(String(Number(value.text) - 1));
  return binary('-', additiveLevel, value, primary('1'));
}
