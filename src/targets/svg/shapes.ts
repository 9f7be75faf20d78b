import type { GraphNode } from '../graph/graph.ts';
import type { PlacedItem } from '../graph/layout/layout.ts';
import type { Piece, Point } from '../graph/layout/plane.ts';
import { nodePadding } from './measure.ts';

/** A number with at most one decimal: half a pixel is as fine as anyone sees. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** The outline of a node: a box, a box with double sides for a pipeline, a cylinder for a volume, round ends for a person. */
export function nodeOutline(placed: PlacedItem, shape: GraphNode['shape'], attributes: string): string {
  const { x, y, width, height } = placed;
  if (shape === 'volume') {
    const lid = nodePadding.lid;
    const half = short(width / 2);
    const arc = (sweep: number, side: string): string =>
      `a${half} ${lid} 0 0 ${sweep} ${side}${short(width)} 0`;
    const body = `M${short(x)} ${short(y + lid)}${arc(1, '')}v${short(height - 2 * lid)}${arc(1, '-')}z`;
    const rim = `M${short(x)} ${short(y + lid)}${arc(0, '')}`;
    return `<path d="${body}${rim}" ${attributes}/>`;
  }
  const radius = { step: 6, pipeline: 2, person: Math.min(height / 2, 20) }[shape];
  const box = boxOutline(placed, radius, attributes);
  if (shape !== 'pipeline') return box;
  const side = (at: number): string => `M${short(at)} ${short(y)}v${short(height)}`;
  return `${box}<path d="${side(x + 6)}${side(x + width - 6)}" ${attributes}/>`;
}

export function boxOutline({ x, y, width, height }: PlacedItem, radius: number, attributes: string): string {
  const place = `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;
  return `<rect ${place} rx="${radius}" ${attributes}/>`;
}

/** The path of some lines: straight down to the bend, then a curve that arrives vertically. */
export function linePath(pieces: readonly Piece[]): string {
  return pieces
    .map(({ start, bend, end }) => {
      const down = bend > start.y + 0.05 ? `V${short(bend)}` : '';
      if (Math.abs(start.x - end.x) < 0.5) return `M${short(start.x)} ${short(start.y)}V${short(end.y)}`;
      const middle = short((Math.max(bend, start.y) + end.y) / 2);
      const curve = `C${short(start.x)} ${middle} ${short(end.x)} ${middle} ${short(end.x)} ${short(end.y)}`;
      return `M${short(start.x)} ${short(start.y)}${down}${curve}`;
    })
    .join('');
}

/** Arrow heads whose tips are at the points. */
export function arrowHeads(points: readonly Point[]): string {
  return points.map(({ x, y }) => `M${short(x)} ${short(y)}l-3.5 -7h7z`).join('');
}
