/**
 * The outside world as the compiler sees it. Paths are as shown to the user: relative to the working directory or absolute, `/` between
 * the parts, normalised. The compiler reads files through this interface only, so that editors and tests can bring their own.
 */
export interface Host {
  /** The text of a file, or why it can't be had. */
  read(path: string): Promise<ReadResult>;
  isDirectory(path: string): Promise<boolean>;
  /** The names of what is in a directory; a host that has none of it finds no names to suggest. */
  entries?(directory: string): Promise<readonly string[]>;
  /** The directories that hold a path, nearest first, up to the top of the file system; for `-` the working directory and upwards. */
  parents(path: string): readonly string[];
}

export type ReadResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: ReadFailure };

export type ReadFailure = 'not-found' | 'is-directory' | 'unreadable' | 'too-large' | 'not-text';
