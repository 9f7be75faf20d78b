import type { FunctionName } from '../model/bound-expression.ts';
import { isList } from '../model/is-list.ts';
import { isMap } from '../model/is-map.ts';
import type { Type, Value } from '../model/type.ts';
import { Fault } from './evaluate-fault.ts';
import { sameValue, wholeIf } from './evaluate-operator.ts';
import { fitsSchema } from './fits-schema.ts';
import {
  compareTexts,
  lengthOf,
  lowerText,
  replaceText,
  splitText,
  trimText,
  upperText,
} from './value-characters.ts';
import { coerce, decode, parseJson, toBool, toFloat, toInteger } from './value-decode.ts';
import { readPattern } from './value-pattern.ts';
import { jsonText, protectJson, valueText } from './value-text.ts';

/** The functions that need all their arguments as values; the others are part of `evaluate`. */
export type StrictFunction = Exclude<
  FunctionName,
  'if' | 'present' | 'default' | 'firstOf' | 'string' | 'format'
>;

/** One argument with its declared type. `isText`: a text, also where the type of a reference is not known. */
export interface Argument {
  readonly value: Value;
  readonly type: Type;
  readonly isText: boolean;
}

type Apply = (args: readonly Argument[], type: Type) => Value | Fault;

/** More items than this are refused by Argo's engine too. */
const mostItems = 1_000_000;

export function applyFunction(name: StrictFunction, args: readonly Argument[], type: Type): Value | Fault {
  return functions[name](args, type);
}

const functions: Readonly<Record<StrictFunction, Apply>> = {
  int: ([x]) => (isTextual(x) ? decode(x.value, { kind: 'integer' }) : toInteger(fromBool(x))),
  float: ([x]) => (isTextual(x) ? decode(x.value, { kind: 'float' }) : toFloat(fromBool(x))),
  json: ([x]) => {
    const json = jsonText(given(x));
    return json === undefined ? notFinite : protectJson(json);
  },
  fromJson: ([x], type) => withText(x, (text) => then(parseJson(text), (value) => coerce(value, type))),
  length: ([x]) => {
    const value = given(x);
    if (typeof value === 'string') return lengthOf(value);
    if (typeof value !== 'object' || value === null)
      return new Fault('only texts, lists and dicts have a length');
    return isList(value) ? value.length : Object.keys(value).length;
  },
  contains: ([x, wanted]) =>
    x?.type.kind === 'list'
      ? withList(x, (items) => items.some((one) => sameValue(one, given(wanted))))
      : withTexts([x, wanted], (text, part) => text.includes(part)),
  startsWith: (args) => withTexts(args, (text, start) => text.startsWith(start)),
  endsWith: (args) => withTexts(args, (text, end) => text.endsWith(end)),
  matches: (args) =>
    withTexts(args, (text, pattern) => {
      const { isFoundIn, problem } = readPattern(pattern);
      return isFoundIn === undefined ? new Fault(`the pattern ${pattern} ${problem}`) : isFoundIn(text);
    }),
  lower: ([x]) => withText(x, lowerText),
  upper: ([x]) => withText(x, upperText),
  trim: ([x]) => withText(x, trimText),
  join: ([list, separator]) =>
    withList(list, (items) => withText(separator, (between) => join(items, list, between))),
  split: (args) => withTexts(args, splitText),
  replace: ([x, wanted, replacement]) =>
    withTexts([x, wanted], (text, part) => withText(replacement, (other) => replaceText(text, part, other))),
  first: ([list], type) => withList(list, (items) => element(items, 0, type)),
  last: ([list], type) => withList(list, (items) => element(items, -1, type)),
  keys: ([x]) => {
    const value = given(x);
    if (typeof value !== 'object' || value === null || isList(value))
      return new Fault('only a dict has keys');
    return Object.keys(value).sort(compareTexts);
  },
  dict: ([keys, ...values]) => withList(keys, (names) => dictOf(names, values.map(given))),
  combinations: ([keys, left, ...lists]) => {
    const axes: (readonly Value[])[] = [];
    for (const { value } of lists) {
      if (typeof value !== 'object' || value === null || !isList(value))
        return new Fault(`${JSON.stringify(value)} is not a List`);
      axes.push(value);
    }
    return combine(listOf(keys), listOf(left), axes);
  },
  fits: ([x, schema]) => fitsSchema(given(x), given(schema)),
  flatten: ([list]) =>
    withList(list, (items) => {
      const lists = items.filter(isList);
      return lists.length === items.length ? lists.flat() : new Fault('flatten needs a list of lists');
    }),
  range: (args) => {
    const [start, end, step] = args.map((one) => toInteger(one.value));
    if (start instanceof Fault) return start;
    if (end instanceof Fault) return end;
    if (step instanceof Fault) return step;
    return range(start ?? 0, end ?? 0, step ?? 1);
  },
};

const notFinite = new Fault('a number that is not finite has no text');

function given(argument: Argument | undefined): Value {
  return argument?.value ?? null;
}

function isTextual(argument: Argument | undefined): argument is Argument & { readonly value: string } {
  return argument?.isText === true && typeof argument.value === 'string';
}

function fromBool(argument: Argument | undefined): Value {
  const value = given(argument);
  return argument?.type.kind === 'bool' ? Number(toBool(value)) : value;
}

function then<T>(value: Value | Fault, use: (value: Value) => T): T | Fault {
  return value instanceof Fault ? value : use(value);
}

function withText<T>(argument: Argument | undefined, use: (text: string) => T): T | Fault {
  const value = given(argument);
  return typeof value === 'string' ? use(value) : new Fault(`${JSON.stringify(value)} is not a String`);
}

function withTexts<T>(
  args: readonly (Argument | undefined)[],
  use: (first: string, second: string) => T,
): T | Fault {
  return withText(args[0], (first) => withText(args[1], (second) => use(first, second)));
}

function withList<T>(argument: Argument | undefined, use: (items: readonly Value[]) => T): T | Fault {
  const value = given(argument);
  if (typeof value === 'object' && value !== null && isList(value)) return use(value);
  return new Fault(`${JSON.stringify(value)} is not a List`);
}

function join(items: readonly Value[], list: Argument | undefined, between: string): string | Fault {
  const strict = list?.type.kind === 'list' && list.type.of.kind === 'string';
  const texts: string[] = [];
  for (const item of items) {
    const text = strict && typeof item !== 'string' ? undefined : valueText(item);
    if (text === undefined) return new Fault(`${JSON.stringify(item)} cannot be joined`);
    texts.push(text);
  }
  return texts.join(between);
}

/** The item at a place, from the end when negative. */
export function element(items: readonly Value[], at: number, type: Type): Value | Fault {
  const item = items.at(at);
  if (item === undefined) return new Fault(`the list has ${items.length} items, there is none at ${at}`);
  return coerce(item, type);
}

function listOf(argument: Argument | undefined): readonly Value[] {
  const value = given(argument);
  return typeof value === 'object' && value !== null && isList(value) ? value : [];
}

function dictOf(keys: readonly Value[], values: readonly Value[]): Value {
  return Object.fromEntries(keys.map((key, at) => [String(key), values[at] ?? null]));
}

/** Every choice of one element of each list, the last list fastest, without those that have all that one of `left` says. */
function combine(
  keys: readonly Value[],
  left: readonly Value[],
  lists: readonly (readonly Value[])[],
): readonly Value[] | Fault {
  const count = lists.reduce((product, { length }) => product * length, 1);
  if (count >= mostItems) return new Fault(`there are ${count} combinations`);
  let rows: readonly (readonly Value[])[] = [[]];
  for (const one of lists) rows = rows.flatMap((row) => one.map((value) => [...row, value]));
  return rows.map((row) => dictOf(keys, row)).filter((row) => !left.some((some) => hasAll(row, some)));
}

function hasAll(row: Value, some: Value): boolean {
  return (
    isMap(row) &&
    isMap(some) &&
    Object.entries(some).every(([key, value]) => sameValue(row[key] ?? null, value))
  );
}

/** `end` is exclusive, as in Python. */
function range(start: number, end: number, step: number): readonly number[] | Fault {
  if (step === 0) return new Fault('the step of a range is zero');
  const count = Math.max(0, Math.ceil((end - start) / step));
  if (count >= mostItems) return new Fault(`the range has ${count} items`);
  const items = Array.from({ length: count }, (_, at) => wholeIf({ kind: 'integer' }, start + at * step));
  const numbers = items.filter((item) => typeof item === 'number');
  return numbers.length === count
    ? numbers
    : new Fault('the range is beyond the whole numbers that are exact');
}
