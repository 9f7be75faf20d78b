import type { YamlMap, YamlNode } from '../../syntax/yaml-node.ts';
import { hasKind } from './kinds.ts';
import { oneOfKeys } from './one-of.ts';
import type { Schema } from './schema.ts';
import type { Walk } from './walk.ts';

/**
 * The branch of a choice that the author of a value plainly meant: by its kind and, among maps, by its keys. Undefined when no branch
 * takes that kind of value. A map that has no key of any branch gets a branch that knows the keys of all.
 */
export function chooseBranch(
  node: YamlNode,
  branches: readonly Schema[],
  matches: Walk['matches'],
): Schema | undefined {
  const fitting = branches.filter((branch) => hasKind(node, branch));
  if (fitting.length < 2) return fitting[0];
  const right = fitting.find((branch) => matches(node, branch));
  if (right !== undefined || node.kind !== 'map') return right ?? fitting[0];

  const known = fitting.map((branch) => knownKeys(node, branch));
  const most = Math.max(...known);
  if (most === 0) return union(fitting);
  const best = fitting.filter((_, index) => known[index] === most);
  const chosen = best.find((branch) => leadingKeys(branch).some((key) => has(node, key))) ?? best[0];
  return { ...chosen, siblings: fitting.filter((branch) => branch !== chosen) };
}

/** The keys by which a map shows that it means a branch: those of which it has one, or else the first that it needs. */
export function leadingKeys(branch: Schema): readonly string[] {
  return oneOfKeys(branch) ?? branch.required?.slice(0, 1) ?? [];
}

function knownKeys(node: YamlMap, branch: Schema): number {
  return node.entries.filter(({ key }) => Object.hasOwn(branch.properties ?? {}, key)).length;
}

function has(node: YamlMap, key: string): boolean {
  return node.entries.some((entry) => entry.key === key);
}

function union(branches: readonly Schema[]): Schema {
  return {
    properties: Object.assign({}, ...branches.map(({ properties }) => properties)) as Readonly<
      Record<string, Schema>
    >,
    additionalProperties: false,
    oneOf: branches.flatMap(leadingKeys).map((key) => ({ required: [key] })),
  };
}
