import type { Span } from '../../diagnostics/span.ts';
import type { YamlEntry, YamlNode } from '../yaml-node.ts';

/**
 * The entries that a merge key `<<` adds: those of its map or maps that are not written explicitly; of several maps the first that has a
 * key wins. Entries keep the places at which they were written. `refuse` is told of values that are not maps.
 */
export function mergedEntries(
  value: YamlNode,
  explicit: ReadonlyMap<string, Span>,
  refuse: (node: YamlNode) => void,
): readonly YamlEntry[] {
  const sources = value.kind === 'sequence' ? value.items : [value];
  const added = new Map<string, YamlEntry>();
  for (const source of sources) {
    if (source.kind !== 'map') {
      refuse(source);
      continue;
    }
    for (const entry of source.entries) {
      if (!explicit.has(entry.key) && !added.has(entry.key)) added.set(entry.key, entry);
    }
  }
  return [...added.values()];
}
