import type { GraphCluster, GraphEdge, GraphNode } from '../graph/graph.ts';
import type { Size } from '../graph/layout/plane.ts';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

/** One line of text, with the look that it has. */
export interface TextLine {
  readonly look: 'name' | 'detail' | 'condition' | 'label';
  readonly text: string;
}

interface Look {
  readonly size: number;
  /** Wider than the regular face. */
  readonly stretch: number;
  readonly height: number;
  readonly widest: number;
  readonly most: number;
}

const looks: Readonly<Record<TextLine['look'], Look>> = {
  name: { size: 13, stretch: 1.08, height: 18, widest: 260, most: 3 },
  detail: { size: 11, stretch: 1, height: 15, widest: 240, most: 2 },
  condition: { size: 11, stretch: 1, height: 15, widest: 310, most: 6 },
  label: { size: 10.5, stretch: 1, height: 13, widest: 150, most: 4 },
};

export function lineHeight(look: TextLine['look']): number {
  return looks[look].height;
}

export function fontSize(look: TextLine['look']): number {
  return looks[look].size;
}

/** The text of a node or cluster, line by line. */
export function itemLines(item: GraphNode | GraphCluster): readonly TextLine[] {
  return [
    ...wrapped('name', item.name),
    ...(item.kind === 'node' && item.detail !== undefined ? wrapped('detail', item.detail) : []),
    ...(item.rounds === undefined ? [] : wrapped('detail', item.rounds)),
    ...(item.condition === undefined ? [] : wrapped('condition', `when ${item.condition}`)),
  ];
}

export function edgeLines(edge: GraphEdge): readonly TextLine[] {
  return wrapped('label', edge.labels.join(', '));
}

function wrapped(look: TextLine['look'], text: string): readonly TextLine[] {
  const { size, stretch, widest, most } = looks[look];
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return wrapText(line === '' ? '-' : line, widest / size / stretch, most).map((one) => ({
    look,
    text: one,
  }));
}

function textSize(lines: readonly TextLine[]): Size {
  const widths = lines.map(({ look, text }) => textWidth(text) * looks[look].size * looks[look].stretch);
  return {
    width: Math.ceil(Math.max(0, ...widths)),
    height: lines.reduce((sum, { look }) => sum + looks[look].height, 0),
  };
}

/** Room above and below the text of a node; a volume's upper lid takes more. */
export const nodePadding = { x: 14, y: 8, lid: 8 };

export function nodeSize(node: GraphNode): Size {
  const { width, height } = textSize(itemLines(node));
  const sides = node.shape === 'pipeline' ? 8 : 0;
  return {
    width: Math.max(84, width + 2 * (nodePadding.x + sides)),
    height: height + 2 * nodePadding.y + (node.shape === 'volume' ? 2 * nodePadding.lid : 0),
  };
}

export function headerSize(cluster: GraphCluster): Size {
  return textSize(itemLines(cluster));
}

export function labelSize(edge: GraphEdge): Size {
  const { width, height } = textSize(edgeLines(edge));
  return { width: width + 4, height: height + 4 };
}
