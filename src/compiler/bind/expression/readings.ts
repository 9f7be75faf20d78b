import type { Type } from '../../../model/type.ts';
import { isArtifactType } from '../../../validate/assignable.ts';
import { noTypes } from '../../../validate/type-table.ts';
import { readTypeText } from '../../../validate/type-text.ts';

/**
 * What an operand is read as. `numeral` is a number or a text that says one, `scalar` any value but lists and dicts, `value` whatever has a
 * text, `typed` the same with a type that is known.
 */
export type Reading =
  | 'Bool'
  | 'number'
  | 'Integer'
  | 'String'
  | 'List'
  | 'Dict'
  | 'numeral'
  | 'scalar'
  | 'value'
  | 'typed';

/** `convert`: the type is any, and what the value is would have to be guessed at run time. */
export type Fit = 'yes' | 'no' | 'convert';

/**
 * Whether a type may be read in one of some ways.
 *
 * Parameters of Argo are texts, so a value without a type is a text at run time, and nothing looks at it to find out what it is. It is
 * read as what its place needs where there is only one way to read it: as text for a String, by the table of Bool words for a Bool, as JSON
 * for a List or Dict (what `fromJson` gives has been read, and is taken as it is). Numbers are not read from it: `"007" + 1` and `"1.0" == "1"` have no one answer, so `int(x)` or `float(x)` must
 * say. A nominal type is a text, unless its name is one of KFP's (`{JsonObject: {…}}` is a Dict).
 */
export function fitOf(written: Type, readings: readonly Reading[]): Fit {
  const type = underlying(written);
  if (type.kind === 'any') {
    return readings.length > 1 || readings.some((one) => needsType.has(one)) ? 'convert' : 'yes';
  }
  return readings.some((one) => hasReading(type, one)) ? 'yes' : 'no';
}

/** Whether a type may be read in one way without a conversion. */
export function isReadAs(type: Type, reading: Reading): boolean {
  return fitOf(type, [reading]) === 'yes';
}

const needsType: ReadonlySet<Reading> = new Set(['number', 'Integer', 'typed']);

/** The type that a structured type of KFP is a kind of: `{JsonObject: {…}}` is a `Dict`; other types are themselves. */
export function underlying(type: Type): Type {
  if (type.kind !== 'nominal') return type;
  const base = readTypeText(type.name, noTypes).type;
  return base === undefined || base.kind === 'nominal' ? type : base;
}

function hasReading(type: Type, reading: Reading): boolean {
  switch (reading) {
    case 'Bool':
      return type.kind === 'bool';
    case 'number':
      return type.kind === 'integer' || type.kind === 'float';
    case 'Integer':
      return type.kind === 'integer';
    case 'String':
      return type.kind === 'string' || type.kind === 'nominal';
    case 'List':
      return type.kind === 'list' && !isArtifactType(type);
    case 'Dict':
      return type.kind === 'dict' && !isArtifactType(type);
    case 'numeral':
      return hasReading(type, 'String') || hasReading(type, 'number');
    case 'scalar':
      return ['string', 'nominal', 'integer', 'float', 'bool'].includes(type.kind);
    case 'value':
    case 'typed':
      return hasReading(type, 'scalar') || hasReading(type, 'List') || hasReading(type, 'Dict');
  }
}

/** The readings as a message says them: `a String, a List or a Dict`. */
export function describeReadings(readings: readonly Reading[]): string {
  const said = readings.map((one) => names[one]);
  return [...(said.length > 1 ? [said.slice(0, -1).join(', ')] : []), ...said.slice(-1)].join(' or ');
}

const names: Readonly<Record<Reading, string>> = {
  Bool: 'a Bool',
  number: 'a number',
  Integer: 'an Integer',
  String: 'a String',
  List: 'a List',
  Dict: 'a Dict',
  numeral: 'a number or a String',
  scalar: 'a String, a number or a Bool',
  value: 'a parameter value',
  typed: 'a parameter value',
};
