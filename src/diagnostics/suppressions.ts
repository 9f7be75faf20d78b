import type { Diagnostic } from './diagnostic.ts';
import { linesOf, positionOf, type SourceFile, type Span } from './span.ts';

/** A comment `# pipewright-ignore code, other-code: reason`. */
export interface Suppression {
  /** The comment, from its `#` to the end of the line. */
  readonly span: Span;
  readonly codes: readonly { readonly code: string; readonly span: Span }[];
  /** Why, in words; undefined when the comment does not say it, and then it suppresses nothing. */
  readonly reason: string | undefined;
  /** The line whose findings it means, counted from 1: its own, or the next one with content when nothing else is on its line. */
  readonly line: number;
}

const word = 'pipewright-ignore';

/** Whether it is worth the time to look for suppressions in a text. */
export function mentionsSuppressions(text: string): boolean {
  return text.includes(word);
}

const cache = new WeakMap<SourceFile, readonly Suppression[]>();

/**
 * The suppressions in a text, in order. Found line by line, so that a comment of a script counts too, in which no comment of YAML can stand.
 */
export function suppressionsOf(file: SourceFile): readonly Suppression[] {
  let found = cache.get(file);
  if (found === undefined) {
    found = mentionsSuppressions(file.text) ? read(file) : [];
    cache.set(file, found);
  }
  return found;
}

/** The suppression that a finding falls under: errors of the language under none, errors that a project has made of advice like advice. */
export function suppressionFor(one: Diagnostic): Suppression | undefined {
  if (one.severity === 'error' && one.isAdvice !== true) return undefined;
  const { file, start } = one.span;
  const suppressions = suppressionsOf(file);
  if (suppressions.length === 0) return undefined;
  const onLine = byLine(file, suppressions).get(positionOf(file, start).line) ?? [];
  return onLine.find((by) => by.reason !== undefined && by.codes.some(({ code }) => code === one.code));
}

const lines = new WeakMap<SourceFile, ReadonlyMap<number, readonly Suppression[]>>();

function byLine(
  file: SourceFile,
  suppressions: readonly Suppression[],
): ReadonlyMap<number, readonly Suppression[]> {
  let found = lines.get(file);
  if (found === undefined) {
    const grouped = new Map<number, Suppression[]>();
    for (const one of suppressions) {
      const others = grouped.get(one.line);
      if (others === undefined) grouped.set(one.line, [one]);
      else others.push(one);
    }
    found = grouped;
    lines.set(file, found);
  }
  return found;
}

const comment = /(?:^|[ \t])(#[ \t]*pipewright-ignore(?![\w-])([^\r\n]*))/;
const list = /^([ \t]+)([^\s,:]+(?:[ \t]*,[ \t]*[^\s,:]+)*)/;

function read(file: SourceFile): readonly Suppression[] {
  const starts = linesOf(file);
  const lineAt = (index: number): string => file.text.slice(starts[index], starts[index + 1]);
  const targets = nextLines(starts.length, lineAt);
  return starts.flatMap((start, index): readonly Suppression[] => {
    const line = lineAt(index);
    const found = line.includes(word) ? comment.exec(line) : null;
    if (found === null) return [];
    const [whole, text = '', rest = ''] = found;
    const from = start + found.index + whole.length - text.length;
    const [named = '', blanks = '', names = ''] = list.exec(rest) ?? [];
    const codesAt = from + text.length - rest.length + blanks.length;
    const reason = /^[ \t]*:(.*)$/.exec(rest.slice(named.length))?.[1]?.trim();
    const span = { file, start: from, end: from + text.trimEnd().length };
    const isAlone = line.slice(0, line.indexOf(text)).trim() === '';
    return [
      {
        span,
        codes: codesIn(names, codesAt, file),
        reason: reason === '' ? undefined : reason,
        line: isAlone ? (targets[index] ?? index + 1) : index + 1,
      },
    ];
  });
}

function codesIn(names: string, at: number, file: SourceFile): Suppression['codes'] {
  return [...names.matchAll(/[^\s,]+/g)].map(({ 0: code, index }) => ({
    code,
    span: { file, start: at + index, end: at + index + code.length },
  }));
}

/** For each line the next one that holds more than a comment, counted from 1; suppressions can so stand one above the other. */
function nextLines(count: number, lineAt: (index: number) => string): readonly number[] {
  const next: number[] = [];
  for (let index = count - 1; index >= 0; index -= 1) {
    const isComment = index + 1 < count && /^[ \t]*#/.test(lineAt(index + 1));
    next[index] = isComment ? (next[index + 1] ?? count) : index + 2;
  }
  return next;
}
