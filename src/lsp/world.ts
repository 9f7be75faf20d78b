import type { Host } from '../compiler/host.ts';

/** What the server asks of the machine that it runs on. */
export interface World {
  /** The files as they are on disk now. */
  files(): Host;
  /** Makes a directory the one that paths are shown relative to. */
  enter(uri: string): void;
  /** The path of a document, as the compiler names it. What is no file gets its URI for a path. */
  pathOf(uri: string): string;
  uriOf(path: string): string;
  /** Whether a file is a specification, by its name and what it holds; it may be broken. */
  isOurs(path: string, text: string): boolean;
  /** Whether a file has a name that only specifications have. */
  isNamedLikeOurs(path: string): boolean;
  /** The paths of all specifications below the working directory, or below the directory of one file. */
  specs(directory: string): Promise<readonly string[]>;
  /** The text of a file when every safe fix is made. */
  fixed(path: string, host: Host): Promise<string | undefined>;
}
