import type { SourceFile } from '../../diagnostics/span.ts';
import type { TrappedScalar } from './expression-traps.ts';
import { unfold } from './flow-offsets.ts';

/** Gives the text of a plain scalar that was read with a part of it masked; undefined for one that was read as it is. */
export type Restore = (start: number, end: number) => string | undefined;

/** Takes the text of trapped scalars from the file. */
export function restoring(file: SourceFile, trapped: readonly TrappedScalar[]): Restore {
  if (trapped.length === 0) return () => undefined;
  const ends = new Map(trapped.map((scalar) => [scalar.start, scalar.end]));
  return (start, end) => (ends.get(start) === end ? unfold(file.text, start, end, 'plain').value : undefined);
}
