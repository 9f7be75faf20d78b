import { closeGaps } from './close-gaps.ts';
import { isotonic } from './isotonic.ts';
import { spacing } from './spacing.ts';
import type { Vertex } from './vertex.ts';

/**
 * Gives every vertex its x: near to what it is joined with, in the order of its layer and without overlap. Long ways are kept straight
 * because their lines weigh more.
 */
export function placeLayers(layers: readonly (readonly Vertex[])[], boxes: readonly Vertex[]): void {
  for (const layer of layers) settle(layer, (vertex) => vertex.x);
  const size = layers.reduce((sum, layer) => sum + layer.length, 0);
  const rounds = Math.max(3, Math.min(60, Math.floor(120_000 / (size + 1))));
  for (let round = 0; round < rounds; round += 1) {
    for (const layer of layers) settle(layer, (vertex) => pull(vertex, true, false));
    for (const layer of [...layers].reverse()) settle(layer, (vertex) => pull(vertex, false, true));
  }
  shareOutEntries(boxes);
  for (let round = 0; round < rounds; round += 1) {
    for (const layer of layers) settle(layer, (vertex) => pull(vertex, true, true));
    for (const layer of [...layers].reverse()) settle(layer, (vertex) => pull(vertex, true, true));
  }
  straighten(layers);
  alignHeader(layers);
  closeGaps(layers);
  shareOutEntries(boxes);
  alignHeader(layers);
}

/** Lines that meet a box from above get places side by side, in the order in which they come. */
function shareOutEntries(boxes: readonly Vertex[]): void {
  for (const box of boxes) {
    const free = box.up.filter((one) => !one.lowerFixed).sort((a, b) => a.upper.x - b.upper.x);
    const step = Math.min(22, (box.width - 24) / Math.max(1, free.length));
    free.forEach((segment, index) => {
      segment.lowerOffset = (index - (free.length - 1) / 2) * step;
    });
  }
}

/** Puts what is left of a way's small bends right, where its neighbours leave room for one straight line. */
function straighten(layers: readonly (readonly Vertex[])[]): void {
  const seen = new Set<Vertex>();
  for (const start of layers.flat()) {
    if (start.kind !== 'way' || seen.has(start)) continue;
    const way: Vertex[] = [];
    for (let next: Vertex | undefined = start; next !== undefined && !seen.has(next); ) {
      seen.add(next);
      way.push(next);
      next = next.down.find((line) => line.lower.kind === 'way')?.lower;
    }
    let from = Number.NEGATIVE_INFINITY;
    let to = Number.POSITIVE_INFINITY;
    for (const vertex of way) {
      const before = layers[vertex.layer]?.[vertex.order - 1];
      const after = layers[vertex.layer]?.[vertex.order + 1];
      if (before !== undefined) from = Math.max(from, before.x + spacing(before, vertex));
      if (after !== undefined) to = Math.min(to, after.x - spacing(vertex, after));
    }
    if (from > to) continue;
    const middle = way.reduce((sum, vertex) => sum + vertex.x, 0) / way.length;
    for (const vertex of way) vertex.x = Math.max(from, Math.min(to, middle));
  }
}

/** A header stands at the left edge of everything. */
function alignHeader(layers: readonly (readonly Vertex[])[]): void {
  const header = layers[0]?.find((vertex) => vertex.kind === 'header');
  if (header === undefined) return;
  const left = Math.min(
    ...layers.flatMap((layer) => layer.slice(0, 1).map((vertex) => vertex.x - vertex.width / 2)),
  );
  header.x = left + header.width / 2;
}

/** Moves the vertices of a layer to where they are wanted, as near as order and room allow. */
function settle(layer: readonly Vertex[], wanted: (vertex: Vertex) => number): void {
  let room = 0;
  const rooms = layer.map((vertex, index) => {
    const before = layer[index - 1];
    if (before !== undefined) room += spacing(before, vertex);
    return room;
  });
  const targets = layer.map((vertex, index) => wanted(vertex) - (rooms[index] ?? 0));
  const fitted = isotonic(targets, layer.map(weightOf));
  layer.forEach((vertex, index) => {
    vertex.x = (fitted[index] ?? 0) + (rooms[index] ?? 0);
  });
}

function weightOf(vertex: Vertex): number {
  const lines = [...vertex.up, ...vertex.down];
  return 0.1 + lines.reduce((sum, line) => sum + line.weight, 0);
}

/** The mean of the places from which the lines of a vertex would be straight. */
function pull(vertex: Vertex, upwards: boolean, downwards: boolean): number {
  let sum = 0;
  let weight = 0;
  if (upwards) {
    for (const line of vertex.up) {
      sum += line.weight * (line.upper.x + line.upperOffset - line.lowerOffset);
      weight += line.weight;
    }
  }
  if (downwards) {
    for (const line of vertex.down) {
      sum += line.weight * (line.lower.x + line.lowerOffset - line.upperOffset);
      weight += line.weight;
    }
  }
  return weight === 0 ? vertex.x : sum / weight;
}
