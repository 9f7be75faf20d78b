import { spacing } from './spacing.ts';
import type { Vertex } from './vertex.ts';

/** Moves parts of a plane that nothing joins together, as wholes, to the left until they meet their neighbours or the edge. */
export function closeGaps(layers: readonly (readonly Vertex[])[]): void {
  const parts = partsOf(layers);
  if (parts.length < 2) return;
  const part = new Map(
    parts.flatMap((vertices, index) => vertices.map((vertex) => [vertex, index] as const)),
  );
  const edge = Math.min(
    ...layers.flatMap((layer) => layer.slice(0, 1).map((vertex) => vertex.x - vertex.width / 2)),
  );
  for (let round = 0; round < 3; round += 1) {
    parts.forEach((vertices, index) => {
      const free = vertices.map((vertex) => {
        const left = layers[vertex.layer]?.[vertex.order - 1];
        if (left === undefined) return vertex.x - vertex.width / 2 - edge;
        return part.get(left) === index
          ? Number.POSITIVE_INFINITY
          : vertex.x - left.x - spacing(left, vertex);
      });
      const shift = Math.max(0, Math.min(...free));
      if (Number.isFinite(shift)) for (const vertex of vertices) vertex.x -= shift;
    });
  }
}

/** The vertices that lines join, part by part from left to right. */
function partsOf(layers: readonly (readonly Vertex[])[]): readonly (readonly Vertex[])[] {
  const seen = new Set<Vertex>();
  const parts: Vertex[][] = [];
  for (const start of layers.flat()) {
    if (seen.has(start)) continue;
    const vertices = [start];
    seen.add(start);
    for (let index = 0; index < vertices.length; index += 1) {
      const lines = [...(vertices[index]?.up ?? []), ...(vertices[index]?.down ?? [])];
      for (const next of lines.flatMap((line) => [line.upper, line.lower])) {
        if (!seen.has(next)) vertices.push(next);
        seen.add(next);
      }
    }
    parts.push(vertices);
  }
  const left = (vertices: readonly Vertex[]): number =>
    Math.min(...vertices.map((vertex) => vertex.x - vertex.width / 2));
  return parts
    .map((vertices) => ({ vertices, at: left(vertices) }))
    .sort((a, b) => a.at - b.at)
    .map((one) => one.vertices);
}
