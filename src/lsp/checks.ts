import type { Host } from '../compiler/host.ts';
import { filesFor } from '../compiler/load/component-names.ts';
import { validate } from '../compiler/validate.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Sink } from '../diagnostics/sink.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import type { Documents } from './documents.ts';

/** What was found in one file, and which version of the open document was read; undefined for a file that is not open. */
export type Publish = (path: string, diagnostics: readonly Diagnostic[], version: number | undefined) => void;

interface Checked {
  /** Every path that was asked for, also those that are not there: a change of any of them can change the findings. */
  readonly reads: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Milliseconds that a check waits for the next keystroke. */
const pause = 10;

/**
 * Keeps the findings of the open documents up to date. Each document is checked as `validate` checks a file; what is found in a file on the way, such as
 * a component, is shown there. When a file changes, the documents that read it are checked again.
 */
export class Checks {
  readonly #documents: Documents;
  readonly #publish: Publish;
  readonly #failed: (error: unknown) => void;
  readonly #checked = new Map<string, Checked>();
  readonly #due = new Set<string>();
  /** What is shown of each file, as a text to compare. */
  readonly #shown = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;

  /** `failed` is told of bugs of ours. */
  constructor(documents: Documents, publish: Publish, failed: (error: unknown) => void) {
    this.#documents = documents;
    this.#publish = publish;
    this.#failed = failed;
  }

  /** A file was opened, changed or closed, in the editor or on disk. */
  changed(path: string): void {
    if (this.#documents.byPath(path) === undefined) this.#checked.delete(path);
    // The document at hand comes first.
    else this.#due.add(path);
    for (const [root, { reads }] of this.#checked) if (reads.has(path)) this.#due.add(root);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#start(), pause);
  }

  /** Checks all open documents again. */
  all(): void {
    for (const { file } of this.#documents.all()) this.changed(file.path);
  }

  /** What was found in a file last. */
  of(path: string): readonly Diagnostic[] {
    return this.#byFile().get(path) ?? [];
  }

  /** Waits until nothing is due. */
  async settled(): Promise<void> {
    while (this.#due.size > 0 || this.#running !== undefined) {
      clearTimeout(this.#timer);
      this.#start();
      await this.#running;
    }
  }

  #start(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** One document after the other; between them the messages of the editor have their turn. */
  async #run(): Promise<void> {
    do {
      const [path] = this.#due;
      if (path !== undefined) {
        this.#due.delete(path);
        await this.#check(path);
      }
      this.#show();
      await new Promise((resolve) => setImmediate(resolve));
    } while (this.#due.size > 0);
  }

  async #check(path: string): Promise<void> {
    const document = this.#documents.byPath(path);
    if (document === undefined || !document.isOurs) {
      this.#checked.delete(path);
      return;
    }
    const reads = new Set<string>();
    const sink = new Sink();
    try {
      await validate(path, watched(this.#documents.host(), reads), sink);
    } catch (error) {
      this.#failed(error);
    }
    // A newer version is due already.
    if (this.#documents.byPath(path) !== document) return;
    this.#checked.set(path, { reads, diagnostics: sink.diagnostics() });
  }

  #show(): void {
    const found = this.#byFile();
    for (const path of new Set([...this.#shown.keys(), ...found.keys(), ...this.#checked.keys()])) {
      const diagnostics = found.get(path) ?? [];
      const version = this.#documents.byPath(path)?.version;
      const key = `${version} ${diagnostics.map(({ code, span, message }) => `${code} ${span.start} ${span.end} ${message}`).join('\n')}`;
      if (this.#shown.get(path) === key) continue;
      this.#publish(path, diagnostics, version);
      if (diagnostics.length === 0 && version === undefined) this.#shown.delete(path);
      else this.#shown.set(path, key);
    }
  }

  #byFile(): ReadonlyMap<string, readonly Diagnostic[]> {
    const all = new Sink();
    for (const { diagnostics } of this.#checked.values()) {
      for (const one of diagnostics) if (this.#isCurrent(one.span.file)) all.add(one);
    }
    const files = new Map<string, Diagnostic[]>();
    for (const one of all.diagnostics()) {
      const { path } = one.span.file;
      const others = files.get(path);
      if (others === undefined) files.set(path, [one]);
      else others.push(one);
    }
    return files;
  }

  /** Whether places in a file are still those of the text in the editor; if not, it will be read again. */
  #isCurrent({ path, text }: SourceFile): boolean {
    const document = this.#documents.byPath(path);
    return document === undefined || document.file.text === text;
  }
}

/** The same files; `reads` is told of each path. */
function watched(host: Host, reads: Set<string>): Host {
  return {
    read(path) {
      reads.add(path);
      return host.read(path);
    },
    isDirectory(path) {
      // A directory stands for one of these.
      for (const file of filesFor(path)) reads.add(file);
      return host.isDirectory(path);
    },
    parents: (path) => host.parents(path),
  };
}
