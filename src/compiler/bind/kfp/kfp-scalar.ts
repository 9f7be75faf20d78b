import { kfpValueText } from './kfp-values.ts';

/**
 * The text that KFP passes on for a bare word of a component: it reads YAML 1.1, in which `yes` is a truth value, `010` is eight and `1e-3` is
 * a text.
 */
export function kfpScalarText(text: string): string {
  if (/^(?:yes|true|on)$/i.test(text)) return isCased(text) ? 'True' : text;
  if (/^(?:no|false|off)$/i.test(text)) return isCased(text) ? 'False' : text;
  const [, sign = '', digits = ''] = /^([-+]?)([0-9.].*)$/s.exec(text) ?? [];
  const plain = digits.replaceAll('_', '');
  const whole = wholeNumber(digits, plain);
  if (whole !== undefined) return String(sign === '-' ? -whole : whole);
  const number = fraction(digits, plain, sign);
  return number === undefined ? text : kfpValueText(sign === '-' ? -number : number, true);
}

/** `yes`, `Yes` and `YES`, but not `yEs`. */
function isCased(word: string): boolean {
  return /^(?:[a-z]+|[A-Z][a-z]+|[A-Z]+)$/.test(word);
}

function wholeNumber(digits: string, plain: string): bigint | undefined {
  if (/^0b[01_]+$/.test(digits) || /^0x[0-9a-fA-F_]+$/.test(digits)) return BigInt(plain);
  if (/^0[0-7_]+$/.test(digits)) return BigInt(`0o${plain}`);
  if (/^(?:0|[1-9][0-9_]*)$/.test(digits)) return BigInt(plain);
  if (/^[1-9][0-9_]*(?::[0-5]?[0-9])+$/.test(digits))
    return plain.split(':').reduce((sum, part) => sum * 60n + BigInt(part), 0n);
  return undefined;
}

function fraction(digits: string, plain: string, sign: string): number | undefined {
  if (/^[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/.test(digits))
    return plain.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  if (/^\.inf$/i.test(digits) && isCased(digits.slice(1))) return Number.POSITIVE_INFINITY;
  if (sign === '' && /^\.(?:nan|NaN|NAN)$/.test(digits)) return Number.NaN;
  // A number that starts with a point has no sign there.
  const form =
    sign === ''
      ? /^(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+][0-9]+)?$/
      : /^[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?$/;
  return form.test(digits) ? Number(plain) : undefined;
}
