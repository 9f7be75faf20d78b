import type { YamlEntry, YamlNode } from '../syntax/yaml-node.ts';

/** Ways through a tree that may be anything: what is not there is undefined or empty. */

export function entriesOf(node: YamlNode | undefined): readonly YamlEntry[] {
  return node?.kind === 'map' ? node.entries : [];
}

export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'sequence' ? node.items : [];
}

export function child(node: YamlNode | undefined, ...path: readonly string[]): YamlNode | undefined {
  return path.reduce<YamlNode | undefined>(
    (at, key) => entriesOf(at).find((entry) => entry.key === key)?.value,
    node,
  );
}

/** The text of a scalar that is one. */
export function textOf(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node.text : undefined;
}
