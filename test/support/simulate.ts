import type {
  BoundComponent,
  BoundPipeline,
  BoundPort,
  BoundScope,
  BoundTask,
  ComponentTask,
  Placeholder,
} from '../../src/model/bound.ts';
import type { BoundExpression, ReferenceTarget } from '../../src/model/bound-expression.ts';
import { inputPath, outputPath, variableName } from '../../src/model/step-names.ts';
import type { Environment } from '../../src/run/evaluate.ts';
import { evaluate, evaluateText } from '../../src/run/evaluate.ts';
import { portName } from '../../src/targets/argo/names.ts';

/** What one step is started with, as far as the pipeline says; `undefined` is a value that is absent. */
export interface SimulatedStep {
  readonly args: readonly (string | undefined)[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** How a run goes by the meaning of the language alone: nothing of it comes from what is compiled. */
export interface Simulation {
  readonly failed: boolean;
  /** The steps that start, by the names of the tasks around them and their own, joined by dots. */
  readonly steps: ReadonlyMap<string, SimulatedStep>;
  readonly skipped: ReadonlySet<string>;
  /** The parameters among the pipeline's outputs. */
  readonly outputs: Readonly<Record<string, string | undefined>>;
}

/** The value of an artifact: it is there. */
const artifact = 'artifact';

/** Runs a pipeline on its defaults. `outputs` is what any step writes, by the name of the output; `fails` are the paths of steps that fail. */
export function simulate(
  pipeline: BoundPipeline,
  outputs: Readonly<Record<string, string>>,
  fails: ReadonlySet<string> = new Set(),
): Simulation {
  const run = new Run(outputs, fails);
  const inputs = new Map<BoundPort, string | undefined>(
    pipeline.inputs.map((port) => [port, port.default === undefined ? undefined : run.constant(port)]),
  );
  const values = run.pipeline(pipeline, inputs, '');
  const parameters = pipeline.outputs.filter(({ port }) => port.type.kind !== 'artifact');
  return {
    failed: values === undefined,
    steps: run.steps,
    skipped: run.skipped,
    outputs: Object.fromEntries(parameters.map(({ port }) => [portName(port.name), values?.get(port)])),
  };
}

type Values = ReadonlyMap<BoundPort, string | undefined>;

/** What a task made; without values it was skipped, and `undefined` if it failed or could not start because something before it had. */
type Made = { readonly values: Values | undefined } | undefined;

class Run {
  readonly steps = new Map<string, SimulatedStep>();
  readonly skipped = new Set<string>();
  readonly #outputs: Readonly<Record<string, string>>;

  readonly #fails: ReadonlySet<string>;

  constructor(outputs: Readonly<Record<string, string>>, fails: ReadonlySet<string>) {
    this.#outputs = outputs;
    this.#fails = fails;
  }

  /** The text of an input's default. */
  constant(port: BoundPort): string | undefined {
    if (port.default === undefined) return undefined;
    const { type } = port;
    const literal: BoundExpression = {
      kind: 'literal',
      value: port.default,
      type,
      absent: [],
      span: port.origin.span,
    };
    return textOf(literal, { text: () => undefined }, port);
  }

  /** The values of a pipeline's outputs; undefined when a task failed. */
  pipeline(pipeline: BoundPipeline, inputs: Values, path: string): Values | undefined {
    const made = new Map<BoundTask, Made>();
    const environment = environmentOf(inputs, made);
    if (!this.#scope(pipeline.scope, environment, made, path)) return undefined;
    return new Map(pipeline.outputs.map(({ port, value }) => [port, textOf(value, environment, port)]));
  }

  /** Whether all tasks ended well or were skipped. Those that do not wait for a failed one run all the same. */
  #scope(scope: BoundScope, environment: Environment, made: Map<BoundTask, Made>, path: string): boolean {
    const started = new Set<BoundTask>();
    const start = (task: BoundTask): void => {
      if (started.has(task)) return;
      started.add(task);
      for (const before of task.waitsFor) start(before);
      if (task.waitsFor.some((before) => made.get(before) === undefined)) return;
      const own = path === '' ? task.name : `${path}.${task.name}`;
      if (task.when !== undefined && !isTrue(task.when, environment)) {
        this.skipped.add(own);
        made.set(task, { values: undefined });
        return;
      }
      const values = this.#task(task, environment, made, own);
      if (values !== undefined) made.set(task, { values });
    };
    for (const task of scope.tasks) start(task);
    return scope.tasks.every((task) => made.get(task) !== undefined);
  }

  #task(
    task: BoundTask,
    environment: Environment,
    made: Map<BoundTask, Made>,
    path: string,
  ): Values | undefined {
    switch (task.kind) {
      case 'group':
        if (!this.#scope(task.body, environment, made, path)) return undefined;
        return new Map(task.exports.map(({ port, value }) => [port, textOf(value, environment, port)]));
      case 'pipeline':
        return this.pipeline(task.pipeline, argumentsOf(task.arguments, environment), path);
      case 'create-volume':
        this.steps.set(path, { args: [], env: {} });
        break;
      case 'component':
        this.steps.set(path, stepOf(task, argumentsOf(task.arguments, environment), environment));
    }
    return this.#fails.has(path)
      ? undefined
      : new Map(task.outputs.map((port) => [port, this.#written(port)]));
  }

  /** Argo takes one line end off what a step writes. */
  #written(port: BoundPort): string {
    return port.type.kind === 'artifact' ? artifact : (this.#outputs[port.name] ?? '').replace(/\n$/, '');
  }
}

function environmentOf(inputs: Values, made: ReadonlyMap<BoundTask, Made>): Environment {
  return {
    text(target: ReferenceTarget): string | undefined {
      switch (target.kind) {
        case 'input':
          return inputs.get(target.port);
        case 'output':
          return made.get(target.task)?.values?.get(target.port);
        case 'status':
          return made.get(target.task)?.values === undefined ? 'Skipped' : 'Succeeded';
        default:
          throw new Error(`${target.kind} is not simulated`);
      }
    },
  };
}

function argumentsOf(given: ReadonlyMap<BoundPort, BoundExpression>, environment: Environment): Values {
  return new Map([...given].map(([port, value]) => [port, textOf(value, environment, port)]));
}

function textOf(value: BoundExpression, environment: Environment, port: BoundPort): string | undefined {
  if (value.kind === 'reference' && value.type.kind === 'artifact') return environment.text(value.target);
  const result = evaluateText(value, environment, port.type);
  if (!result.ok) throw new Error(`${port.name}: ${result.reason}`);
  return result.text;
}

function isTrue(condition: BoundExpression, environment: Environment): boolean {
  const result = evaluate(condition, environment);
  if (!result.ok) throw new Error(result.reason);
  return result.value === true;
}

function stepOf(task: ComponentTask, values: Values, environment: Environment): SimulatedStep {
  const { component, settings } = task;
  const { implementation } = component;
  const given = new Set(task.arguments.keys());
  const env: Record<string, string | undefined> = {};
  if (implementation.kind === 'script') {
    for (const port of component.inputs) {
      const name = `INPUT_${variableName(port.name)}`;
      if (port.type.kind !== 'artifact') env[name] = values.get(port);
      else if (values.get(port) !== undefined) env[name] = inputPath(port.name);
    }
    for (const port of component.outputs) env[`OUTPUT_${variableName(port.name)}`] = outputPath(port.name);
  }
  const written = (part: Placeholder): readonly (string | undefined)[] =>
    fill(part, component, values, given);
  for (const [name, value] of implementation.env) {
    if (typeof value === 'string' || isPlaceholder(value)) env[name] = joined(written(value));
  }
  for (const [name, value] of settings.env) {
    if (!('type' in value)) continue;
    const result = evaluateText(value, environment);
    env[name] = result.ok ? result.text : result.reason;
  }
  const args = implementation.args.flatMap(written);
  return { args: implementation.kind === 'script' ? [implementation.source, ...args] : args, env };
}

function isPlaceholder(value: { readonly kind: string }): value is Exclude<Placeholder, string> {
  return ['inputValue', 'inputPath', 'outputPath', 'concat', 'if'].includes(value.kind);
}

function fill(
  part: Placeholder,
  component: BoundComponent,
  values: Values,
  given: ReadonlySet<BoundPort>,
): readonly (string | undefined)[] {
  if (typeof part === 'string') return [part];
  switch (part.kind) {
    case 'inputValue':
      return [values.get(part.input)];
    case 'inputPath':
      return [inputPath(part.input.name)];
    case 'outputPath': {
      const { implementation } = component;
      const fixed =
        implementation.kind === 'container' ? implementation.fileOutputs.get(part.output) : undefined;
      return [fixed ?? outputPath(part.output.name)];
    }
    case 'concat':
      return [joined(part.parts.flatMap((one) => fill(one, component, values, given)))];
    case 'if': {
      const holds =
        part.condition.kind === 'constant' ? part.condition.value : given.has(part.condition.input);
      return (holds ? part.then : part.else).flatMap((one) => fill(one, component, values, given));
    }
  }
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join('');
}
