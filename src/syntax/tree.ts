import type { Span } from '../diagnostics/span.ts';
import type { YamlEntry, YamlMap, YamlNode } from './yaml-node.ts';

/** Ways through a tree that may be anything: what is not there is undefined or empty. */

export function entriesOf(node: YamlNode | undefined): readonly YamlEntry[] {
  return node?.kind === 'map' ? node.entries : [];
}

export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'sequence' ? node.items : [];
}

function valueAt({ entries }: YamlMap, key: string): YamlNode | undefined {
  for (const entry of entries) if (entry.key === key) return entry.value;
  return undefined;
}

export function child(node: YamlNode | undefined, ...path: readonly string[]): YamlNode | undefined {
  let at = node;
  for (const key of path) at = at?.kind === 'map' ? valueAt(at, key) : undefined;
  return at;
}

/** The text of a scalar that is one. */
export function textOf(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node.text : undefined;
}

/** The part of a written name that is the name, without quotes; the whole where it is written by escapes. */
export function nameSpan(span: Span, name: string): Span {
  const { file, start, end } = span;
  return file.text.slice(start + 1, end - 1) === name && /^["']/.test(file.text.slice(start, start + 1))
    ? { file, start: start + 1, end: end - 1 }
    : span;
}
