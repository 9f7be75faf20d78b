import { assignRanks } from './assign-ranks.ts';
import { orderLayers } from './order-layers.ts';
import { placeLayers } from './place-layers.ts';
import type { Piece, Plane, PlaneLayout, Point } from './plane.ts';
import type { Segment, Vertex } from './vertex.ts';
import { layered } from './vertex.ts';

/** Lays out one DAG: rows by the longest way, few crossings, short and straight lines. The same plane gives the same layout. */
export function layoutPlane(plane: Plane): PlaneLayout {
  const graph = layered(plane, assignRanks(plane));
  const layers = orderLayers(graph.layers);
  placeLayers(layers, graph.boxes);
  const rows = rowsOf(layers);
  const left = Math.min(...edges(layers, -1));
  const width = Math.max(...edges(layers, 1)) - left;
  const corner = (vertex: Vertex): Point => ({
    x: vertex.x - vertex.width / 2 - left,
    y: rows[vertex.layer]?.top ?? 0,
  });
  const pieceOf = (segment: Segment): Piece => {
    const { upper, lower } = segment;
    const row = rows[upper.layer];
    const top = upper.kind === 'port' ? 0 : (row?.top ?? 0) + upper.height;
    return {
      start: { x: upper.x + segment.upperOffset - left, y: top },
      bend: row?.bottom ?? 0,
      end: { x: lower.x + segment.lowerOffset - left, y: rows[lower.layer]?.top ?? 0 },
    };
  };
  const portX = (vertex: Vertex): number => vertex.x - left;
  return {
    width,
    height: rows[layers.findLastIndex((layer) => layer.length > 0)]?.bottom ?? 0,
    boxes: graph.boxes.map(corner),
    header: graph.header === undefined ? { x: 0, y: 0 } : corner(graph.header),
    topPorts: graph.topPorts.map(portX),
    bottomPorts: graph.bottomPorts.map(portX),
    nets: graph.nets.map((net) => ({
      pieces: net.segments.map(pieceOf),
      sinks: net.sinks.map(({ last, label }) => ({
        end: pieceOf(last).end,
        label: label === undefined ? undefined : corner(label),
      })),
    })),
  };
}

/** How far each layer reaches to one side; a plane without anything reaches nowhere. */
function edges(layers: readonly (readonly Vertex[])[], side: -1 | 1): readonly number[] {
  const found = layers.flatMap((layer) => {
    const vertex = side === 1 ? layer.at(-1) : layer[0];
    return vertex === undefined ? [] : [vertex.x + (side * vertex.width) / 2];
  });
  return found.length === 0 ? [0] : found;
}

interface Row {
  readonly top: number;
  readonly bottom: number;
}

/** The height of each layer, and between them more room where lines go far to the side. Layers without anything take none. */
function rowsOf(layers: readonly (readonly Vertex[])[]): readonly Row[] {
  const rows: Row[] = [];
  let y = 0;
  for (const layer of layers) {
    const bottom = y + Math.max(0, ...layer.map((vertex) => vertex.height));
    rows.push({ top: y, bottom });
    const lines = layer.flatMap((vertex) => vertex.down);
    const farthest = Math.max(
      0,
      ...lines.map((one) => Math.abs(one.upper.x + one.upperOffset - one.lower.x - one.lowerOffset)),
    );
    const loose = lines.length === 0 && layer.length > 0 ? 14 : 0;
    y = bottom + (lines.length === 0 ? loose : Math.min(64, 13 + farthest * 0.1));
  }
  return rows;
}
