import type { KeyOrder } from './key-order.ts';
import {
  allWritten,
  columnOf,
  type Layout,
  lineOf,
  type Written,
  type WrittenEntry,
  type WrittenMap,
} from './read-layout.ts';

/** A map whose entries stand in another order than they should. */
interface Move {
  readonly map: WrittenMap;
  /** The entries in their new order, by their old positions. */
  readonly order: readonly number[];
  /** The pieces of the text that are moved, by old positions. */
  readonly pieces: readonly (readonly [start: number, end: number])[];
}

/** Puts the entries of every map in order, with the comments and empty lines above them. A map in which that is not plain stays as it is. */
export function orderKeys(layout: Layout, order: KeyOrder): string {
  const moves = new Map<number, Move>();
  collect(layout, layout.root, order, moves);
  if (moves.size === 0) return layout.text;
  const starts = [...moves.keys()].sort((a, b) => a - b);
  /** The text of a range, with what is moved in it; `from` is the first of the starts that may lie in it. */
  const emit = (start: number, end: number): string => {
    let text = '';
    let at = start;
    for (let index = firstAtLeast(starts, start); index < starts.length; index += 1) {
      const from = starts[index] ?? end;
      if (from >= end) break;
      const move = moves.get(from);
      if (move === undefined || from < at) continue;
      const [, to = from] = move.pieces.at(-1) ?? [];
      moves.delete(from);
      text += layout.text.slice(at, from) + moved(layout, move, emit);
      at = to;
    }
    return text + layout.text.slice(at, end);
  };
  return emit(0, layout.text.length);
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function collect(layout: Layout, node: Written, known: KeyOrder | undefined, moves: Map<number, Move>): void {
  if (known === undefined || node.kind === 'scalar' || node.kind === 'alias') return;
  if (node.kind === 'list') {
    for (const item of node.items) collect(layout, item, known.item(), moves);
    return;
  }
  const keys = node.entries.map(({ key }) => keyOf(key));
  const chosen = known.chosen(keys.filter((key) => key !== undefined));
  if (chosen === undefined) return;
  const move = moveOf(layout, node, keys, chosen);
  if (move !== undefined) moves.set(move.pieces[0]?.[0] ?? 0, move);
  node.entries.forEach(({ value }, index) => {
    const key = keys[index];
    if (value !== undefined && key !== undefined) collect(layout, value, chosen.entry(key), moves);
  });
}

function keyOf(key: Written): string | undefined {
  return key.kind === 'scalar' && typeof key.value === 'string' && key.anchor === undefined
    ? key.value
    : undefined;
}

function moveOf(
  layout: Layout,
  map: WrittenMap,
  keys: readonly (string | undefined)[],
  known: KeyOrder,
): Move | undefined {
  if (keys.includes(undefined)) return undefined;
  const last = Number.MAX_SAFE_INTEGER;
  const ranks = keys.map((key) => known.rank(key ?? '') ?? last);
  if (ranks.every((rank) => rank === last)) return undefined;
  const order = ranks.map((_, index) => index).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b);
  if (order.every((from, to) => from === to) || !keepsAnchors(map.entries, order)) return undefined;
  const pieces = map.flow ? flowPieces(layout, map) : blockPieces(layout, map);
  if (pieces === undefined) return undefined;
  // What comes behind a dash cannot begin with a comment.
  const [first = 0] = order;
  const isOnDash = !map.flow && isBehindDash(layout, map);
  if (
    isOnDash &&
    layout.text
      .slice(...(pieces[first] ?? [0, 0]))
      .trimStart()
      .startsWith('#')
  )
    return undefined;
  return { map, order, pieces };
}

/** An anchor must stand before its aliases. */
function keepsAnchors(entries: readonly WrittenEntry[], order: readonly number[]): boolean {
  const parts = entries.map(({ value }) => (value === undefined ? [] : [...allWritten(value)]));
  const anchors = new Map<string, number>();
  for (const [index, part] of parts.entries()) {
    for (const { anchor } of part) {
      if (anchor === undefined) continue;
      if (anchors.has(anchor)) return false;
      anchors.set(anchor, index);
    }
  }
  return parts.every((part, index) =>
    part.every((node) => {
      const at = node.kind === 'alias' ? anchors.get(node.name) : undefined;
      return at === undefined || at === index || order.indexOf(at) < order.indexOf(index);
    }),
  );
}

function flowPieces({ text }: Layout, map: WrittenMap): Move['pieces'] | undefined {
  if (text.slice(map.start, map.end).includes('\n')) return undefined;
  return map.entries.map(({ key, value }) => [key.start, (value ?? key).end]);
}

/** Whole lines: each entry with the comments and empty lines above it that are indented like it. */
function blockPieces(layout: Layout, map: WrittenMap): Move['pieces'] | undefined {
  const { text, lines } = layout;
  const column = columnOf(layout, map.start);
  const starts: number[] = [];
  for (const [index, { key }] of map.entries.entries()) {
    const line = lineOf(layout, key.start);
    const before = text.slice(lines[line] ?? 0, key.start);
    const isRoot = index === 0 && column === 0;
    if (index === 0 && (before.trim() !== '' || isRoot)) {
      starts.push(isRoot ? (lines[line] ?? 0) : key.start);
      continue;
    }
    if (before.trim() !== '') return undefined;
    const previous = map.entries[index - 1];
    const limit =
      previous === undefined ? 0 : lineOf(layout, Math.max((previous.value ?? previous.key).end - 1, 0)) + 1;
    let first = line;
    while (first > limit && isAbove(textOfLine(layout, first - 1), column)) first -= 1;
    starts.push(lines[first] ?? 0);
  }
  const end = lines[lineOf(layout, Math.max(map.end - 1, 0)) + 1] ?? text.length;
  return starts.map((start, index) => [start, starts[index + 1] ?? end]);
}

function textOfLine({ text, lines }: Layout, line: number): string {
  return text.slice(lines[line] ?? 0, lines[line + 1] ?? text.length);
}

function isAbove(line: string, column: number): boolean {
  return line.trim() === '' || (line[column] === '#' && line.slice(0, column).trim() === '');
}

function isBehindDash(layout: Layout, map: WrittenMap): boolean {
  const line = layout.lines[lineOf(layout, map.start)] ?? 0;
  return layout.text.slice(line, map.start).trim() !== '';
}

function moved(
  layout: Layout,
  { map, order, pieces }: Move,
  emit: (start: number, end: number) => string,
): string {
  const texts = pieces.map(([start, end]) => emit(start, end));
  if (map.flow) return order.map((from) => texts[from]?.trimEnd()).join(', ');
  const margin = ' '.repeat(columnOf(layout, map.start));
  const isOnDash = isBehindDash(layout, map);
  return order
    .map((from, to) => {
      const text = texts[from] ?? '';
      if (to === 0 && from !== 0) {
        const whole = text.replace(/^(?:[ \t]*\n)+/, '');
        return isOnDash ? whole.slice(margin.length) : whole;
      }
      return from === 0 && to !== 0 && isOnDash ? margin + text : text;
    })
    .join('');
}
