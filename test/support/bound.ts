import { barePipeline } from '../../src/compiler/bind/bare-pipeline.ts';
import { noSettings } from '../../src/compiler/bind/no-settings.ts';
import type { Span } from '../../src/diagnostics/span.ts';
import type {
  BoundComponent,
  BoundExport,
  BoundPipeline,
  BoundPort,
  BoundScope,
  BoundTask,
  ComponentTask,
  CreateVolumeTask,
  GroupTask,
  PipelineTask,
  TaskSettings,
} from '../../src/model/bound.ts';
import type { BoundExpression, ReferenceTarget } from '../../src/model/bound-expression.ts';
import { producerOf, visitReferences } from '../../src/model/references.ts';
import type { Type, Value } from '../../src/model/type.ts';

/**
 * Proven pipelines made by hand, for tests of what comes after bind:
 *
 *     const census = new ScopeBuilder();
 *     const exists = census.task('exists', { outputs: { found: bool } });
 *     census.group('fetch', { when: written('!tasks.exists.outputs.found', output(exists, 'found')) }, (tasks) => {
 *       const download = tasks.task('download', { outputs: { table: dataset } });
 *       return { table: output(download, 'table') };
 *     });
 *     const pipeline = census.pipeline('census');
 *
 * `waitsFor` follows from what is read and from `after`. Types of expressions are those of what they name; nothing is checked.
 */

export const string: Type = { kind: 'string' };
export const integer: Type = { kind: 'integer' };
export const bool: Type = { kind: 'bool' };
export const dataset: Type = { kind: 'artifact', name: 'Dataset', ancestors: ['Artifact'] };
const volumeType: Type = { kind: 'volume' };

export function spanOf(text: string): Span {
  return { file: { path: 'pipeline.yaml', text }, start: 0, end: text.length };
}

const origin = { key: spanOf(''), span: spanOf('') };

export function port(name: string, type: Type = string, more: Partial<BoundPort> = {}): BoundPort {
  return {
    name,
    type,
    optional: false,
    default: undefined,
    constraints: {},
    description: undefined,
    origin,
    ...more,
  };
}

export function literal(value: Value, type: Type = string): BoundExpression {
  return { kind: 'literal', value, type, absent: [], span: spanOf(JSON.stringify(value)) };
}

export function reference(target: ReferenceTarget, type: Type, text: string): BoundExpression {
  return { kind: 'reference', target, type, absent: [], span: spanOf(text) };
}

/** `inputs.<name>`. */
export function input(of: BoundPort): BoundExpression {
  return reference({ kind: 'input', port: of }, of.type, `inputs.${of.name}`);
}

/** `tasks.<task>.outputs.<name>`. */
export function output(task: BoundTask, name: string): BoundExpression {
  const found = task.outputs.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${task.name} has no output ${name}`);
  return reference({ kind: 'output', task, port: found }, found.type, `tasks.${task.name}.outputs.${name}`);
}

/** `tasks.<task>.status`. */
export function status(task: BoundTask): BoundExpression {
  return reference({ kind: 'status', task }, string, `tasks.${task.name}.status`);
}

/** Texts and values, joined to one text. */
export function text(...parts: readonly BoundExpression[]): BoundExpression {
  return { kind: 'text', parts, type: string, absent: [], span: spanOf('') };
}

/** An expression as if it had been written so. */
export function written(source: string, expression: BoundExpression): BoundExpression {
  return { ...expression, span: spanOf(source) };
}

/** A container that reads its inputs by value and writes its outputs by path. */
export function component(
  name: string,
  inputs: readonly BoundPort[],
  outputs: readonly BoundPort[],
): BoundComponent {
  return {
    kind: 'component',
    name,
    description: undefined,
    inputs,
    outputs,
    labels: new Map(),
    annotations: new Map(),
    ofTask: false,
    ofKfp: false,
    implementation: {
      kind: 'container',
      image: 'python:3.12-slim',
      command: ['python3', '/app/main.py'],
      args: [
        ...inputs.map((one) => ({ kind: 'inputValue', input: one }) as const),
        ...outputs.map((one) => ({ kind: 'outputPath', output: one }) as const),
      ],
      env: new Map(),
      workingDir: undefined,
      fileOutputs: new Map(),
    },
    origin,
  };
}

export interface TaskOptions {
  readonly when?: BoundExpression;
  readonly after?: readonly BoundTask[];
  readonly description?: string;
}

export interface StepOptions extends TaskOptions {
  /** By input name; the inputs of the component have the types of the values. */
  readonly arguments?: Readonly<Record<string, BoundExpression>>;
  readonly outputs?: Readonly<Record<string, Type>>;
  /** The component's name; otherwise the task's. */
  readonly component?: string;
  readonly settings?: Partial<TaskSettings>;
}

/** The tasks of a DAG, one after another. */
export class ScopeBuilder {
  readonly #tasks: BoundTask[] = [];
  #owner: GroupTask | undefined;
  readonly scope: BoundScope;

  constructor() {
    const tasks = this.#tasks;
    const owner = (): GroupTask | undefined => this.#owner;
    this.scope = {
      tasks,
      get owner() {
        return owner();
      },
    };
  }

  task(name: string, options: StepOptions = {}): ComponentTask {
    const inputs = Object.entries(options.arguments ?? {}).map(
      ([key, value]) => [port(key, value.type), value] as const,
    );
    const outputs = Object.entries(options.outputs ?? {}).map(([key, type]) => port(key, type));
    const one = component(
      options.component ?? name,
      inputs.map(([key]) => key),
      outputs,
    );
    const settings = { ...noSettings, ...options.settings };
    const mounts = settings.mounts.flatMap(({ volume }) =>
      volume.kind === 'reference' ? [volume.value] : [],
    );
    const env = [...settings.env.values()].filter((value): value is BoundExpression => 'type' in value);
    const reads = [...inputs.map(([, value]) => value), ...mounts, ...env];
    return this.#add({
      kind: 'component',
      ...this.#base(name, options, reads),
      component: one,
      outputs,
      arguments: new Map(inputs),
      settings,
    });
  }

  group(
    name: string,
    options: TaskOptions,
    fill: (tasks: ScopeBuilder) => Readonly<Record<string, BoundExpression>> | undefined,
  ): GroupTask {
    const body = new ScopeBuilder();
    // The tasks inside know their group before it is complete, as bind's do.
    const group: { -readonly [K in keyof GroupTask]: GroupTask[K] } = {
      kind: 'group',
      ...this.#base(name, options, []),
      body: body.scope,
      outputs: [],
      exports: [],
      choice: undefined,
      repeat: undefined,
    };
    body.#owner = group;
    const exports = Object.entries(fill(body) ?? {}).map(
      ([key, value]): BoundExport => ({ port: port(key, value.type), value }),
    );
    group.exports = exports;
    group.outputs = exports.map((one) => one.port);
    group.waitsFor = unique([...group.waitsFor, ...this.#outside(body.#reads)]);
    group.waits = allFine(group.waitsFor);
    this.#reads.push(...body.#reads);
    return this.#add(group);
  }

  call(name: string, pipeline: BoundPipeline, options: StepOptions = {}): PipelineTask {
    const inputs = Object.entries(options.arguments ?? {}).flatMap(([key, value]) => {
      const found = pipeline.inputs.find((one) => one.name === key);
      return found === undefined ? [] : [[found, value] as const];
    });
    const reads = inputs.map(([, value]) => value);
    return this.#add({
      kind: 'pipeline',
      ...this.#base(name, options, reads),
      pipeline,
      outputs: pipeline.outputs.map((one) => one.port),
      arguments: new Map(inputs),
    });
  }

  createVolume(name: string, size: BoundExpression, options: TaskOptions = {}): CreateVolumeTask {
    return this.#add({
      kind: 'create-volume',
      ...this.#base(name, options, [size]),
      outputs: [port('volume', volumeType), port('name'), port('size')],
      size,
      accessModes: ['ReadWriteOnce'],
      storageClass: undefined,
      claimName: undefined,
      fromSnapshot: undefined,
      keep: false,
      waitForBound: false,
      labels: new Map(),
      annotations: new Map(),
    });
  }

  pipeline(
    name: string,
    more: Partial<BoundPipeline> = {},
    outputs: Readonly<Record<string, BoundExpression>> = {},
  ): BoundPipeline {
    return {
      ...barePipeline,
      name,
      inputs: [],
      outputs: Object.entries(outputs).map(([key, value]) => ({ port: port(key, value.type), value })),
      scope: this.scope,
      origin,
      ...more,
    };
  }

  /** What the tasks of this DAG, and those inside them, read. */
  readonly #reads: BoundExpression[] = [];

  #base(name: string, options: TaskOptions, values: readonly BoundExpression[]) {
    const reads = [...(options.when === undefined ? [] : [options.when]), ...values];
    this.#reads.push(...reads);
    const waitsFor = unique([...this.#outside(reads), ...(options.after ?? [])]);
    return {
      name,
      scope: this.scope,
      description: options.description,
      when: options.when,
      waitsFor,
      waits: allFine(waitsFor),
      continueOnFailure: false,
      loop: undefined,
      origin,
    };
  }

  /** The tasks of this DAG that make what is read, or hold the task that does. */
  #outside(reads: readonly BoundExpression[]): readonly BoundTask[] {
    const found: BoundTask[] = [];
    for (const expression of reads) {
      visitReferences(expression, ({ target }) => {
        let producer = producerOf(target);
        while (producer !== undefined && producer.scope !== this.scope) producer = producer.scope.owner;
        if (producer !== undefined && this.#tasks.includes(producer)) found.push(producer);
      });
    }
    return found;
  }

  #add<T extends BoundTask>(task: T): T {
    this.#tasks.push(task);
    return task;
  }
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}

function allFine(tasks: readonly BoundTask[]): BoundTask['waits'] {
  return tasks.map((task) => [{ task, end: 'fine' }]);
}
