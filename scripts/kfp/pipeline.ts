import { isMap } from './effective.ts';
import type { Json, Variant } from './golden.ts';
import { markerOf } from './values.ts';

/** A pipeline of one task that runs the component, with the arguments of a variant. */
export interface Trial {
  readonly files: ReadonlyMap<string, string>;
  /** Values for the inputs of the run. */
  readonly inputs: ReadonlyMap<string, string>;
  /** What stands for the value that comes from a source, as KFP calls it. */
  readonly marker: (source: string) => string;
  /** What the step of a task writes to an output. */
  readonly written: (task: string, output: string) => string | undefined;
}

interface Port {
  readonly name: string;
  readonly type?: Json;
}

export const pipelinePath = 'pipeline.yaml';
export const componentPath = 'component.yaml';

/** Copies of components that graphs name, by path. */
export type Vendored = ReadonlyMap<string, string>;

/** Builds the pipeline; JSON is YAML. */
export function trialOf(
  component: string,
  inputs: readonly Port[],
  variant: Variant,
  vendored: Vendored = new Map(),
): Trial {
  const types = new Map(inputs.map(({ name, type }) => [name, type ?? null]));
  const given: [string, Json][] = [];
  const parameters: { readonly name: string }[] = [];
  const outputs: Port[] = [];
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(variant.arguments ?? {})) {
    const type = types.get(name) ?? null;
    const { pipelineParam: parameter, taskOutput: output } = isMap(value) ? value : {};
    if (typeof parameter === 'string') {
      parameters.push({ name: parameter });
      values.set(parameter, markerOf(parameter, type));
      given.push([name, `\${{ inputs.${parameter} }}`]);
    } else if (Array.isArray(output) && typeof output[0] === 'string' && typeof output[1] === 'string') {
      outputs.push({ name: output[1], ...(type !== null && { type }) });
      values.set(`${output[0]}-${output[1]}`, markerOf(output[1], type));
      given.push([name, `\${{ tasks.${output[0]}.outputs['${output[1]}'] }}`]);
    } else given.push([name, literal(value)]);
  }
  const tasks = {
    ...(outputs.length > 0 && { produce: { component: './produce.yaml' } }),
    it: { component: `./${componentPath}`, arguments: Object.fromEntries(given) },
  };
  const document = {
    apiVersion: 'pipewright/v1',
    kind: 'Pipeline',
    name: 'trial',
    inputs: parameters,
    tasks,
  };
  const files = new Map([...vendored, [pipelinePath, JSON.stringify(document)], [componentPath, component]]);
  if (outputs.length > 0) files.set('produce.yaml', JSON.stringify(producer(outputs)));
  return {
    files,
    inputs: new Map(parameters.map(({ name }) => [name, values.get(name) ?? ''])),
    marker: (source) => values.get(source) ?? '',
    written: (task, output) => (task === 'produce' ? values.get(`${task}-${output}`) : undefined),
  };
}

/** A constant that is no expression. */
function literal(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll('${{', '$${{');
  if (Array.isArray(value)) return value.map(literal);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, literal(one)]));
}

function producer(outputs: readonly Port[]): Json {
  const container = {
    image: 'producer:1',
    command: ['make', ...outputs.map(({ name }) => ({ outputPath: name }))],
  };
  return { name: 'produce', outputs: outputs.map((one) => ({ ...one })), implementation: { container } };
}
