import type { Vertex } from './vertex.ts';

type Layers = readonly (readonly Vertex[])[];

/**
 * Orders each layer so that few lines cross: sweeps down and up, each vertex to the mean of its neighbours, from several beginnings; the best
 * of all is kept. Sorting is stable, so equal means keep the order of the file.
 */
export function orderLayers(layers: Layers): Layers {
  const size = layers.reduce((sum, layer) => sum + layer.length, 0);
  const sweeps = size > 20_000 ? 2 : size > 4000 ? 6 : 14;
  const mirrored = layers.map((layer) =>
    [...layer].sort((a, b) => Number(b.kind === 'header') - Number(a.kind === 'header') || b.order - a.order),
  );
  const beginnings: readonly (readonly [Layers, number])[] =
    size > 4000
      ? [[layers, 0]]
      : [
          [layers, 0],
          [layers, 1],
          [mirrored, 0],
          [mirrored, 1],
        ];
  let best: { layers: Layers; crossings: number } | undefined;
  for (const [beginning, first] of beginnings) {
    let current = beginning;
    for (const layer of current) number(layer);
    for (let sweep = first; sweep < sweeps + first && best?.crossings !== 0; sweep += 1) {
      current = swept(current, sweep % 2 === 0);
      const crossings = current.reduce((sum, layer) => sum + crossingsBelow(layer), 0);
      if (best === undefined || crossings < best.crossings) best = { layers: current, crossings };
    }
  }
  const result = best?.layers ?? layers;
  for (const layer of result) number(layer);
  return result;
}

function swept(layers: Layers, down: boolean): Layers {
  const next = layers.map((layer) => [...layer]);
  for (const layer of down ? next : [...next].reverse()) sortLayer(layer, down);
  return next;
}

function sortLayer(layer: Vertex[], down: boolean): void {
  const wanted = new Map(layer.map((vertex) => [vertex, mean(vertex, down)]));
  layer.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
  number(layer);
}

function number(layer: readonly Vertex[]): void {
  layer.forEach((vertex, index) => {
    vertex.order = index;
  });
}

function mean(vertex: Vertex, down: boolean): number {
  if (vertex.kind === 'header') return -1;
  const places = down ? vertex.up.map((one) => upperPlace(one)) : vertex.down.map((one) => lowerPlace(one));
  return places.length === 0 ? vertex.order : places.reduce((sum, place) => sum + place, 0) / places.length;
}

/** Where a line leaves or meets a vertex, in the order of the layer: boxes have room for many. */
function upperPlace({ upper, upperOffset }: Vertex['up'][number]): number {
  return upper.order + upperOffset / (upper.width + 1);
}

function lowerPlace({ lower, lowerOffset }: Vertex['up'][number]): number {
  return lower.order + lowerOffset / (lower.width + 1);
}

/** How often the lines between a layer and the next one cross. */
function crossingsBelow(layer: readonly Vertex[]): number {
  const lines = layer
    .flatMap((vertex) => vertex.down.map((one) => ({ upper: upperPlace(one), lower: lowerPlace(one) })))
    .sort((a, b) => a.upper - b.upper || a.lower - b.lower);
  const ranks = new Map(
    [...new Set(lines.map((one) => one.lower))].sort((a, b) => a - b).map((place, index) => [place, index]),
  );
  // A Fenwick tree of how many lines so far end at or before a place.
  const tree = new Array<number>(ranks.size + 1).fill(0);
  let crossings = 0;
  lines.forEach(({ lower }, before) => {
    const rank = (ranks.get(lower) ?? 0) + 1;
    let notAfter = 0;
    for (let index = rank; index > 0; index -= index & -index) notAfter += tree[index] ?? 0;
    crossings += before - notAfter;
    for (let index = rank; index < tree.length; index += index & -index) tree[index] = (tree[index] ?? 0) + 1;
  });
  return crossings;
}
