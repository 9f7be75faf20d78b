import type { Span } from '../../../diagnostics/span.ts';

/** What is written at a place, on one line, for messages. Long text is cut. */
export function sourceText(span: Span, limit = 80): string {
  const text = span.file.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
