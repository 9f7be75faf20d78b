import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { SourceFile } from '../../diagnostics/span.ts';
import { invariant } from '../../util/invariant.ts';
import type { YamlScalar } from '../yaml-node.ts';
import type { Restore } from './restoring.ts';
import { visibleEnd, type Written, type WrittenScalar } from './written.ts';

const styles = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
} as const;

/** A node of `yaml` in our words, the text of masked expressions restored. */
export function writtenOf(node: Node, file: SourceFile, restore: Restore): Written {
  invariant(node.range, 'composed YAML nodes have ranges');
  const [start, end] = node.range;
  if (isAlias(node)) return { kind: 'alias', start, end, name: node.source };
  const inner = (one: unknown): Written => writtenOf(one as Node, file, restore);
  if (isScalar(node)) return scalar(node, start, end, file, restore);
  if (isMap(node)) {
    const items = node.items.map(({ key, value }) => {
      return { key: inner(key), value: value === null ? undefined : inner(value) };
    });
    return { kind: 'map', start, end, anchor: node.anchor, flow: node.flow === true, items };
  }
  invariant(isSeq(node), 'a YAML node is a scalar, a map, a sequence or an alias');
  const items = node.items.map(inner);
  return { kind: 'sequence', start, end, anchor: node.anchor, flow: node.flow === true, items };
}

function scalar(node: Scalar, start: number, end: number, file: SourceFile, restore: Restore): WrittenScalar {
  const { anchor } = node;
  const style = styles[node.type ?? 'PLAIN'];
  const restored = style === 'plain' ? restore(start, end) : undefined;
  const value = restored ?? typedValue(node);
  const text = style === 'plain' ? (restored ?? node.source ?? '') : String(value);
  const isBlock = style === 'literal' || style === 'folded';
  const last = isBlock ? visibleEnd(file.text, start, end) : end;
  return { kind: 'scalar', start, end: last, anchor, style, value, text };
}

function typedValue({ value, source }: Scalar): YamlScalar['value'] {
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return known || value === null ? value : (source ?? '');
}
