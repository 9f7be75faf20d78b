import type { Tree } from './yaml.ts';

export type Key = string | number;

/** A place in a document: keys of maps and places in lists. */
export type Path = readonly Key[];

/** A change of one place of one document: another value, or none at all. */
export interface Cut {
  readonly file: string;
  readonly at: Path;
  readonly to?: Tree;
}

export type Documents = ReadonlyMap<string, ReadonlyMap<string, Tree>>;

/** Makes several changes at once; all places are those of the documents as they are given. Of two, one inside the other, the outer one counts. */
export function cut(documents: Documents, cuts: readonly Cut[]): Documents {
  const changed = new Map<string, ReadonlyMap<string, Tree>>();
  for (const [file, document] of documents) {
    const own = cuts.filter((one) => one.file === file);
    if (own.some(({ at }) => at.length === 0)) continue;
    const root = own.length === 0 ? document : rewritten(document, own);
    if (root instanceof Map) changed.set(file, root);
  }
  return changed;
}

function rewritten(tree: Tree, cuts: readonly Pick<Cut, 'at' | 'to'>[]): Tree {
  const entry = (key: Key, value: Tree): readonly [Tree] | undefined => {
    const here = cuts.filter(({ at }) => at[0] === key);
    const whole = here.find(({ at }) => at.length === 1);
    if (whole !== undefined) return whole.to === undefined ? undefined : [whole.to];
    return [
      here.length === 0
        ? value
        : rewritten(
            value,
            here.map(({ at, ...rest }) => ({ ...rest, at: at.slice(1) })),
          ),
    ];
  };
  if (tree instanceof Map) {
    const entries = [...tree].map(([key, value]) => [key, entry(key, value)] as const);
    return new Map(
      entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value[0]] as const])),
    );
  }
  if (isList(tree)) return tree.flatMap((value, index) => entry(index, value) ?? []);
  return tree;
}

export function isList(tree: Tree): tree is readonly Tree[] {
  return Array.isArray(tree);
}

/** Every place of a tree with its value, outer ones first. */
export function places(tree: Tree, at: Path = []): readonly (readonly [Path, Tree])[] {
  const inside: (readonly [Path, Tree])[] = [];
  if (tree instanceof Map) for (const [key, one] of tree) inside.push(...places(one, [...at, key]));
  else if (isList(tree))
    for (const [index, one] of tree.entries()) inside.push(...places(one, [...at, index]));
  return [[at, tree], ...inside];
}
