import { isArtifactList } from '../../../model/artifact-keys.ts';
import type { BoundPort } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import { filesOf } from '../../../model/file-choice.ts';

/**
 * Tells artifacts that are known by where they lie: Lists of them, what is picked out of one, and what is handed on of these. `feeds`: what
 * gives each port its value.
 */
export function storedFiles(
  feeds: ReadonlyMap<BoundPort, readonly BoundExpression[]>,
): (value: BoundExpression) => boolean {
  const stored = new Set<BoundPort>();
  const readers = new Map<BoundPort, BoundPort[]>();
  const open: BoundPort[] = [];
  for (const [port, values] of feeds) {
    for (const file of values.flatMap(filesOf)) {
      const source = portOf(file);
      if (isStoredItself(file)) open.push(port);
      else if (source !== undefined) {
        const known = readers.get(source);
        if (known === undefined) readers.set(source, [port]);
        else known.push(port);
      }
    }
  }
  for (let port = open.pop(); port !== undefined; port = open.pop()) {
    if (stored.has(port)) continue;
    stored.add(port);
    open.push(...(readers.get(port) ?? []));
  }
  return (value) =>
    isArtifactList(value.type) ||
    filesOf(value).some((file) => {
      const source = portOf(file);
      return isStoredItself(file) || (source !== undefined && stored.has(source));
    });
}

function isStoredItself({ type, kind }: BoundExpression): boolean {
  return isArtifactList(type) || (type.kind === 'artifact' && (kind === 'index' || kind === 'call'));
}

/** The port that is read as it is. */
function portOf(value: BoundExpression): BoundPort | undefined {
  if (value.kind !== 'reference') return undefined;
  const { target } = value;
  const isPort = target.kind === 'input' || target.kind === 'output' || target.kind === 'local';
  return isPort ? target.port : undefined;
}
