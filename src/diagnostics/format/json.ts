import type { Diagnostic, Fix } from '../diagnostic.ts';
import type { Span } from '../span.ts';
import { positionOf } from '../span.ts';
import { harmlessJson } from './harmless-json.ts';
import { summarize } from './summary.ts';

/** Raised when a field changes its meaning or goes away; new fields may come without it. */
const version = 1;

/**
 * For programs: one object `{version, diagnostics, summary}`, on one line. Every field is always there; `help` and `fix` are null when
 * there is none. Lines and columns count from 1, columns in UTF-16 code units; `end` is the place after the last character.
 */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  const document = { version, diagnostics: diagnostics.map(toJson), summary: summarize(diagnostics) };
  return `${harmlessJson(document)}\n`;
}

function toJson(one: Diagnostic): object {
  return {
    code: one.code,
    severity: one.severity,
    message: one.message,
    ...placeOf(one.span),
    related: (one.related ?? []).map(({ message, span }) => ({ message, ...placeOf(span) })),
    help: one.help ?? null,
    fix: one.fix === undefined || one.isSecret === true ? null : fixToJson(one.fix),
  };
}

function fixToJson(fix: Fix): object {
  const edits = fix.edits.map(({ span, text }) => ({ ...placeOf(span), text }));
  return { title: fix.title, safe: fix.safe, edits };
}

function placeOf({ file, start, end }: Span): object {
  return { file: file.path, start: positionOf(file, start), end: positionOf(file, end) };
}
