import type { YamlScalar } from '../yaml-node.ts';
import { blockOffsets } from './block-offsets.ts';
import { flowOffsets } from './flow-offsets.ts';

/** Where each character of a scalar's value stands in the file: character `i` takes `starts[i]` to `ends[i]`. */
export interface Offsets {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Maps a range of a scalar's value to the range of the file that it was read from. */
export type PlaceIn = (start: number, end: number) => readonly [start: number, end: number];

/**
 * The mapping from a text's characters to the file. For one-line text without escapes it only shifts; otherwise the source is read once more. A
 * value that the source does not give (a tree built by hand) is placed at the whole scalar.
 */
export function scalarOffsets(scalar: YamlScalar, value: string): PlaceIn {
  const { file, start, end } = scalar.span;
  const quote = scalar.style === 'single' || scalar.style === 'double' ? 1 : 0;
  const inner = start + quote;
  if (end - start === value.length + 2 * quote && file.text.startsWith(value, inner)) {
    return (from, to) => [inner + from, inner + to];
  }
  const block = scalar.style === 'literal' || scalar.style === 'folded';
  const offsets = block ? blockOffsets(scalar, value) : flowOffsets(scalar, value);
  if (offsets === undefined) return () => [start, end];
  return (from, to) => {
    const first = offsets.starts[from] ?? end;
    return [first, to > from ? (offsets.ends[to - 1] ?? end) : first];
  };
}
