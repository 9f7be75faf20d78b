import { posix } from 'node:path';
import type { Host, ReadResult } from '../../src/compiler/host.ts';

/** Files that exist only in memory, by path relative to the working directory. */
export class MemoryHost implements Host {
  readonly #files: ReadonlyMap<string, string>;

  constructor(files: ReadonlyMap<string, string>) {
    this.#files = files;
  }

  async read(path: string): Promise<ReadResult> {
    const text = this.#files.get(path);
    if (text !== undefined) return { ok: true, text };
    return { ok: false, reason: (await this.isDirectory(path)) ? 'is-directory' : 'not-found' };
  }

  async isDirectory(path: string): Promise<boolean> {
    const folder = path === '.' ? '' : `${path}/`;
    return [...this.#files.keys()].some((file) => file.startsWith(folder));
  }

  parents(path: string): readonly string[] {
    const found: string[] = [];
    for (let one = posix.dirname(path); ; one = posix.dirname(one)) {
      found.push(one);
      if (one === '.' || one === '/') return found;
    }
  }
}
