import { sha256 } from '../../util/sha256.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { linesOf, positionOf, type SourceFile, type Span } from '../span.ts';

/**
 * A name for each finding that stays the same while the file changes elsewhere: made of the code, the path, the line's text without its
 * indentation, and the text that is underlined; the second finding that is alike gets another one. Passwords are no part of it.
 */
export function fingerprints(diagnostics: readonly Diagnostic[]): ReadonlyMap<Diagnostic, string> {
  return named(diagnostics, ({ path }) => path);
}

/** The same without the path: it stays when the file is moved or gets another name. */
export function contentFingerprints(diagnostics: readonly Diagnostic[]): ReadonlyMap<Diagnostic, string> {
  return named(diagnostics, () => '');
}

function named(
  diagnostics: readonly Diagnostic[],
  place: (file: SourceFile) => string,
): ReadonlyMap<Diagnostic, string> {
  const secrets = diagnostics.filter((one) => one.isSecret === true).map((one) => one.span);
  const counts = new Map<string, number>();
  const found = new Map<Diagnostic, string>();
  for (const one of diagnostics) {
    const { file, start, end } = one.span;
    const [lineStart, lineEnd] = lineAround(one.span);
    const line = without(secrets, { file, start: lineStart, end: lineEnd });
    const marked = without(secrets, { file, start, end: Math.min(end, lineEnd) });
    const parts = [one.code, place(file), line.trim().replace(/\s+/g, ' '), marked].join('\0');
    const alike = `${file.path}\0${parts}`;
    const count = (counts.get(alike) ?? 0) + 1;
    counts.set(alike, count);
    found.set(one, sha256(`${parts}\0${count}`).slice(0, 32));
  }
  return found;
}

function lineAround({ file, start }: Span): readonly [number, number] {
  const starts = linesOf(file);
  const { line } = positionOf(file, start);
  return [starts[line - 1] ?? 0, starts[line] ?? file.text.length];
}

/** The text of a span, with stars for what is secret in it. */
function without(secrets: readonly Span[], { file, start, end }: Span): string {
  let text = '';
  let from = start;
  for (const one of secrets) {
    if (one.file.path !== file.path || one.start >= end || one.end <= from) continue;
    text += `${file.text.slice(from, Math.max(from, one.start))}***`;
    from = one.end;
  }
  return text + file.text.slice(from, Math.max(from, end));
}
