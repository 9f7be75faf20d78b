import type { BoundPipeline } from '../../model/bound.ts';
import { buildGraph } from '../graph/build-graph.ts';
import type { Graph, GraphEdge, GraphItem } from '../graph/graph.ts';
import type { PlacedItem } from '../graph/layout/layout.ts';
import { layout } from '../graph/layout/layout.ts';
import type { Point } from '../graph/layout/plane.ts';
import type { TextLine } from './measure.ts';
import {
  edgeLines,
  fontSize,
  headerSize,
  itemLines,
  labelSize,
  lineHeight,
  nodePadding,
  nodeSize,
} from './measure.ts';
import { arrowHeads, boxOutline, linePath, nodeOutline, short } from './shapes.ts';
import { style } from './style.ts';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';
import { xmlText } from './xml-text.ts';

const margin = 24;

/**
 * A pipeline as a picture that stands by itself: no script, no outside font, its own background, and colours for light and dark. The
 * same pipeline gives the same text.
 */
export function svg(pipeline: BoundPipeline): string {
  const graph = buildGraph(pipeline);
  const picture = layout(graph, { node: nodeSize, header: headerSize, label: labelSize });
  const heading = headingOf(graph, picture.width);
  const width = Math.ceil(Math.max(picture.width, heading.width, 160) + 2 * margin);
  const height = Math.ceil(picture.height + heading.height + 2 * margin);
  const left = (width - picture.width) / 2;
  const { name } = graph;
  const ids = `pipewright-${name.replace(/[^0-9A-Za-z]+/g, '-')}`;
  const wires = (kind: GraphEdge['kind']): string => {
    const some = picture.wires.filter((wire) => wire.kind === kind);
    if (some.length === 0) return '';
    const lines = some.map(({ pieces }) => `<path d="${linePath(pieces)}"/>`).join('\n');
    const dashes = kind === 'order' ? ' stroke-dasharray="3 4"' : '';
    const heads = arrowHeads(some.flatMap(({ arrivals }) => arrivals));
    return `<g class="wire" fill="none" stroke="#64748b" stroke-width="1.3"${dashes}>\n${lines}\n</g>\n<path class="head" fill="#64748b" d="${heads}"/>\n`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${ids}-title ${ids}-desc" font-family="system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif">
<title id="${ids}-title">${xmlText(name)}</title>
<desc id="${ids}-desc">${xmlText(summary(graph))}</desc>
<style>${style}</style>
<rect class="paper" width="${width}" height="${height}" rx="10" fill="#ffffff"/>
${heading.text}<g transform="translate(${short(left)} ${margin + heading.height})">
${clusters(picture.items)}${wires('data')}${wires('order')}${nodes(picture.items)}${picture.labels
  .map(({ edge, x, y, width: wide }) => textLines(edgeLines(edge), { x: x + wide / 2, y: y + 2 }, 'middle'))
  .join('')}</g>
</svg>
`;
}

function clusters(items: readonly PlacedItem[]): string {
  return items
    .filter(({ item }) => item.kind === 'cluster')
    .map((placed) => {
      const outline = boxOutline(
        placed,
        10,
        `class="group" fill="#64748b" fill-opacity="0.07" ${strokeOf(placed.item)}`,
      );
      const text =
        placed.header === undefined ? '' : textLines(itemLines(placed.item), placed.header, 'start');
      return `<g>${tooltip(placed.item)}${outline}${text}</g>\n`;
    })
    .join('');
}

function nodes(items: readonly PlacedItem[]): string {
  return items
    .flatMap((placed) => {
      const { item } = placed;
      if (item.kind === 'cluster') return [];
      const outline = nodeOutline(placed, item.shape, `class="node" fill="#f8fafc" ${strokeOf(item)}`);
      const lid = item.shape === 'volume' ? 1.5 * nodePadding.lid : 0;
      const text = { x: placed.x + placed.width / 2, y: placed.y + nodePadding.y + lid };
      return [`<g>${tooltip(item)}${outline}${textLines(itemLines(item), text, 'middle')}</g>\n`];
    })
    .join('');
}

/** What may be skipped has a broken outline. */
function strokeOf(item: GraphItem): string {
  return item.condition === undefined ? 'stroke="#94a3b8"' : 'stroke="#94a3b8" stroke-dasharray="5 3"';
}

/** What a pointer that rests on an item shows: all of what the item may have shown cut. */
function tooltip(item: GraphItem): string {
  const lines = [
    item.kind === 'node' && item.detail !== undefined ? `${item.name} (${item.detail})` : item.name,
    ...(item.rounds === undefined ? [] : [item.rounds]),
    ...(item.condition === undefined ? [] : [`when ${item.condition}`]),
    ...(item.description === undefined ? [] : [item.description]),
  ];
  return `<title>${xmlText(lines.join('\n'))}</title>`;
}

const fills = { name: '#0f172a', detail: '#475569', condition: '#9a3412', label: '#475569' };

/** Lines of text from `top` downwards. */
function textLines(lines: readonly TextLine[], top: Point, anchor: 'start' | 'middle'): string {
  let y = top.y;
  return lines
    .map(({ look, text }) => {
      const baseline = y + lineHeight(look) / 2 + fontSize(look) * 0.36;
      y += lineHeight(look);
      const weight = look === 'name' ? ' font-weight="600"' : '';
      const place = `x="${short(top.x)}" y="${short(baseline)}"`;
      return `<text class="${look}" ${place} text-anchor="${anchor}" font-size="${fontSize(look)}"${weight} fill="${fills[look]}">${xmlText(text)}</text>`;
    })
    .join('');
}

/** The pipeline's name and description above the picture. */
function headingOf(
  graph: Graph,
  pictureWidth: number,
): { readonly text: string; readonly width: number; readonly height: number } {
  const widest = Math.max(pictureWidth, 420);
  const title = wrapText(graph.name.replace(/\s+/g, ' ').trim(), widest / 20, 2);
  const about = graph.description?.replace(/\s+/g, ' ').trim() ?? '';
  const description = about === '' ? [] : wrapText(about, widest / 12, 3);
  const row = (text: string, y: number, look: string): string =>
    `<text x="${margin}" y="${y}" ${look}>${xmlText(text)}</text>\n`;
  const rows = [
    ...title.map((text, index) =>
      row(text, margin + 15 + 24 * index, 'class="name" font-size="18" font-weight="600" fill="#0f172a"'),
    ),
    ...description.map((text, index) =>
      row(text, margin + 24 * title.length + 12 + 17 * index, 'class="detail" font-size="12" fill="#475569"'),
    ),
  ];
  return {
    text: rows.join(''),
    width: Math.max(
      ...title.map((text) => textWidth(text) * 20),
      ...description.map((text) => textWidth(text) * 12),
    ),
    height: 24 * title.length + 17 * description.length + 18,
  };
}

function summary(graph: Graph): string {
  const all = (items: readonly GraphItem[]): readonly GraphItem[] =>
    items.flatMap((item) => (item.kind === 'cluster' ? [item, ...all(item.items)] : [item]));
  const items = all(graph.items);
  const names = new Map(items.map((item) => [item.id, item.name]));
  const groups = items.filter((item) => item.kind === 'cluster').length;
  const counted = `A pipeline of ${count(items.length - groups, 'task')}${groups === 0 ? '' : ` and ${count(groups, 'group')}`}.`;
  const edges = graph.edges.slice(0, 100).map(({ from, to, kind, labels }) => {
    const ends = [names.get(to) ?? to, names.get(from) ?? from];
    return kind === 'data'
      ? `${ends[0]} reads ${labels.join(', ')} of ${ends[1]}.`
      : `${ends[0]} runs after ${ends[1]}.`;
  });
  return [...(graph.description === undefined ? [] : [graph.description]), counted, ...edges].join(' ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
