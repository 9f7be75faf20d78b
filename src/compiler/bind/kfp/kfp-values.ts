import { isList } from '../../../model/is-list.ts';
import type { Value } from '../../../model/type.ts';

/** The text that KFP makes of a constant. `isFloat`: it was written as a float (`5.0`), which JavaScript does not tell from `5`. */
export function kfpValueText(value: Value, isFloat = false): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return numberText(value, isFloat);
  return jsonText(value);
}

/**
 * KFP reads the default of an optional input anew when its type is exactly `Integer` or `Float`: `010` becomes `10`, and `100` for a Float
 * `100.0`. A text that is no such number, which KFP cannot compile, stays as it is.
 */
export function normalisedDefault(text: string, type: unknown): string {
  if (type === 'Integer') return integerText(text) ?? text;
  return type === 'Float' ? (floatText(text) ?? text) : text;
}

function integerText(text: string): string | undefined {
  if (text === 'True' || text === 'False') return text === 'True' ? '1' : '0';
  const [, sign = '', digits = ''] = /^\s*([+-]?)(\d+(?:_\d+)*)(?:\.\d+)?\s*$/.exec(text) ?? [];
  if (digits === '') return undefined;
  const number = BigInt(digits.replaceAll('_', ''));
  return String(sign === '-' ? -number : number);
}

function floatText(text: string): string | undefined {
  if (text === 'True' || text === 'False') return text === 'True' ? '1.0' : '0.0';
  const [, sign, word] = /^\s*([+-]?)(inf|infinity|nan)\s*$/i.exec(text) ?? [];
  if (word !== undefined) return word.toLowerCase() === 'nan' ? 'nan' : sign === '-' ? '-inf' : 'inf';
  const form =
    /^\s*([+-]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?)\s*$/;
  const number = form.exec(text)?.[1];
  return number === undefined ? undefined : pythonFloat(Number(number.replaceAll('_', '')));
}

function numberText(value: number, isFloat: boolean): string {
  return isFloat || !Number.isInteger(value) ? pythonFloat(value) : String(BigInt(value));
}

/** Python's `repr` of a float: the shortest digits, an exponent from 1e16 up and below 1e-4. */
function pythonFloat(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [mantissa = '', power = ''] = value.toExponential().split('e');
  const exponent = Number(power);
  if (exponent >= 16 || exponent < -4) {
    const digits = String(Math.abs(exponent)).padStart(2, '0');
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${digits}`;
  }
  const text = decimalText(mantissa.replace('-', '').replace('.', ''), exponent);
  return value < 0 ? `-${text}` : text;
}

/** The digits with the point after the first of them moved by `exponent` places. */
function decimalText(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${whole}.${digits.slice(exponent + 1) || '0'}`;
}

/** As Python's `json.dumps(…, sort_keys=True)` writes it. */
function jsonText(value: Value): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value, false);
  if (typeof value === 'string') return quote(value);
  if (isList(value)) return `[${value.map(jsonText).join(', ')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => comparePoints(a, b));
  return `{${entries.map(([key, one]) => `${quote(key)}: ${jsonText(one)}`).join(', ')}}`;
}

function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Python sorts texts by code points. */
function comparePoints(left: string, right: string): number {
  const [a, b] = [[...left], [...right]];
  const at = a.findIndex((character, index) => character !== b[index]);
  if (at < 0) return a.length - b.length;
  return (a[at]?.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? -1);
}
