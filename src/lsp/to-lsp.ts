import {
  DiagnosticSeverity,
  type Diagnostic as LspDiagnostic,
  type Position,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { Diagnostic, Edit, Severity } from '../diagnostics/diagnostic.ts';
import { visible } from '../diagnostics/format/visible.ts';
import { linesOf, positionOf, type SourceFile, type Span } from '../diagnostics/span.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
};

/** The protocol counts lines and UTF-16 code units from 0. */
export function lspPosition(file: SourceFile, offset: number): Position {
  const { line, column } = positionOf(file, offset);
  return { line: line - 1, character: column - 1 };
}

export function lspRange({ file, start, end }: Span): Range {
  return { start: lspPosition(file, start), end: lspPosition(file, end) };
}

/** The offset of a position; one that is not in the text is the nearest that is. */
export function offsetAt(file: SourceFile, { line, character }: Position): number {
  const starts = linesOf(file);
  const start = starts[line];
  if (start === undefined) return file.text.length;
  const next = starts[line + 1];
  const end =
    next === undefined
      ? file.text.length
      : next - (/\r?\n$|\r$/.exec(file.text.slice(start, next))?.[0].length ?? 0);
  return Math.min(start + Math.max(0, character), end);
}

/** A finding as editors show it: the sentence, and the cure on the next line. */
export function lspDiagnostic(one: Diagnostic, uriOf: (path: string) => string): LspDiagnostic {
  const { code, severity, message, help, span, related } = one;
  return {
    range: lspRange(span),
    severity: severities[severity],
    code,
    source: 'pipewright',
    message: visible(message) + (help === undefined ? '' : `\n${visible(help)}`),
    ...(related !== undefined && {
      relatedInformation: related.map((other) => ({
        location: { uri: uriOf(other.span.file.path), range: lspRange(other.span) },
        message: visible(other.message),
      })),
    }),
  };
}

/** Edits by document. */
export function lspEdits(edits: readonly Edit[], uriOf: (path: string) => string): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const { span, text } of edits) {
    const uri = uriOf(span.file.path);
    changes[uri] ??= [];
    changes[uri].push({ range: lspRange(span), newText: text });
  }
  return { changes };
}

/** The smallest replacement that makes one text of another, so that the cursor and folds stay where they are. */
export function textEdits(file: SourceFile, after: string): TextEdit[] {
  const { text } = file;
  if (text === after) return [];
  const shorter = Math.min(text.length, after.length);
  let start = 0;
  while (start < shorter && text[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && text.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  // No pair of code units is cut in two, and no line end.
  if (start > 0 && isFirstHalf(text.charCodeAt(start - 1))) start -= 1;
  if (tail > 0 && isSecondHalf(text.charCodeAt(text.length - tail))) tail -= 1;
  const span = { file, start, end: text.length - tail };
  return [{ range: lspRange(span), newText: after.slice(start, after.length - tail) }];
}

function isFirstHalf(unit: number): boolean {
  return (unit >= 0xd800 && unit < 0xdc00) || unit === 0x0d;
}

function isSecondHalf(unit: number): boolean {
  return (unit >= 0xdc00 && unit < 0xe000) || unit === 0x0a;
}
