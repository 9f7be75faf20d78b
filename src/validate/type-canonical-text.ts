import type { Type, Value } from '../model/type.ts';
import { invariant } from '../util/invariant.ts';

/**
 * How a value travels as text: strings as they are, numbers in the shortest decimal or exponent form that JSON and Go's ParseFloat read
 * alike (`0.5`, `1e-7`, `1e+21`), Bools as `true` and `false`, lists and dicts as compact JSON in the order of their keys. A text for a
 * type that is not String (a default of a KFP component) travels as it was written, as in KFP.
 */
export function canonicalText(value: Value, _type?: Type): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    invariant(Number.isFinite(value), 'a number that is not finite has no text');
    return Object.is(value, -0) ? '-0' : String(value);
  }
  return JSON.stringify(value);
}
