import { posix } from 'node:path';
import manifest from '../../../package.json' with { type: 'json' };
import { schemaText } from '../bundle-schema.ts';
import { FileHost } from '../file-host.ts';
import type { Io } from '../io.ts';
import { schemaOfProject } from '../project-schema/schema-of-project.ts';
import { hooksFile, projectFiles, schemaPath } from './project-files.ts';

const hooks = '.pre-commit-config.yaml';

/** The files of a new project in a directory: those that are there already, and those that are not made here, with the reason. */
export interface Plan {
  readonly directory: string;
  readonly files: ReadonlyMap<string, string>;
  readonly inTheWay: readonly string[];
  readonly leftOut: readonly string[];
}

/** Says what would be written. Hooks that are there are somebody's own, and belong to the top of a repository. */
export function plan(name: string, directory: string, wantsHooks: boolean, io: Io): Plan {
  const files = new Map(projectFiles(name));
  const leftOut: string[] = [];
  const isThere = (path: string): boolean =>
    io.bytes(posix.join(directory, path)) !== undefined || io.isDirectory(posix.join(directory, path));
  if (wantsHooks && isThere(hooks)) leftOut.push(`${hooks} is there already: docs/ci.md has hooks to add`);
  else if (wantsHooks && isBelowRepository(directory, io))
    leftOut.push(`${hooks} belongs to the top of the repository: docs/ci.md has hooks for it`);
  else if (wantsHooks) files.set(hooks, hooksFile(manifest.version));
  return { directory, files, inTheWay: [...files.keys(), schemaPath].filter(isThere), leftOut };
}

function isBelowRepository(directory: string, io: Io): boolean {
  const isTop = (path: string): boolean => io.isDirectory(posix.join(path, '.git'));
  return !isTop(directory) && io.host.parents(posix.join(directory, '.git')).some(isTop);
}

/** Writes a project, then the schema of what lies in the directory by now; gives the paths, or what went wrong. */
export async function writeProject(
  { directory, files }: Plan,
  io: Io,
): Promise<{ readonly written: readonly string[] } | { readonly problem: string }> {
  const written: string[] = [];
  const write = (name: string, text: string): string | undefined => {
    const path = posix.join(directory, name);
    written.push(path);
    return io.makeDirectory(posix.dirname(path)) ?? io.write(path, text);
  };
  for (const [name, text] of files) {
    const problem = write(name, text);
    if (problem !== undefined) return { problem };
  }
  const made = await schemaOfProject(directory, new FileHost(() => process.stdin));
  const problem = 'problem' in made ? made.problem : write(schemaPath, schemaText(made.schema));
  return problem === undefined ? { written } : { problem };
}
