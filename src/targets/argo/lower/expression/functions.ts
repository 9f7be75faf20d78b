import type { BoundCall, BoundExpression, FunctionName } from '../../../../model/bound-expression.ts';
import type { Type, Value } from '../../../../model/type.ts';
import { invariant } from '../../../../util/invariant.ts';
import { type Code, call, compare, conditional, emptyText, indexed, it, primary } from './code.ts';
import { axisOf, dict, lowerCombinations, namesIn } from './lower-combinations.ts';
import { lowerRange } from './lower-range.ts';
import { lowerSchema } from './lower-schema.ts';
import type { Lowering } from './lowering.ts';
import { collection, elementOf, integer, isText, textual, truth } from './operators.ts';
import { readTyped } from './reference.ts';
import { travelOf } from './transport.ts';
import { elementText, json } from './value-text.ts';

/** The functions that compute a value from values; the others choose or make texts and are part of `createLowering`. */
export type StrictFunction = Exclude<
  FunctionName,
  'if' | 'present' | 'default' | 'firstOf' | 'string' | 'format'
>;

/** The arguments of one call, by place. */
interface Arguments {
  readonly lowering: Lowering;
  readonly type: Type;
  at(place: number): BoundExpression;
  readonly count: number;
}

export function lowerFunction(name: StrictFunction, expression: BoundCall, lowering: Lowering): Code {
  return functions[name]({
    lowering,
    type: expression.type,
    count: expression.arguments.length,
    at: (place) => {
      const one = expression.arguments[place];
      invariant(one !== undefined, `${name} has an argument ${place}`);
      return one;
    },
  });
}

const functions: Readonly<Record<StrictFunction, (args: Arguments) => Code>> = {
  int: ({ at, lowering }) => toNumber(at(0), { kind: 'integer' }, lowering),
  float: ({ at, lowering }) => toNumber(at(0), { kind: 'float' }, lowering),
  json: ({ at, lowering }) => json(lowering.value(at(0)), at(0).type),
  fromJson: ({ at, lowering, type }) => elementOf(call('fromJSON', textual(at(0), lowering)), type),
  length: ({ at, lowering }) => length(at(0), lowering),
  contains: ({ at, lowering }) => contains(at(0), at(1), lowering),
  startsWith: ({ at, lowering }) => compare('startsWith', ...searched(at(0), at(1), lowering)),
  endsWith: ({ at, lowering }) => compare('endsWith', ...searched(at(0), at(1), lowering)),
  matches: ({ at, lowering }) => compare('matches', textual(at(0), lowering), textual(at(1), lowering)),
  lower: ({ at, lowering }) => call('lower', textual(at(0), lowering)),
  upper: ({ at, lowering }) => call('upper', textual(at(0), lowering)),
  trim: ({ at, lowering }) => call('trim', textual(at(0), lowering)),
  join: ({ at, lowering }) => join(at(0), at(1), lowering),
  split: ({ at, lowering }) => call('split', textual(at(0), lowering), textual(at(1), lowering)),
  replace: ({ at, lowering }) =>
    call('replace', ...[at(0), at(1), at(2)].map((one) => textual(one, lowering))),
  first: ({ at, lowering, type }) => elementOf(indexed(collection(at(0), lowering), primary('0')), type),
  last: ({ at, lowering, type }) => elementOf(indexed(collection(at(0), lowering), primary('-1')), type),
  keys: ({ at, lowering }) => call('sort', call('keys', collection(at(0), lowering))),
  flatten: ({ at, lowering }) => {
    const joined = call('reduce', collection(at(0), lowering), primary('concat(#acc, #)'), primary('[]'));
    return call('map', joined, it);
  },
  dict: ({ at, count, lowering }) =>
    dict(
      namesIn(at(0)),
      Array.from({ length: count - 1 }, (_, place) => lowering.value(at(place + 1))),
    ),
  combinations: ({ at, count, lowering }) =>
    lowerCombinations(
      namesIn(at(0)),
      at(1),
      Array.from({ length: count - 2 }, (_, place) => axisOf(at(place + 2), lowering)),
    ),
  fits: ({ at, lowering }) => lowerSchema(collection(at(0), lowering), constantOf(at(1))),
  range: ({ at, count, lowering }) => lowerRange(at(0), at(1), count > 2 ? at(2) : undefined, lowering),
};

function constantOf(expression: BoundExpression): Value {
  invariant(expression.kind === 'literal', 'a schema is a constant');
  return expression.value;
}

function toNumber(expression: BoundExpression, to: Type, lowering: Lowering): Code {
  if (isText(expression.type) || (expression.type.kind === 'any' && expression.kind === 'reference')) {
    return readTyped(undecoded(expression, lowering) ?? lowering.value(expression), to);
  }
  if (expression.type.kind === 'bool') {
    const [one, zero] = to.kind === 'integer' ? ['1', '0'] : ['1.0', '0.0'];
    return conditional(truth(expression, lowering), primary(one), primary(zero));
  }
  return to.kind === 'integer' ? integer(expression, lowering) : call('asFloat', lowering.value(expression));
}

/** A reference in transport form, where a text with a brace would lead to the same result as without. */
function undecoded(expression: BoundExpression, { environment }: Lowering): Code | undefined {
  if (expression.kind !== 'reference') return undefined;
  const { code, encoding } = environment.access(expression.target);
  return encoding === 'encoded' ? primary(code) : undefined;
}

/** A text and what is looked for in it. A constant without braces and joiners is found in an encoded text where it is in the decoded one. */
function searched(text: BoundExpression, part: BoundExpression, lowering: Lowering): readonly [Code, Code] {
  const isPlain = part.kind === 'literal' && typeof part.value === 'string' && !/[{\u2060]/.test(part.value);
  const loose = isPlain ? undecoded(text, lowering) : undefined;
  return [loose ?? textual(text, lowering), textual(part, lowering)];
}

/** In Argo 3.6 `len` of a text counts its bytes; the characters are counted everywhere. */
function length(of: BoundExpression, lowering: Lowering): Code {
  const value = lowering.value(of);
  return call('len', isText(of.type) ? call('split', value, emptyText) : value);
}

function contains(whole: BoundExpression, part: BoundExpression, lowering: Lowering): Code {
  if (whole.type.kind !== 'list') return compare('contains', ...searched(whole, part, lowering));
  const [items, wanted] = [collection(whole, lowering), lowering.value(part)];
  if (travelOf(part.type) !== 'json') return compare('in', wanted, items);
  return compare('in', call('sprig.toRawJson', wanted), call('map', items, call('sprig.toRawJson', it)));
}

function join(items: BoundExpression, separator: BoundExpression, lowering: Lowering): Code {
  const { type } = items;
  const value = collection(items, lowering);
  const element: Type = type.kind === 'list' ? type.of : { kind: 'any' };
  const texts = isText(element) ? value : call('map', value, elementText(element));
  return call('join', texts, textual(separator, lowering));
}
