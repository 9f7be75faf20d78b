import { posix } from 'node:path';
import { fileIn } from '../compiler/load/component-names.ts';
import { type ComponentName, copiesOf } from '../compiler/load/copies-of.ts';
import { findProject } from '../compiler/load/find-project.ts';
import { Sink } from '../diagnostics/sink.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import { child, textOf } from '../syntax/tree.ts';
import { inDirectory, isInside, isPath, resolveFrom, withoutSlash } from '../util/paths.ts';
import type { Documents } from './documents.ts';
import { type Declared, declared, type Outline, outlineOf } from './outline.ts';
import type { World } from './world.ts';

/** The directory of a project, and its project file if it has one. */
export interface ProjectPlace {
  readonly directory: string;
  readonly outline: Outline | undefined;
  readonly aliases: readonly Declared[];
}

/** Finds what documents name: other files, as they are now in the editor or on disk. */
export class Project {
  readonly #documents: Documents;
  readonly #world: World;
  readonly #files = new Map<string, SourceFile>();

  constructor(documents: Documents, world: World) {
    this.#documents = documents;
    this.#world = world;
  }

  /** Undefined for a file that cannot be read. */
  async outline(path: string): Promise<Outline | undefined> {
    const open = this.#documents.byPath(path)?.file;
    if (open !== undefined) return outlineOf(open);
    const read = await this.#documents.host().read(path);
    if (!read.ok) return undefined;
    let file = this.#files.get(path);
    if (file?.text !== read.text) {
      file = { path, text: read.text };
      this.#files.set(path, file);
    }
    return outlineOf(file);
  }

  async place(path: string): Promise<ProjectPlace> {
    const host = this.#documents.host();
    for (const directory of host.parents(path)) {
      const outline = await this.outline(inDirectory(directory, 'pipewright.yaml'));
      if (outline !== undefined)
        return { directory, outline, aliases: declared(child(outline.root, 'components')) };
    }
    const { directory } = await findProject(path, host, new Sink());
    return { directory, outline: undefined, aliases: [] };
  }

  /** The component or pipeline that a task of a file names, by path or alias. */
  async used(path: string, reference: string): Promise<Outline | undefined> {
    const target = await this.target(path, reference);
    return target === undefined ? undefined : this.outline(target);
  }

  /** The path of what a task names, whether it is there or not; undefined for an alias that is none. */
  async target(path: string, reference: string): Promise<string | undefined> {
    if (isPath(reference)) return this.#existing(path, reference);
    const { outline, aliases } = await this.place(path);
    const alias = textOf(aliases.find(({ name }) => name === reference)?.node);
    return alias === undefined || outline === undefined
      ? undefined
      : this.#existing(outline.file.path, alias);
  }

  /** The file in the project that stands for a component that a graph of KFP names. */
  async copy(path: string, component: ComponentName): Promise<string | undefined> {
    const { directory, outline, aliases } = await this.place(path);
    const files = aliases.map(({ name, node }) => [name, textOf(node) ?? ''] as const);
    const host = this.#documents.host();
    for (const one of copiesOf(component, { directory, path: outline?.file.path, aliases: files }))
      if ((await host.read(one)).ok) return one;
    return undefined;
  }

  async #existing(path: string, reference: string): Promise<string | undefined> {
    if (reference.includes('\0') || posix.isAbsolute(reference)) return undefined;
    const target = withoutSlash(resolveFrom(path, reference));
    const host = this.#documents.host();
    return (await host.isDirectory(target)) ? fileIn(target, host) : target;
  }

  /** The text of a file that another one names. */
  async text(path: string, reference: string): Promise<string | undefined> {
    if (reference.includes('\0') || posix.isAbsolute(reference)) return undefined;
    const read = await this.#documents.host().read(resolveFrom(path, reference));
    return read.ok ? read.text : undefined;
  }

  /** Every specification of the project that a file belongs to, itself included, in order. */
  async specs(path: string): Promise<readonly string[]> {
    const { directory } = await this.place(path);
    const found = await this.#world.specs(directory);
    const open = this.#documents.all().filter(({ file, isOurs }) => isOurs && isInside(directory, file.path));
    return [...new Set([...found, ...open.map(({ file }) => file.path)])].sort();
  }
}
