import { posix } from 'node:path';
import { children, isNode, parse, type SyntaxNode } from './syntax.ts';

/** How many imports away from `file` each other file is that needs it, directly or through others. */
export function importers(texts: ReadonlyMap<string, string>): (file: string) => ReadonlyMap<string, number> {
  const users = new Map<string, string[]>();
  for (const [path, text] of texts) {
    for (const specifier of specifiers(parse(text))) {
      if (!specifier.startsWith('.')) continue;
      const target = posix.join(posix.dirname(path), specifier);
      users.set(target, [...(users.get(target) ?? []), path]);
    }
  }
  return (file) => {
    const distances = new Map([[file, 0]]);
    for (const [path, distance] of distances) {
      for (const user of users.get(path) ?? []) if (!distances.has(user)) distances.set(user, distance + 1);
    }
    return distances;
  };
}

function specifiers(node: SyntaxNode): readonly string[] {
  const own = isNode(node.source) && typeof node.source.value === 'string' ? [node.source.value] : [];
  return [...own, ...children(node).flatMap(([, one]) => specifiers(one))];
}
