/** Texts are sequences of characters (code points), as in Go; never of UTF-16 units. */

/** White space by Unicode's property, which Go trims: JavaScript's own `trim` takes U+FEFF too and leaves U+0085. */
const blank = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const blankEnds = new RegExp(`^${blank}+|${blank}+$`, 'g');

export function trimText(text: string): string {
  return text.replace(blankEnds, '');
}

export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Less than, equal to or greater than zero, by code points. */
export function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a !== b) return isSurrogate(a) === isSurrogate(b) ? a - b : isSurrogate(a) ? 1 : -1;
  }
  return left.length - right.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** Lower case, one character for one as in Go: no final sigma, and `İ` becomes `i`. */
export function lowerText(text: string): string {
  return mapCharacters(text, (one) => one.toLowerCase());
}

/** Upper case, one character for one as in Go: `ß` and ligatures stay, letters with an iota subscript take their title case. */
export function upperText(text: string): string {
  return mapCharacters(text, (one) => {
    const upper = one.toUpperCase();
    if (!isSingle(upper)) return iotaTitle(one) ?? one;
    return upper;
  });
}

function mapCharacters(text: string, change: (one: string) => string): string {
  let changed = '';
  for (const one of text) {
    const mapped = change(one);
    changed += isSingle(mapped) ? mapped : String.fromCodePoint(mapped.codePointAt(0) ?? 0);
  }
  return changed;
}

function isSingle(text: string): boolean {
  return text.length === 1 || (text.length === 2 && isSurrogate(text.charCodeAt(0)));
}

function iotaTitle(one: string): string | undefined {
  const code = one.codePointAt(0) ?? 0;
  if (code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3) return String.fromCodePoint(code + 9);
  if (code >= 0x1f80 && code <= 0x1faf && (code & 0xf) < 8) return String.fromCodePoint(code + 8);
  return undefined;
}

/** The pieces of a text between separators; an empty separator splits it into its characters. */
export function splitText(text: string, separator: string): readonly string[] {
  return separator === '' ? [...text] : text.split(separator);
}

/** Replaces every occurrence; an empty one stands before every character and at the end. */
export function replaceText(text: string, wanted: string, replacement: string): string {
  if (wanted !== '') return text.split(wanted).join(replacement);
  return replacement + [...text].map((one) => one + replacement).join('');
}
