import { isList } from '../model/is-list.ts';
import type { Type, Value } from '../model/type.ts';
import { trueWords } from '../util/bool-words.ts';
import { Fault } from './evaluate-fault.ts';
import { trimText } from './value-characters.ts';
import { parseFloatText, parseInteger } from './value-number.ts';

/** Reads the text of a parameter by its declared type. Blanks around numbers and Bools do not count. */
export function decode(text: string, type: Type): Value | Fault {
  switch (type.kind) {
    case 'integer':
      return parseInteger(trimText(text)) ?? new Fault(`${JSON.stringify(text)} is not an Integer`);
    case 'float':
      return parseFloatText(trimText(text)) ?? new Fault(`${JSON.stringify(text)} is not a Float`);
    case 'bool':
      return readBool(text);
    case 'list':
    case 'dict':
      return decodeCollection(text, type.kind);
    default:
      return text;
  }
}

/** What real steps print for true (`True`, `1`, `yes`, …); every other text is false. */
export function readBool(text: string): boolean {
  return trueWords.includes(trimText(text).toLowerCase());
}

function decodeCollection(text: string, kind: 'list' | 'dict'): Value | Fault {
  const value = parseJson(text);
  if (value instanceof Fault) return value;
  const fits = typeof value === 'object' && value !== null && isList(value) === (kind === 'list');
  return fits
    ? value
    : new Fault(`${JSON.stringify(text)} is not a ${kind === 'list' ? 'List' : 'Dict'} in JSON`);
}

export function parseJson(text: string): Value | Fault {
  const fault = new Fault(`${JSON.stringify(text)} is not JSON`);
  let finite = true;
  try {
    const value: Value = JSON.parse(text, (_, one: Value) => {
      finite &&= typeof one !== 'number' || Number.isFinite(one);
      return one;
    });
    return finite ? value : fault;
  } catch {
    return fault;
  }
}

/** Gives an element of a list or dict, or an untyped value, the type that is asked for; a missing element is null. */
export function coerce(value: Value, type: Type): Value | Fault {
  switch (type.kind) {
    case 'integer':
      return toInteger(value);
    case 'float':
      return toFloat(value);
    case 'bool':
      return typeof value === 'boolean' ? value : new Fault(`${JSON.stringify(value)} is not a Bool`);
    case 'string':
      return typeof value === 'string' ? value : new Fault(`${JSON.stringify(value)} is not a String`);
    case 'artifact':
      return value === null ? new Fault('nothing was made there') : value;
    default:
      return value;
  }
}

/** Numbers lose their fraction; texts must be whole numbers. */
export function toInteger(value: Value): number | Fault {
  if (typeof value === 'number' && Number.isSafeInteger(Math.trunc(value))) return Math.trunc(value) + 0;
  const parsed = typeof value === 'string' ? parseInteger(value) : undefined;
  return parsed ?? new Fault(`${JSON.stringify(value)} is not an Integer`);
}

export function toFloat(value: Value): number | Fault {
  if (typeof value === 'number') return value;
  const parsed = typeof value === 'string' ? parseFloatText(value) : undefined;
  return parsed ?? new Fault(`${JSON.stringify(value)} is not a number`);
}

export function toBool(value: Value): boolean {
  if (typeof value === 'string') return readBool(value);
  return value === true || value === 1;
}
