import { posix } from 'node:path';
import { readProblem } from '../compiler/load/read-document.ts';
import { shownPath } from './file-host.ts';
import { findSpecs, isNamedLikeOurs, isOurs } from './find-specs.ts';
import type { Io } from './io.ts';

/** The specifications that a command was given, or what is wrong with one of its arguments. */
export type SpecFiles = { readonly files: ReadonlySet<string> } | { readonly problem: string };

export interface SpecFlags {
  /** Leave out the files that are named but are something else, such as manifests of Kubernetes. */
  readonly skipOthers?: boolean;
}

/** Every file named and every specification below every directory named; without any, below the working directory. */
export async function specFiles(
  paths: readonly string[],
  { skipOthers }: SpecFlags,
  io: Io,
): Promise<SpecFiles> {
  const files = new Set<string>();
  for (const path of (paths.length === 0 ? ['.'] : paths).map(shownPath)) {
    const content = await io.host.read(path);
    if (!content.ok && content.reason === 'is-directory') {
      const { specs, others, closed } = await findSpecs(path, io.host);
      if (closed.length > 0) return { problem: `${closed.join(', ')} cannot be read` };
      if (specs.length === 0) return { problem: `no specifications were found in ${path}` };
      io.host.passOver(others);
      for (const spec of specs) files.add(spec);
    } else if (content.ok) {
      if (skipOthers !== true || isOurs(posix.basename(path), content.text)) files.add(path);
      else io.host.passOver([path]);
    } else if (skipOthers !== true || isNamedLikeOurs(posix.basename(path))) {
      return { problem: readProblem(path, content.reason) };
    }
  }
  return { files };
}
