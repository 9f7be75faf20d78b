import { posix } from 'node:path';
import { meant } from '../../diagnostics/meant.ts';
import type { Details, Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { ComponentDocument, PipelineDocument } from '../../model/documents.ts';
import type {
  LinkedComponent,
  LinkedDocument,
  LinkedGraph,
  LinkedPipeline,
  LinkedProject,
} from '../../model/linked.ts';
import type { At } from '../../syntax/at.ts';
import { holdsExpression } from '../../syntax/holds-expression.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { isInside, isPath, resolveFrom, withoutSlash } from '../../util/paths.ts';
import { documentKind, shape } from '../../validate/shape.ts';
import { linkCodes } from '../codes.ts';
import type { Host } from '../host.ts';
import { fileIn } from './component-names.ts';
import { linkGraph } from './link-graph.ts';
import { namedBy } from './named-by.ts';
import { fileNamed, missingFile } from './near-file.ts';
import { readDocument, readProblem } from './read-document.ts';
import { namedComponents, writtenTasks } from './written-tasks.ts';

/** One run of the linker: each file is read once, and a file that uses itself is reported once. */
export class Linker {
  readonly #host: Host;
  readonly #sink: Sink;
  readonly #project: LinkedProject;
  readonly #documents = new Map<string, Promise<LinkedDocument | undefined>>();
  /** Where else in its file the component of a reference is named in the same way. */
  readonly #others = new Map<YamlNode, readonly Span[]>();

  constructor(host: Host, project: LinkedProject, sink: Sink) {
    this.#host = host;
    this.#project = project;
    this.#sink = sink;
  }

  /** Loads a component or pipeline with all that it names; undefined when the file itself is unusable, which was reported. */
  link(path: string): Promise<LinkedDocument | undefined> {
    return this.#load(path, []);
  }

  /** Links a document that was read already. */
  async linkNode(path: string, node: YamlNode): Promise<LinkedDocument | undefined> {
    const loading = this.#shape(path, node, [path]);
    this.#documents.set(path, loading);
    return loading;
  }

  #load(path: string, chain: readonly string[]): Promise<LinkedDocument | undefined> {
    let loading = this.#documents.get(path);
    if (loading === undefined) {
      loading = this.#read(path, [...chain, path]);
      this.#documents.set(path, loading);
    }
    return loading;
  }

  async #read(path: string, chain: readonly string[]): Promise<LinkedDocument | undefined> {
    const node = await readDocument(path, this.#host, this.#sink);
    return node === undefined ? undefined : this.#shape(path, node, chain);
  }

  async #shape(path: string, node: YamlNode, chain: readonly string[]): Promise<LinkedDocument | undefined> {
    const kind = documentKind(node, this.#sink);
    if (kind === undefined) return undefined;
    if (kind === 'project') {
      this.#sink.report(
        linkCodes['wrong-document'],
        { ...node.span, end: node.span.start },
        `${path} is a project file; a component or a pipeline is needed.`,
      );
      return undefined;
    }
    if (kind === 'component') {
      const document = shape(node, 'component', this.#sink);
      if (document === undefined) return undefined;
      return document.value.implementation.graph === undefined
        ? this.#component(path, document)
        : this.#graph(path, document, chain);
    }
    const document = shape(node, 'pipeline', this.#sink);
    if (document === undefined) return undefined;
    return this.#pipeline(path, document, chain);
  }

  async #component(path: string, document: At<ComponentDocument>): Promise<LinkedComponent> {
    const file = document
      .get('implementation')
      ?.as<{ script?: { file?: string } }>()
      .get('script')
      ?.get('file');
    const scriptFile = file === undefined ? undefined : await this.#script(path, file);
    return { kind: 'component', path, document, scriptFile };
  }

  #graph(path: string, document: At<ComponentDocument>, chain: readonly string[]): Promise<LinkedGraph> {
    return linkGraph(path, document, {
      host: this.#host,
      project: this.#project,
      sink: this.#sink,
      load: (target, reference) => this.#open(target, reference, chain),
      nested: (node) => this.#shape(path, node, chain),
    });
  }

  async #script(path: string, file: At<string>): Promise<string | undefined> {
    const target = file.isUnknown ? undefined : this.#inProject(path, file);
    if (target === undefined) return undefined;
    const result = await this.#host.read(target);
    if (result.ok) return result.text;
    this.#sink.report(linkCodes['file-not-found'], file.span, `${readProblem(target, result.reason)}.`);
    return undefined;
  }

  async #pipeline(
    path: string,
    document: At<PipelineDocument>,
    chain: readonly string[],
  ): Promise<LinkedPipeline> {
    const uses = new Map<YamlNode, LinkedDocument>();
    const scripts = new Map<YamlNode, string>();
    const tasks = writtenTasks(document);
    for (const [first, ...others] of namedComponents(tasks)) {
      this.#others.set(
        first.node,
        others.map(({ span }) => span),
      );
      const used = await this.#use(path, first, chain);
      if (used !== undefined) for (const { node } of [first, ...others]) uses.set(node, used);
    }
    for (const task of tasks) {
      const file = task.get('script')?.as<{ readonly file?: string }>().get('file');
      const isNamed = file !== undefined && !holdsExpression(file.value);
      const text = isNamed ? await this.#script(path, file) : undefined;
      if (file !== undefined && text !== undefined) scripts.set(file.node, text);
    }
    return { kind: 'pipeline', path, document, uses, scripts };
  }

  async #use(
    path: string,
    reference: At<string>,
    chain: readonly string[],
  ): Promise<LinkedDocument | undefined> {
    const target = await this.#target(path, reference);
    return target === undefined ? undefined : this.#open(target, reference, chain);
  }

  /** Loads a file that exists, unless it is one of those that lead to it. */
  async #open(
    target: string,
    reference: At<unknown>,
    chain: readonly string[],
  ): Promise<LinkedDocument | undefined> {
    if (chain.includes(target)) {
      const circle = [...chain.slice(chain.indexOf(target)), target].join(' → ');
      this.#refuse('component-cycle', reference, `${target} uses itself as a component: ${circle}.`);
      return undefined;
    }
    return this.#load(target, chain);
  }

  /** The file that a task's `component` names. Bind says that no expression can name one. */
  async #target(path: string, reference: At<string>): Promise<string | undefined> {
    const text = reference.value;
    if (holdsExpression(text)) return undefined;
    if (!isPath(text)) return this.#alias(path, reference);
    const target = this.#inProject(path, reference);
    if (target === undefined) return undefined;
    return this.#existing(target, reference);
  }

  async #alias(path: string, reference: At<string>): Promise<string | undefined> {
    const { document } = this.#project;
    const aliases = document?.get('components');
    const alias = aliases?.entries().find(([name]) => name === reference.value)?.[1];
    // What the project file says could not be read.
    const isUnread =
      document === undefined
        ? this.#project.path !== undefined
        : document.lost('components') || aliases?.isUnknown === true;
    if (alias === undefined ? isUnread : alias.isUnknown) return undefined;
    if (alias === undefined || this.#project.path === undefined) {
      const names = aliases?.entries().map(([name]) => name) ?? [];
      const near = didYouMean(reference.value, names);
      const file = await fileNamed(path, reference.value, this.#host);
      const where = this.#project.path ?? 'a pipewright.yaml, and there is none';
      this.#refuse(
        'unknown-component',
        reference,
        `"${reference.value}" is not a component alias in ${where}.`,
        meant(
          reference.value,
          near,
          reference.span,
          `To name a file, write a path with a "/" such as "./${file ?? reference.value}" or ending in ".yaml".`,
        ),
      );
      return undefined;
    }
    const target = this.#inProject(this.#project.path, alias.as<string>());
    return target === undefined ? undefined : this.#existing(target, reference);
  }

  async #existing(target: string, reference: At<string>): Promise<string | undefined> {
    if (this.#documents.has(target)) return target;
    if (await this.#host.isDirectory(target)) {
      const inside = await fileIn(target, this.#host);
      if (inside !== undefined) return inside;
      const message = `${target} is a directory without a component.yaml or pipeline.yaml.`;
      this.#refuse('unknown-component', reference, message, { help: 'Name the file in it.' });
      return undefined;
    }
    const result = await this.#host.read(target);
    if (result.ok) return target;
    const problem = await missingFile(reference, target, result.reason, this.#project.directory, this.#host);
    this.#refuse('unknown-component', reference, problem.message, problem.cure);
    return undefined;
  }

  #inProject(path: string, reference: At<string>): string | undefined {
    const target = withoutSlash(resolveFrom(path, reference.value));
    const inside = isInside(this.#project.directory, target);
    if (inside && !reference.value.includes('\0') && !posix.isAbsolute(reference.value)) return target;
    this.#refuse(
      'path-leaves-project',
      reference,
      `"${reference.value}" points outside the project, whose directory is ${this.#project.directory}.`,
      { help: linkCodes['path-leaves-project'].advice },
    );
    return undefined;
  }

  /** One finding for all tasks of a file that name the component alike. */
  #refuse(
    code: keyof typeof linkCodes,
    reference: At<unknown>,
    message: string,
    details: Details = {},
  ): void {
    const others = this.#others.get(reference.node) ?? [];
    this.#sink.report(linkCodes[code], reference.span, message, namedBy(reference.span, others, details));
  }
}
