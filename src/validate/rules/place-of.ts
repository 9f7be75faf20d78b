import type { Span } from '../../diagnostics/span.ts';
import type { BoundComponent } from '../../model/bound.ts';

/** Where a text of a component is written. The model keeps no places inside a component, so the text is looked up; else its name is pointed at. */
export function placeOf({ origin }: BoundComponent, text: string): Span {
  const start = text === '' ? -1 : origin.span.file.text.indexOf(text, origin.span.start);
  return start < 0 ? origin.key : { ...origin.span, start, end: start + text.length };
}
