import type { BoundLiteral } from '../../../../model/bound-expression.ts';
import { isList } from '../../../../model/is-list.ts';
import type { Value } from '../../../../model/type.ts';
import { invariant } from '../../../../util/invariant.ts';
import { type Code, call, list, primary, quote } from './code.ts';
import type { Piece } from './piece.ts';
import { readTyped } from './reference.ts';
import { type Travel, travelOf } from './transport.ts';

/** A constant as a native value. A text for another type, such as the default `"100"` of a KFP component, is read as any text is. */
export function literalValue({ value, type }: BoundLiteral): Code {
  if (typeof value === 'string') return readTyped(quote(value), type);
  return typeof value === 'number' && type.kind === 'float' ? floatLiteral(value) : nativeLiteral(value);
}

/** A constant number that is no whole number of the engine. */
export function floatLiteral(value: number): Code {
  const text = literalJson(value);
  return primary(/[.e]/.test(text) ? text : `${text}.0`);
}

/** A constant as a native value, as it is. */
export function nativeLiteral(value: Value): Code {
  if (typeof value === 'string') return quote(value);
  if (value === null) return primary('nil');
  // Of a List of nothing but nil the engine knows what is in it, and refuses what is done with that where it is never done.
  const isNil = isList(value) && value.length > 0 && value.every((one) => one === null);
  if (isList(value) && !isNil) return list(value.map(nativeLiteral));
  const json = literalJson(value);
  return typeof value === 'object' ? call('fromJSON', quote(json)) : primary(json);
}

/** The text by which a constant travels to a consumer whose values travel as `to`. */
export function literalText({ value, type }: BoundLiteral, to: Travel): Piece {
  const text = typeof value === 'string' ? value : literalJson(value);
  const isJson = to === 'json' || travelOf(type) === 'json';
  const safe = isJson ? text.replaceAll('{{', '{\\u007b') : text;
  return to === 'json' ? { json: safe } : safe;
}

/** Compact JSON as Argo's engine writes it: keys in the order of their characters, U+2028 and U+2029 escaped. */
export function literalJson(value: Value): string {
  if (typeof value === 'number') {
    invariant(Number.isFinite(value), 'a constant number is finite');
    return Object.is(value, -0) ? '-0' : String(value);
  }
  if (typeof value === 'string') {
    return JSON.stringify(value).replace(/[\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16)}`);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map(literalJson).join(',')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (comesFirst(a, b) ? -1 : 1));
  return `{${entries.map(([key, one]) => `${literalJson(key)}:${literalJson(one)}`).join(',')}}`;
}

function comesFirst(one: string, other: string): boolean {
  const [left, right] = [[...one], [...other]];
  const at = left.findIndex((character, position) => character !== right[position]);
  if (at < 0) return true;
  return (left[at]?.codePointAt(0) ?? -1) < (right[at]?.codePointAt(0) ?? -1);
}
