import { isList } from '../model/is-list.ts';
import type { Value } from '../model/type.ts';
import { invariant } from '../util/invariant.ts';
import { compareTexts } from './value-characters.ts';
import { numberText } from './value-number.ts';

/**
 * The text of a value, as Argo's engine writes it: strings as they are, Bools as `true` and `false`, numbers as JSON does, lists and dicts
 * as compact JSON with sorted keys. Undefined when a number inside is not finite.
 */
export function valueText(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  const text = jsonText(value);
  return text === undefined ? undefined : protectJson(text);
}

/** Compact JSON as Go writes it without HTML escapes: keys sorted by character, U+2028 and U+2029 escaped. */
export function jsonText(value: Value): string | undefined {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return quote(value);
  if (isList(value)) return join('[', value.map(jsonText), ']');
  const keys = Object.keys(value).sort(compareTexts);
  const entries = keys.map((key) => {
    const one = value[key];
    invariant(one !== undefined, `the key ${key} has a value`);
    const text = jsonText(one);
    return text === undefined ? undefined : `${quote(key)}:${text}`;
  });
  return join('{', entries, '}');
}

function join(open: string, parts: readonly (string | undefined)[], close: string): string | undefined {
  return parts.includes(undefined) ? undefined : `${open}${parts.join(',')}${close}`;
}

function quote(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** JSON in which Argo cannot see a tag: `{{`, which only strings can hold, is written `{\u007b`. */
export function protectJson(json: string): string {
  return json.replaceAll('{{', '{\\u007b');
}
