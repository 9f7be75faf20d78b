import type { Vertex } from './vertex.ts';

/** How far apart, from middle to middle, two neighbours of a layer must be. */
export function spacing(left: Vertex, right: Vertex): number {
  const boxes = Number(left.kind === 'box') + Number(right.kind === 'box');
  return (left.width + right.width) / 2 + (boxes === 2 ? 28 : boxes === 1 ? 16 : 10);
}
