import { isAlias, isMap, isScalar, type Node } from 'yaml';
import { Sink } from '../../diagnostics/sink.ts';
import { compose, readTokens } from '../yaml/compose.ts';

/** A piece of YAML as it is written: aliases and merge keys are themselves, and `end` is behind its last character. */
export type Written = WrittenScalar | WrittenMap | WrittenList | WrittenAlias;

interface Place {
  readonly start: number;
  readonly end: number;
  readonly anchor: string | undefined;
}

export interface WrittenScalar extends Place {
  readonly kind: 'scalar';
  readonly style: 'plain' | 'single' | 'double' | 'block';
  readonly value: unknown;
}

export interface WrittenEntry {
  readonly key: Written;
  readonly value: Written | undefined;
}

export interface WrittenMap extends Place {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly entries: readonly WrittenEntry[];
}

export interface WrittenList extends Place {
  readonly kind: 'list';
  readonly flow: boolean;
  readonly items: readonly Written[];
}

export interface WrittenAlias extends Place {
  readonly kind: 'alias';
  readonly name: string;
}

export interface Layout {
  readonly text: string;
  readonly root: Written;
  /** Where each line begins. */
  readonly lines: readonly number[];
}

/** The layout of a text with one document; undefined when it cannot be read. Ends of lines are `\n`. */
export function readLayout(text: string): Layout | undefined {
  const tokens = readTokens({ path: '', text }, text, new Sink());
  const documents = tokens === undefined ? [] : compose(tokens, text.length);
  const [document] = documents;
  if (document === undefined || documents.length > 1 || document.errors.length > 0) return undefined;
  if (document.contents === null) return undefined;
  const lines = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.push(at + 1);
  return { text, root: written(document.contents, text), lines };
}

/** The number of the line, from 0, that an offset is on. */
export function lineOf({ lines }: Layout, offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How far a place is from the start of its line. */
export function columnOf(layout: Layout, offset: number): number {
  return offset - (layout.lines[lineOf(layout, offset)] ?? 0);
}

/** Everything that is written in a node, itself first. */
export function* allWritten(node: Written): Generator<Written, void> {
  yield node;
  if (node.kind === 'list') for (const item of node.items) yield* allWritten(item);
  if (node.kind !== 'map') return;
  for (const { key, value } of node.entries) {
    yield* allWritten(key);
    if (value !== undefined) yield* allWritten(value);
  }
}

const styles = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
} as const;

function written(node: Node, text: string): Written {
  const [start, end] = node.range ?? [0, 0, 0];
  if (isAlias(node)) return { kind: 'alias', start, end, anchor: undefined, name: node.source };
  const { anchor } = node;
  if (isScalar(node)) {
    const style = styles[node.type ?? 'PLAIN'];
    const last = style === 'block' ? blockEnd(text, start, end) : end;
    return { kind: 'scalar', start, end: last, anchor, style, value: node.value };
  }
  const flow = node.flow === true;
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }) => ({
      key: written(key as Node, text),
      value: value === null ? undefined : written(value as Node, text),
    }));
    const last = entries.reduce((most, { key, value }) => Math.max(most, (value ?? key).end), start);
    return { kind: 'map', start, end: flow ? end : last, anchor, flow, entries };
  }
  const items = node.items.map((item) => written(item as Node, text));
  return { kind: 'list', start, end: flow ? end : (items.at(-1)?.end ?? start + 1), anchor, flow, items };
}

/** Empty lines behind a block scalar belong to it only if its header says so by `+`. */
function blockEnd(text: string, start: number, end: number): number {
  const header = text.slice(start, text.indexOf('\n', start));
  return header.includes('+') ? end : start + text.slice(start, end).trimEnd().length;
}
