import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Host } from '../compiler/host.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import type { World } from './world.ts';

/** A document that is open in the editor. Each version is an object of its own. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly file: SourceFile;
  /** Whether it is ours to speak about. */
  readonly isOurs: boolean;
}

/** The documents that are open, by path. What the editor holds counts, not what lies on disk. */
export class Documents {
  readonly #world: World;
  readonly #open = new Map<string, { readonly text: TextDocument; document: OpenDocument }>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Takes a document that was opened; gives its path. */
  open(uri: string, languageId: string, version: number, text: string): string {
    const path = this.#world.pathOf(uri);
    const opened = TextDocument.create(uri, languageId, version, text);
    this.#open.set(path, { text: opened, document: this.#read(path, opened) });
    return path;
  }

  /** Makes changes; gives the path, or undefined for a document that is not open. */
  change(uri: string, version: number, changes: TextDocumentContentChangeEvent[]): string | undefined {
    const path = this.#world.pathOf(uri);
    const found = this.#open.get(path);
    if (found === undefined) return undefined;
    const text = TextDocument.update(found.text, changes, version);
    this.#open.set(path, { text, document: this.#read(path, text) });
    return path;
  }

  close(uri: string): string {
    const path = this.#world.pathOf(uri);
    this.#open.delete(path);
    return path;
  }

  byUri(uri: string): OpenDocument | undefined {
    return this.byPath(this.#world.pathOf(uri));
  }

  byPath(path: string): OpenDocument | undefined {
    return this.#open.get(path)?.document;
  }

  all(): readonly OpenDocument[] {
    return [...this.#open.values()].map(({ document }) => document);
  }

  /** The URI by which the editor knows a file. */
  uriOf(path: string): string {
    return this.byPath(path)?.uri ?? this.#world.uriOf(path);
  }

  /** The files as they are now, with the open documents in the place of those on disk. */
  host(): Host {
    const files = this.#world.files();
    return {
      read: async (path) => {
        const text = this.byPath(path)?.file.text;
        return text === undefined ? files.read(path) : { ok: true, text };
      },
      isDirectory: (path) => files.isDirectory(path),
      entries: async (directory) => (await files.entries?.(directory)) ?? [],
      parents: (path) => files.parents(path),
    };
  }

  #read(path: string, document: TextDocument): OpenDocument {
    const text = document.getText();
    const { uri, version } = document;
    return { uri, version, file: { path, text }, isOurs: this.#world.isOurs(path, text) };
  }
}
