import type { WrittenFunction } from '../../../model/bound-expression.ts';
import type { Type } from '../../../model/type.ts';
import { anyType, boolType, floatType, integerType, stringType } from '../../../validate/type-names.ts';
import { type Reading, underlying } from './readings.ts';

/** One parameter of a function. A lazy one is only bound where it is asked for, and its value may be absent. */
export interface FunctionParameter {
  readonly name: string;
  readonly reads: readonly Reading[] | 'lazy';
}

/** What is known of a function of the expression language; docs/language.md prints this table. */
export interface FunctionInfo {
  readonly name: WrittenFunction;
  /** `contains(text, part): Bool`, as messages and documents show it. */
  readonly signature: string;
  readonly doc: string;
  readonly parameters: readonly FunctionParameter[];
  /** How many of the parameters must be given; all when absent. */
  readonly required?: number;
  /** The last parameter may be given more than once. */
  readonly repeats?: boolean;
  /** The type of the result, by the types of the arguments. Lazy functions have rules of their own. */
  readonly result: (types: readonly Type[]) => Type;
}

type Row = Omit<FunctionInfo, 'name'>;

const text: FunctionParameter = { name: 'text', reads: ['String'] };
const list: FunctionParameter = { name: 'list', reads: ['List'] };
const listOfStrings: Type = { kind: 'list', of: stringType };
const always =
  (type: Type): FunctionInfo['result'] =>
  () =>
    type;

function lazy(name: string): FunctionParameter {
  return { name, reads: 'lazy' };
}

function one(name: string, ...reads: readonly Reading[]): FunctionParameter {
  return { name, reads };
}

function elementOf(types: readonly Type[]): Type {
  const type = underlying(types[0] ?? anyType);
  return type.kind === 'list' ? type.of : anyType;
}

const table: Readonly<Record<WrittenFunction, Row>> = {
  if: {
    signature: 'if(condition, a, b)',
    doc: 'a when the condition holds, else b. Only the one that is taken is asked for.',
    parameters: [one('condition', 'Bool'), lazy('a'), lazy('b')],
    result: always(anyType),
  },
  present: {
    signature: 'present(reference): Bool',
    doc: 'Whether the value is there: the task that makes it ran, the optional input was given.',
    parameters: [lazy('reference')],
    result: always(boolType),
  },
  default: {
    signature: 'default(x, fallback)',
    doc: 'x, or the fallback where x is absent.',
    parameters: [lazy('x'), lazy('fallback')],
    result: always(anyType),
  },
  firstOf: {
    signature: 'firstOf(a, b, …)',
    doc: 'The first of the values that is there.',
    parameters: [lazy('a'), lazy('b')],
    repeats: true,
    result: always(anyType),
  },
  int: {
    signature: 'int(x): Integer',
    doc: 'The whole number that a text says; a Float loses its fraction.',
    parameters: [one('x', 'numeral')],
    result: always(integerType),
  },
  float: {
    signature: 'float(x): Float',
    doc: 'The number that a text says.',
    parameters: [one('x', 'numeral')],
    result: always(floatType),
  },
  string: {
    signature: 'string(x): String',
    doc: 'The text by which a value travels; a List or Dict as JSON.',
    parameters: [one('x', 'value')],
    result: always(stringType),
  },
  json: {
    signature: 'json(x): String',
    doc: 'A value as JSON; a String gets its quotes.',
    parameters: [one('x', 'typed')],
    result: always(stringType),
  },
  fromJson: {
    signature: 'fromJson(text)',
    doc: 'The value that a text of JSON says; it has no type.',
    parameters: [text],
    result: always(anyType),
  },
  length: {
    signature: 'length(x): Integer',
    doc: 'The number of characters of a String, of items of a List, of keys of a Dict.',
    parameters: [one('x', 'String', 'List', 'Dict')],
    result: always(integerType),
  },
  contains: {
    signature: 'contains(x, part): Bool',
    doc: 'Whether a String holds a text, or a List an item.',
    parameters: [one('x', 'String', 'List'), one('part', 'scalar')],
    result: always(boolType),
  },
  startsWith: {
    signature: 'startsWith(text, start): Bool',
    doc: 'Whether a String begins with a text.',
    parameters: [text, one('start', 'String')],
    result: always(boolType),
  },
  endsWith: {
    signature: 'endsWith(text, end): Bool',
    doc: 'Whether a String ends with a text.',
    parameters: [text, one('end', 'String')],
    result: always(boolType),
  },
  matches: {
    signature: "matches(text, 'pattern'): Bool",
    doc: 'Whether a regular expression is found in a String. The pattern is a constant; `^` and `$` tie it to the ends.',
    parameters: [text, one('pattern', 'String')],
    result: always(boolType),
  },
  lower: {
    signature: 'lower(text): String',
    doc: 'The text in lower case.',
    parameters: [text],
    result: always(stringType),
  },
  upper: {
    signature: 'upper(text): String',
    doc: 'The text in upper case.',
    parameters: [text],
    result: always(stringType),
  },
  trim: {
    signature: 'trim(text): String',
    doc: 'The text without blanks and line ends around it.',
    parameters: [text],
    result: always(stringType),
  },
  join: {
    signature: 'join(list, separator): String',
    doc: 'The texts of the items, with the separator between them.',
    parameters: [list, one('separator', 'String')],
    result: always(stringType),
  },
  split: {
    signature: 'split(text, separator): List[String]',
    doc: 'The parts of a text between the separators.',
    parameters: [text, one('separator', 'String')],
    result: always(listOfStrings),
  },
  replace: {
    signature: 'replace(text, old, new): String',
    doc: 'The text with every `old` replaced.',
    parameters: [text, one('old', 'String'), one('new', 'String')],
    result: always(stringType),
  },
  format: {
    signature: "format('{} {:02}', x, …): String",
    doc: 'The constant text with values in the place of each `{}`; `{:02}` fills an Integer up with zeros to two digits.',
    parameters: [text, one('x', 'value')],
    required: 1,
    repeats: true,
    result: always(stringType),
  },
  first: {
    signature: 'first(list)',
    doc: 'The first item; an empty List is an error at run time.',
    parameters: [list],
    result: elementOf,
  },
  last: {
    signature: 'last(list)',
    doc: 'The last item; an empty List is an error at run time.',
    parameters: [list],
    result: elementOf,
  },
  keys: {
    signature: 'keys(dict): List[String]',
    doc: 'The keys of a Dict, sorted.',
    parameters: [one('dict', 'Dict')],
    result: always(listOfStrings),
  },
  flatten: {
    signature: 'flatten(list)',
    doc: 'The items of the Lists in a List, one level deep.',
    parameters: [list],
    result: (types) => {
      const inner = elementOf(types);
      return inner.kind === 'list' ? inner : { kind: 'list', of: anyType };
    },
  },
  range: {
    signature: 'range(start, end, step): List[Integer]',
    doc: 'The whole numbers from `start` (0 when left out) up to but without `end`, `step` (1) apart; where all three are constants, 300,000 at most.',
    parameters: [one('start', 'Integer'), one('end', 'Integer'), one('step', 'Integer')],
    required: 1,
    result: always({ kind: 'list', of: integerType }),
  },
};

/** Every function of the expression language by its name, in the order of the documents. */
export const functions: ReadonlyMap<string, FunctionInfo> = new Map(
  Object.entries<Row>(table).map(([name, row]) => [name, { ...row, name: name as WrittenFunction }]),
);
