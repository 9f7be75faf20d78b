import { posix } from 'node:path';
import { isNamedLikeOurs, isOurs } from '../../src/cli/find-specs.ts';
import { Documents } from '../../src/lsp/documents.ts';
import { Project } from '../../src/lsp/project.ts';
import type { World } from '../../src/lsp/world.ts';
import { MemoryHost } from '../support/memory-host.ts';

/** The functions of the server over files in memory; a URI is `mem:` and the path. */
export function memoryWorld(files: Readonly<Record<string, string>>): {
  readonly world: World;
  readonly documents: Documents;
  readonly project: Project;
} {
  const host = new MemoryHost(new Map(Object.entries(files)));
  const ours = (path: string, text: string): boolean => isOurs(posix.basename(path), text);
  const world: World = {
    files: () => host,
    enter: () => undefined,
    pathOf: (uri) => uri.replace(/^mem:/, ''),
    uriOf: (path) => `mem:${path}`,
    isOurs: ours,
    isNamedLikeOurs: (path) => isNamedLikeOurs(posix.basename(path)),
    specs: async (directory) =>
      Object.entries(files)
        .filter(
          ([path, text]) =>
            (directory === '.' || path.startsWith(`${directory}/`)) &&
            /\.ya?ml$/.test(path) &&
            ours(path, text),
        )
        .map(([path]) => path),
    fixed: async () => undefined,
  };
  const documents = new Documents(world);
  return { world, documents, project: new Project(documents, world) };
}
