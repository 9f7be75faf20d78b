import type { Span } from '../../diagnostics/span.ts';
import type { BoundComponent } from '../../model/bound.ts';

/**
 * Where a text of a component is written, behind a key. The model keeps no places inside a component, so the text is looked up; where it is not
 * found as it is, the component's name is pointed at.
 */
export function placeOf({ origin }: BoundComponent, text: string, key: string): Span {
  const source = origin.span.file.text;
  const behind = source.indexOf(`${key}:`, origin.span.start);
  const start = text === '' || behind < 0 ? -1 : source.indexOf(text, behind + key.length + 1);
  return start < 0 ? origin.key : { ...origin.span, start, end: start + text.length };
}
