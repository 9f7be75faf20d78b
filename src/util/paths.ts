import { posix } from 'node:path';

/** Whether a path is the directory itself or lies below it; both normalised, as shown to the user. */
export function isInside(directory: string, path: string): boolean {
  const relative = seenFrom(directory, path);
  return relative === '' || (relative !== '..' && !relative.startsWith('../') && !posix.isAbsolute(relative));
}

/** Whether what a task names is a path; else it is an alias of the project file. */
export function isPath(reference: string): boolean {
  return reference.includes('/') || /\.(ya?ml|json)$/.test(reference);
}

/** A path as it is seen from a directory. */
export function seenFrom(directory: string, path: string): string {
  return directory === '.' && !posix.isAbsolute(path) ? path : posix.relative(directory, path);
}

/** The path of a name in a directory. */
export function inDirectory(directory: string, name: string): string {
  if (directory === '.') return name;
  return directory.endsWith('/') ? directory + name : `${directory}/${name}`;
}

/** A path as one of a file, also where it is written as one of a directory: `steps/`. */
export function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** The path that a reference in a file names: relative to the directory of that file. Standard input (`-`) stands in the working directory. */
export function resolveFrom(file: string, reference: string): string {
  const directory = file === '-' ? '.' : posix.dirname(file);
  return posix.isAbsolute(reference) ? posix.normalize(reference) : posix.join(directory, reference);
}
