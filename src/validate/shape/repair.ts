import type { YamlEntry, YamlNode } from '../../syntax/yaml-node.ts';

/**
 * What to do about unknown keys, by the place of the key: the name that was meant, undefined to leave the entry out, or `beside` to put it
 * behind the entry in which it stands.
 */
export type Repairs = ReadonlyMap<number, string | undefined>;

/** No key is called so. */
export const beside = '';

/**
 * The tree as it was plainly meant: unknown keys renamed or left out, everything at its place; what nothing changes is the same node. So that one misspelt key does not hide
 * what else is wrong with a file, nor bring findings that only follow from it.
 */
export function repair(node: YamlNode, repairs: Repairs): YamlNode {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'sequence') {
    const items = node.items.map((item) => repair(item, repairs));
    return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
  }
  const entries = node.entries.flatMap((entry): readonly YamlEntry[] => {
    const value = repair(entry.value, repairs);
    const moved = movedFrom(entry.value, repairs);
    if (!repairs.has(entry.keySpan.start))
      return [value === entry.value ? entry : { ...entry, value }, ...moved];
    const key = repairs.get(entry.keySpan.start);
    return key === undefined || key === beside ? [] : [{ ...entry, key, value }, ...moved];
  });
  const lost = node.entries.filter(
    ({ keySpan: { start } }) => repairs.has(start) && repairs.get(start) === undefined,
  );
  const isSame =
    entries.length === node.entries.length && entries.every((entry, index) => entry === node.entries[index]);
  if (lost.length === 0) return isSame ? node : { ...node, entries };
  return { ...node, entries, lost: new Set(lost.map(({ key }) => key)) };
}

/** The entries of a map that belong behind it, and those that stand in these. */
function movedFrom(node: YamlNode, repairs: Repairs): readonly YamlEntry[] {
  if (node.kind !== 'map') return [];
  return node.entries
    .filter(({ keySpan }) => repairs.get(keySpan.start) === beside)
    .flatMap((entry) => [
      { ...entry, value: repair(entry.value, repairs) },
      ...movedFrom(entry.value, repairs),
    ]);
}
