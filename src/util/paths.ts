import { posix } from 'node:path';

/** Whether a path is the directory itself or lies below it; both normalised, as shown to the user. */
export function isInside(directory: string, path: string): boolean {
  const relative = posix.relative(directory, path);
  return relative === '' || (relative !== '..' && !relative.startsWith('../') && !posix.isAbsolute(relative));
}

/** The path that a reference in a file names: relative to the directory of that file. Standard input (`-`) stands in the working directory. */
export function resolveFrom(file: string, reference: string): string {
  const directory = file === '-' ? '.' : posix.dirname(file);
  return posix.isAbsolute(reference) ? posix.normalize(reference) : posix.join(directory, reference);
}
