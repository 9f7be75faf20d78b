import type { YamlScalar } from '../yaml-node.ts';
import type { Offsets } from './scalar-offsets.ts';

interface Line {
  /** Where the line begins, indentation included, and where it ends, line break excluded. */
  readonly start: number;
  readonly end: number;
  /** Where the next line begins. */
  readonly next: number;
}

/** Reads a `|` or `>` scalar as YAML does, with the place of each character; undefined if that does not give `value`. */
export function blockOffsets(scalar: YamlScalar, value: string): Offsets | undefined {
  const { text } = scalar.span.file;
  const lines = linesFrom(text, scalar.span.start, value.length);
  const indent = indentation(text, lines, value);
  const starts: number[] = [];
  const ends: number[] = [];
  const pieces: string[] = [];
  const push = (piece: string, from: number, to: number): void => {
    for (let unit = 0; unit < piece.length; unit += 1) {
      starts.push(from);
      ends.push(to);
    }
    pieces.push(piece);
  };
  // Line breaks wait until the next line tells whether they fold.
  let waiting: Line[] = [];
  let moreBefore = true;
  let empty = true;
  for (const line of lines) {
    if (starts.length > value.length) break;
    const from = Math.min(line.start + indent, line.end);
    const content = text.slice(from, line.end);
    const blank = content === '';
    const more = content.startsWith(' ') || content.startsWith('\t');
    if (blank) {
      waiting.push(line);
      continue;
    }
    if (scalar.style === 'literal' || empty) {
      for (const one of waiting) push('\n', one.end, one.next);
    } else {
      const folds = !more && !moreBefore;
      const [first, ...rest] = waiting;
      if (first !== undefined) {
        if (!folds) push('\n', first.end, first.next);
        else if (rest.length === 0) push(' ', first.end, from);
        for (const one of rest) push('\n', one.end, one.next);
      }
    }
    for (let at = from; at < line.end; at += 1) push(text.charAt(at), at, at + 1);
    waiting = [line];
    moreBefore = more;
    empty = false;
  }
  for (const one of waiting) push('\n', one.end, one.next);
  const read = pieces.join('');
  return read.startsWith(value) ? { starts, ends } : undefined;
}

/** The lines behind the header, as many as can belong to `length` characters. */
function linesFrom(text: string, header: number, length: number): readonly Line[] {
  const lines: Line[] = [];
  let start = text.indexOf('\n', header) + 1;
  let remaining = length;
  while (start > 0 && start <= text.length && remaining >= 0) {
    const found = text.indexOf('\n', start);
    const next = found === -1 ? text.length + 1 : found + 1;
    const stop = found === -1 ? text.length : found;
    const end = text[stop - 1] === '\r' && stop > start ? stop - 1 : stop;
    lines.push({ start, end, next: Math.min(next, text.length) });
    remaining -= 1;
    start = next;
  }
  return lines;
}

/** How many blanks each line loses: the first line that is not blank has more of them in the file than in the value. */
function indentation(text: string, lines: readonly Line[], value: string): number {
  const kept = /^ */.exec(value.replace(/^(?: *\n)+/, ''))?.[0].length ?? 0;
  for (const line of lines) {
    const content = text.slice(line.start, line.end);
    const blanks = /^ */.exec(content)?.[0].length ?? 0;
    if (blanks < content.length) return blanks - kept;
  }
  return Number.MAX_SAFE_INTEGER;
}
