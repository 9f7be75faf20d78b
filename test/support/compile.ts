import { posix } from 'node:path';
import { parse } from 'yaml';
import { type Analysis, analyze } from '../../src/compiler/analyze.ts';
import { type CompileOptions, compile } from '../../src/compiler/compile.ts';
import type { Host, ReadResult } from '../../src/compiler/host.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatPretty } from '../../src/diagnostics/format/pretty.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import type { BoundPipeline } from '../../src/model/bound.ts';
import type {
  ArgoContainer,
  ArgoDagTask,
  ArgoEnv,
  ArgoObject,
  ArgoTemplate,
  ArgoWorkflowSpec,
} from '../../src/targets/argo/model.ts';

/** Specification texts by path. A path that ends in `/` is an empty directory. */
export type Files = Readonly<Record<string, string>>;

/** Files in memory. `reads` lists every path that was read, in order, as often as it was read. */
export class MemoryHost implements Host {
  readonly reads: string[] = [];
  readonly #files: Files;

  constructor(files: Files) {
    this.#files = files;
  }

  async read(path: string): Promise<ReadResult> {
    this.reads.push(path);
    const text = this.#files[path];
    if (text !== undefined) return { ok: true, text };
    return { ok: false, reason: (await this.isDirectory(path)) ? 'is-directory' : 'not-found' };
  }

  async isDirectory(path: string): Promise<boolean> {
    const start = path === '.' ? '' : `${path}/`;
    return Object.keys(this.#files).some((one) => one.startsWith(start));
  }

  async entries(directory: string): Promise<readonly string[]> {
    const start = directory === '.' ? '' : `${directory}/`;
    const below = Object.keys(this.#files).filter((one) => one.startsWith(start));
    return [...new Set(below.map((one) => one.slice(start.length).split('/')[0] ?? ''))];
  }

  parents(path: string): readonly string[] {
    const parent = posix.dirname(path);
    return parent === '.' || parent === '/' ? [parent] : [parent, ...this.parents(parent)];
  }
}

export interface Result {
  /** Undefined when there are errors. */
  readonly text: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly host: MemoryHost;
}

export interface Options {
  readonly path?: string;
  readonly kind?: CompileOptions['kind'];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly emit?: NonNullable<CompileOptions['emit']>;
  readonly target?: NonNullable<CompileOptions['target']>;
}

/** Compiles `pipeline.yaml` (or `path`) among some files. */
export async function compileFiles(files: Files, options: Options = {}): Promise<Result> {
  const sink = new Sink();
  const host = new MemoryHost(files);
  const text = await compile(
    options.path ?? 'pipeline.yaml',
    host,
    {
      target: options.target ?? 'argo',
      inputs: new Map(Object.entries(options.inputs ?? {})),
      ...(options.kind !== undefined && { kind: options.kind }),
      ...(options.environment !== undefined && { environment: options.environment }),
      ...(options.emit !== undefined && { emit: options.emit }),
    },
    sink,
  );
  return { text, diagnostics: sink.diagnostics(), host };
}

/** As `compileFiles`, for specifications that must have no errors: the object that the text says. */
export async function compiled(files: Files, options: Options = {}): Promise<ArgoObject> {
  const { text, diagnostics } = await compileFiles(files, options);
  if (text === undefined) throw new Error(`did not compile:\n${shown(diagnostics)}`);
  return parse(text, { version: '1.1' }) as ArgoObject;
}

/** The front half of the compiler on `pipeline.yaml` (or `path`). */
export async function analyzeFiles(
  files: Files,
  path = 'pipeline.yaml',
): Promise<{ readonly analysis: Analysis | undefined; readonly diagnostics: readonly Diagnostic[] }> {
  const sink = new Sink();
  const analysis = await analyze(path, new MemoryHost(files), sink);
  return { analysis, diagnostics: sink.diagnostics() };
}

/** The proven model of a pipeline that must have no errors. */
export async function boundPipeline(files: Files, path?: string): Promise<BoundPipeline> {
  const { analysis, diagnostics } = await analyzeFiles(files, path);
  if (analysis?.kind !== 'pipeline') throw new Error(`did not bind:\n${shown(diagnostics)}`);
  return analysis.pipeline;
}

/** What is found, one line each: the code, and after it the text that is underlined. */
export async function findings(files: Files, options: Options = {}): Promise<readonly string[]> {
  const { diagnostics } = await compileFiles(files, options);
  return diagnostics.filter(({ severity }) => severity === 'error').map(finding);
}

export function finding({ code, span }: Diagnostic): string {
  return `${code}: ${span.file.text.slice(span.start, span.end)}`;
}

export function shown(diagnostics: readonly Diagnostic[]): string {
  return formatPretty(diagnostics, { color: false, width: 120 });
}

/** A pipeline document; `body` begins at the margin. */
export function pipeline(body: string, name = 'example'): string {
  return `apiVersion: pipewright/v1\nkind: Pipeline\nname: ${name}\n${body}`;
}

/** A component document; `body` begins at the margin. */
export function component(name: string, body: string): string {
  return `apiVersion: pipewright/v1\nkind: Component\nname: ${name}\n${body}`;
}

/** A project file. */
export function project(body: string): string {
  return `apiVersion: pipewright/v1\nkind: Project\n${body}`;
}

/** Small components for all tests, by the paths under which pipelines use them. */
export const parts = {
  /** Writes one of everything. */
  'make.yaml': component(
    'make',
    `inputs:
  - {name: seed, type: String, optional: true}
outputs:
  - {name: text, type: String}
  - {name: count, type: Integer}
  - {name: ratio, type: Float}
  - {name: ok, type: Bool}
  - {name: names, type: "List[String]"}
  - {name: options, type: Dict}
  - {name: table, type: Dataset}
implementation:
  script: {image: "alpine:3.20", interpreter: sh, source: "make\\n"}
`,
  ),
  /** Reads a text by value. */
  'say.yaml': component(
    'say',
    `inputs:
  - {name: text, type: String}
implementation:
  container: {image: "alpine:3.20", command: [echo, {inputValue: text}]}
`,
  ),
  /** Reads a number by value. */
  'count.yaml': component(
    'count',
    `inputs:
  - {name: n, type: Integer}
implementation:
  container: {image: "alpine:3.20", command: [seq, {inputValue: n}]}
`,
  ),
  /** Reads a table by path and makes another. */
  'clean.yaml': component(
    'clean',
    `inputs:
  - {name: table, type: Dataset}
outputs:
  - {name: table, type: Dataset}
implementation:
  container:
    image: alpine:3.20
    command: [cp, {inputPath: table}, {outputPath: table}]
`,
  ),
  /** Reads a table by path, when there is one, and a text. */
  'report.yaml': component(
    'report',
    `inputs:
  - {name: table, type: Dataset, optional: true}
  - {name: title, type: String, optional: true}
outputs:
  - {name: report, type: HTML}
implementation:
  script: {image: "alpine:3.20", interpreter: sh, source: "report\\n"}
`,
  ),
  /** Has no ports. */
  'work.yaml': component(
    'work',
    `implementation:
  container: {image: "alpine:3.20", command: ["true"]}
`,
  ),
} as const;

/** A pipeline among the small components. */
export function withParts(body: string, more: Files = {}): Files {
  return { ...parts, ...more, 'pipeline.yaml': pipeline(body) };
}

export function specOf(object: ArgoObject): ArgoWorkflowSpec {
  return object.kind === 'CronWorkflow' ? object.spec.workflowSpec : object.spec;
}

/** The template of a name. */
export function templateOf(object: ArgoObject, name: string): ArgoTemplate {
  const { templates } = specOf(object);
  const found = templates.find((one) => one.name === name);
  if (found === undefined)
    throw new Error(`no template "${name}" among ${templates.map((one) => one.name).join(', ')}`);
  return found;
}

/** A task of a DAG: `taskOf(object, 'main', 'fetch')`. */
export function taskOf(object: ArgoObject, template: string, name: string): ArgoDagTask {
  const found = templateOf(object, template).dag?.tasks.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no task "${name}" in "${template}"`);
  return found;
}

/** The arguments of a DAG task: parameters by name, and artifacts as they are written. */
export function argumentsOf(
  object: ArgoObject,
  template: string,
  task: string,
): Readonly<Record<string, unknown>> {
  const { arguments: given } = taskOf(object, template, task);
  return Object.fromEntries([
    ...(given?.parameters ?? []).map(({ name, value }) => [name, value]),
    ...(given?.artifacts ?? []).map(({ name, ...rest }) => [name, rest]),
  ]);
}

export function containerOf(object: ArgoObject, template: string): ArgoContainer {
  const { container } = templateOf(object, template);
  if (container === undefined) throw new Error(`"${template}" has no container`);
  return container;
}

/** The variables of a container, by name. */
export function envOf(object: ArgoObject, template: string): Readonly<Record<string, unknown>> {
  const env: readonly ArgoEnv[] = containerOf(object, template).env ?? [];
  return Object.fromEntries(env.map((one) => [one.name, 'value' in one ? one.value : one.valueFrom]));
}
