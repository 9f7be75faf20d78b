import type { YamlScalar } from './yaml-node.ts';

const booleans: Readonly<Record<string, string>> = {
  y: 'true',
  yes: 'true',
  on: 'true',
  n: 'false',
  no: 'false',
  off: 'false',
};

/**
 * How YAML 1.1, which Kubernetes and many editors read, takes a bare word that YAML 1.2 takes otherwise: `no` is the truth value false, `012` a
 * number in base eight, `12:30` one in base sixty, `1_000` a thousand, `2026-01-31` a date. Undefined where both agree, and for quoted text.
 */
export function yaml11Differs(scalar: YamlScalar): string | undefined {
  if (scalar.style !== 'plain') return undefined;
  const { text } = scalar;
  if (text === '' || text.length > 40) return undefined;
  const word = text.toLowerCase();
  if (Object.hasOwn(booleans, word)) return booleanOf(word);
  if (!/^[-+]?[0-9]/.test(text)) return undefined;
  if (typeof scalar.value === 'string' && isDate.test(text)) return 'a date';
  const number = numberOf(text);
  return number === undefined || number === scalar.value ? undefined : `the number ${number}`;
}

/** The timestamps of YAML 1.1, which have no type of their own in YAML 1.2. */
const isDate =
  /^\d{4}-\d{2}-\d{2}$|^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|[ \t]+)\d{1,2}:\d{2}:\d{2}(?:\.\d*)?[ \t]*(?:Z|[-+]\d{1,2}(?::?\d{2})?)?$/;

function booleanOf(word: string): string {
  return `the truth value ${booleans[word] ?? word}`;
}

function numberOf(text: string): number | undefined {
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.replace(/^[-+]/, '').replaceAll('_', '');
  if (/^0b[01]+$/.test(digits)) return sign * Number.parseInt(digits.slice(2), 2);
  if (/^0x[0-9a-fA-F]+$/.test(digits)) return sign * Number.parseInt(digits.slice(2), 16);
  if (/^0o?[0-7]+$/.test(digits)) return sign * Number.parseInt(digits.replace(/^0o?/, ''), 8);
  if (/^[1-9][0-9]*(:[0-5]?[0-9])+$/.test(digits)) {
    return sign * digits.split(':').reduce((total, part) => total * 60 + Number(part), 0);
  }
  return /^[0-9]+(\.[0-9]*)?$/.test(digits) && text.includes('_') ? sign * Number(digits) : undefined;
}
