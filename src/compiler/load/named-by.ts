import type { Details } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';

const mostShown = 5;

/** Details of a finding about a name that stands at other places too: these are shown, and its fix changes them as well. */
export function namedBy(first: Span, others: readonly Span[], details: Details): Details {
  if (others.length === 0) return details;
  const more = others.length - mostShown;
  const related = others.slice(0, mostShown).map((span, index) => ({
    message: `it is named here too${index === mostShown - 1 && more > 0 ? `, and ${more} times more` : ''}`,
    span,
  }));
  const edit = details.fix?.edits[0];
  const written = textOf(first);
  const edits = others
    .filter((span) => textOf(span) === written)
    .map((span) => ({ span, text: edit?.text ?? '' }));
  return {
    ...details,
    related: [...(details.related ?? []), ...related],
    ...(details.fix !== undefined && { fix: { ...details.fix, edits: [...details.fix.edits, ...edits] } }),
  };
}

function textOf({ file, start, end }: Span): string {
  return file.text.slice(start, end);
}
