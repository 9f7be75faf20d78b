import type { YamlEntry, YamlNode } from '../../syntax/yaml-node.ts';

/** What to do about unknown keys, by the place of the key: the name that was meant, or undefined to leave the entry out. */
export type Repairs = ReadonlyMap<number, string | undefined>;

/**
 * The tree as it was plainly meant: unknown keys renamed or left out, everything at its place. So that one misspelt key does not hide
 * what else is wrong with a file, nor bring findings that only follow from it.
 */
export function repair(node: YamlNode, repairs: Repairs): YamlNode {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'sequence') return { ...node, items: node.items.map((item) => repair(item, repairs)) };
  const entries = node.entries.flatMap((entry): readonly YamlEntry[] => {
    const value = repair(entry.value, repairs);
    if (!repairs.has(entry.keySpan.start)) return [{ ...entry, value }];
    const key = repairs.get(entry.keySpan.start);
    return key === undefined ? [] : [{ ...entry, key, value }];
  });
  return { ...node, entries };
}
