import type { Sink } from '../../diagnostics/sink.ts';
import type { LinkedProject } from '../../model/linked.ts';
import { inDirectory, isInside } from '../../util/paths.ts';
import { shape } from '../../validate/shape.ts';
import type { Host, ReadFailure } from '../host.ts';
import { readDocument } from './read-document.ts';

/**
 * The project that a file belongs to: the nearest directory upwards with a pipewright.yaml; without one, the nearest with a `.git`, else
 * the working directory when the file is below it, else the file's own directory. References may not leave that directory.
 */
export async function findProject(path: string, host: Host, sink: Sink): Promise<LinkedProject> {
  const parents = host.parents(path);
  for (const directory of parents) {
    const candidate = inDirectory(directory, 'pipewright.yaml');
    const found = await host.read(candidate);
    if (!found.ok && !(await isThere(found.reason, directory, host))) continue;
    const node = await readDocument(candidate, host, sink);
    const document = node === undefined ? undefined : shape(node, 'project', sink);
    return { directory, path: candidate, document };
  }
  for (const directory of parents) {
    if (await host.isDirectory(inDirectory(directory, '.git')))
      return { directory, path: undefined, document: undefined };
  }
  const directory = isInside('.', path) ? '.' : (parents[0] ?? '.');
  return { directory, path: undefined, document: undefined };
}

/** Whether something that cannot be read is there, and so hides what the project says. In a directory that is closed nobody can tell. */
async function isThere(why: ReadFailure, directory: string, host: Host): Promise<boolean> {
  if (why === 'not-found' || why === 'is-directory') return false;
  return why !== 'unreadable' || (await host.isDirectory(`${directory}/.`));
}
