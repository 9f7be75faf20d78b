import { type FSWatcher, realpathSync, statSync, watch } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * Watches directories and not files: an editor that writes a new file and renames it over the old one leaves a watcher of the old one alone.
 * Where the system watches no more, `isBlind` says that somebody has to look by himself.
 */
export class Watchers {
  readonly #armed = new Map<string, { readonly watcher: FSWatcher; readonly inode: number }>();
  readonly #notice: () => void;
  #paths: ReadonlySet<string> = new Set();
  #trees: ReadonlySet<string> = new Set();
  isBlind = false;

  /** `notice` is called when something may have changed, also when nothing has. */
  constructor(notice: () => void) {
    this.#notice = notice;
  }

  /** Watches these files, whether they are there or not, and everything right inside of these directories; nothing else any more. */
  arm(files: Iterable<string>, directories: Iterable<string>): void {
    this.#paths = new Set([...files, ...directories].flatMap((path) => [resolve(path), real(path)]));
    this.#trees = new Set([...directories].map((path) => resolve(path)));
    const wanted = new Map<string, number>();
    for (const path of this.#paths) addExisting(dirname(path), wanted);
    for (const path of this.#trees) addExisting(path, wanted);
    for (const [path, { watcher, inode }] of this.#armed) {
      if (wanted.get(path) === inode) continue;
      watcher.close();
      this.#armed.delete(path);
    }
    this.isBlind = false;
    for (const [path, inode] of wanted) if (!this.#armed.has(path)) this.#watch(path, inode);
  }

  close(): void {
    for (const { watcher } of this.#armed.values()) watcher.close();
    this.#armed.clear();
  }

  #watch(directory: string, inode: number): void {
    try {
      const watcher = watch(directory, (_, name) => {
        if (name === null || this.#concerns(directory, name)) this.#notice();
      });
      watcher.on('error', () => {
        this.isBlind = true;
        this.#notice();
      });
      this.#armed.set(directory, { watcher, inode });
    } catch {
      this.isBlind = true;
    }
  }

  #concerns(directory: string, name: string): boolean {
    if (this.#trees.has(directory)) return true;
    const path = join(directory, name);
    if (this.#paths.has(path)) return true;
    const below = join(path, '/');
    for (const one of this.#paths) if (one.startsWith(below)) return true;
    return false;
  }
}

/** Adds a directory with what identifies it; where it is not there, the nearest one above, in which it would appear. */
function addExisting(path: string, found: Map<string, number>): void {
  for (let directory = path; ; directory = dirname(directory)) {
    const info = statSync(directory, { throwIfNoEntry: false });
    if (info?.isDirectory()) {
      found.set(directory, info.ino);
      return;
    }
    if (dirname(directory) === directory) return;
  }
}

/** The file behind links. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
