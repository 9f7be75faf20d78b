import type { YamlScalar } from '../yaml-node.ts';
import type { Offsets } from './scalar-offsets.ts';

const named: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
};
const codeLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const blanks = /[ \t]*/y;
const breaks = /(?:[ \t]*(?:\r\n|\n))+[ \t]*/y;
/** An escaped line end; the empty lines behind it count. */
const escapedBreak = /\\(?:\r\n|\n)(?:[ \t]*(?:\r\n|\n))*[ \t]*/y;

/** The text of quotes over several lines, which `yaml` does not fold as its specification says: with escaped line ends and with tabs. */
export function foldedText(
  text: string,
  start: number,
  end: number,
  style: YamlScalar['style'],
): string | undefined {
  const isLong = (style === 'single' || style === 'double') && text.slice(start, end).includes('\n');
  return isLong ? unfold(text, start, end, style).value : undefined;
}

/** Reads a plain or quoted scalar as YAML does, with the place of each character; undefined if that does not give `value`. */
export function flowOffsets(scalar: YamlScalar, value: string): Offsets | undefined {
  const read = unfold(scalar.span.file.text, scalar.span.start, scalar.span.end, scalar.style);
  return read.value === value ? read : undefined;
}

/** The value of a plain or quoted scalar that stands between two places of a text, and where its characters come from. */
export function unfold(
  text: string,
  start: number,
  end: number,
  style: YamlScalar['style'],
): Offsets & { readonly value: string } {
  const quote = style === 'plain' ? 0 : 1;
  const limit = end - quote;
  const starts: number[] = [];
  const ends: number[] = [];
  const pieces: string[] = [];
  let at = start + quote;
  const push = (piece: string, length: number): void => {
    for (let unit = 0; unit < piece.length; unit += 1) {
      starts.push(at);
      ends.push(at + length);
    }
    pieces.push(piece);
    at += length;
  };
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  while (at < limit) {
    const character = text.charAt(at);
    if (character === ' ' || character === '\t' || character === '\n' || character === '\r') {
      const fold = match(breaks);
      if (fold !== undefined) {
        const lines = fold.split('\n').length - 1;
        push(lines === 1 ? ' ' : '\n'.repeat(lines - 1), Math.min(fold.length, limit - at));
        continue;
      }
      if (character !== '\r') {
        const run = match(blanks) ?? character;
        for (const blank of run) push(blank, 1);
        continue;
      }
    }
    if (style === 'single' && character === "'") push("'", 2);
    else if (style === 'double' && character === '\\') {
      const skipped = match(escapedBreak);
      if (skipped !== undefined) push('\n'.repeat(skipped.split('\n').length - 2), skipped.length);
      else {
        const letter = text.charAt(at + 1);
        const digits = Object.hasOwn(codeLengths, letter) ? (codeLengths[letter] ?? 0) : 0;
        if (digits > 0) push(codePoint(text.slice(at + 2, at + 2 + digits)), 2 + digits);
        else push(Object.hasOwn(named, letter) ? (named[letter] ?? '') : `\\${letter}`, 2);
      }
    } else push(character, 1);
  }
  return { value: pieces.join(''), starts, ends };
}

function codePoint(digits: string): string {
  const code = Number.parseInt(digits, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
