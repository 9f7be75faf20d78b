import type { SourceFile } from '../diagnostics/span.ts';
import { parseLoosely } from '../syntax/parse-loosely.ts';
import type { YamlNode } from '../syntax/yaml-node.ts';
import type { Documents } from './documents.ts';

/** The trees of files as far as they can be read, each text read once. */
export class Trees {
  readonly #documents: Documents;
  readonly #known = new WeakMap<SourceFile, { readonly root: YamlNode | undefined }>();
  readonly #files = new Map<string, SourceFile>();

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  of(file: SourceFile): YamlNode | undefined {
    let known = this.#known.get(file);
    if (known === undefined) {
      known = { root: parseLoosely(file) };
      this.#known.set(file, known);
    }
    return known.root;
  }

  /** The text of a file as it is now, open or not; the same object as long as the text is the same. */
  async file(path: string): Promise<SourceFile | undefined> {
    const open = this.#documents.byPath(path)?.file;
    if (open !== undefined) return open;
    const read = await this.#documents.host().read(path);
    if (!read.ok) return undefined;
    let file = this.#files.get(path);
    if (file?.text !== read.text) {
      file = { path, text: read.text };
      this.#files.set(path, file);
    }
    return file;
  }
}
