import type { Span } from '../diagnostics/span.ts';
import { child, entriesOf, itemsOf, nameSpan, textOf } from '../syntax/tree.ts';
import type { YamlNode, YamlScalar } from '../syntax/yaml-node.ts';
import {
  type Declared,
  declared,
  holdersOf,
  lookUp,
  type Outline,
  type OutlineTask,
  ports,
  type TaskScope,
} from './outline.ts';
import { pathsIn } from './paths-in.ts';
import type { Project } from './project.ts';

/** An output as others read it. */
export interface TaskOutput {
  readonly name: string;
  /** As it is written; undefined when nothing says it. */
  readonly type: string | undefined;
  readonly description: string | undefined;
  /** Where it is declared; undefined for what such tasks always have. */
  readonly key: Span | undefined;
}

/** How far the type of an output is looked for through others. */
const maxSteps = 20;

/** The outputs of a task, as far as can be read. Of a looped task they are Lists. */
export async function taskOutputs(
  task: OutlineTask,
  outline: Outline,
  project: Project,
  steps = 0,
): Promise<readonly TaskOutput[]> {
  const own = await ownOutputs(task, outline, project, steps);
  const isLooped = child(task.node, 'forEach') !== undefined || child(task.node, 'matrix') !== undefined;
  return isLooped ? own.map((one) => ({ ...one, type: one.type && `List[${one.type}]` })) : own;
}

async function ownOutputs(
  task: OutlineTask,
  outline: Outline,
  project: Project,
  steps: number,
): Promise<readonly TaskOutput[]> {
  const { node } = task;
  const component = textOf(child(node, 'component'));
  if (component !== undefined) {
    const used = await project.used(outline.file.path, component);
    return used === undefined || steps > maxSteps ? [] : documentOutputs(used, project, steps + 1);
  }
  const exports = holdersOf(node).flatMap((holder) =>
    declared(child(holder, 'outputs')).map((one) => ({ one, scope: outline.scopes.get(holder) })),
  );
  if (exports.length > 0) {
    const found = new Map<string, TaskOutput>();
    for (const { one, scope } of exports)
      if (!found.has(one.name)) found.set(one.name, await exported(one, scope, outline, project, steps));
    return [...found.values()];
  }
  return fieldOutputs(node);
}

/** The outputs of a component or pipeline. */
export async function documentOutputs(
  outline: Outline,
  project: Project,
  steps = 0,
): Promise<readonly TaskOutput[]> {
  if (outline.kind !== 'pipeline') return outline.outputs.map(asOutput);
  const found: TaskOutput[] = [];
  for (const one of outline.outputs) found.push(await exported(one, outline.tasks, outline, project, steps));
  return found;
}

/** An output of a pipeline or group has the type of what it hands on. */
async function exported(
  one: Declared,
  scope: TaskScope | undefined,
  outline: Outline,
  project: Project,
  steps: number,
): Promise<TaskOutput> {
  const output = asOutput(one);
  const from = one.node.kind === 'scalar' ? one.node : child(one.node, 'from');
  if (output.type !== undefined || from?.kind !== 'scalar' || steps > maxSteps) return output;
  const value = await referredTo(from, scope, outline, project, steps + 1);
  return { ...output, type: value?.type, description: output.description ?? value?.description };
}

/** What an expression that is only a reference names. */
async function referredTo(
  scalar: YamlScalar,
  scope: TaskScope | undefined,
  outline: Outline,
  project: Project,
  steps: number,
): Promise<TaskOutput | undefined> {
  const [path, ...others] = pathsIn(scalar);
  if (path === undefined || others.length > 0 || !/^\s*\$\{\{[\w\s.'"[\]-]*\}\}\s*$/.test(scalar.text))
    return undefined;
  const [root, name, field, output, ...more] = path.segments.map((one) => one.name);
  if (root === 'inputs' && field === undefined) {
    const input = outline.inputs.find((one) => one.name === name);
    return input && asOutput(input);
  }
  const task = root === 'tasks' && name !== undefined ? lookUp(scope, name) : undefined;
  if (task === undefined || field !== 'outputs' || more.length > 0) return undefined;
  return (await taskOutputs(task, outline, project, steps)).find((one) => one.name === output);
}

function asOutput({ name, key, node }: Declared): TaskOutput {
  return { name, key, type: typeText(child(node, 'type')), description: textOf(child(node, 'description')) };
}

/** A type as it is written; KFP's maps by their first name. */
export function typeText(node: YamlNode | undefined): string | undefined {
  return textOf(node) ?? entriesOf(node)[0]?.key;
}

/** The outputs of tasks that say themselves what they do. */
function fieldOutputs(node: YamlNode): readonly TaskOutput[] {
  const always = (name: string, type: string, description: string): TaskOutput => ({
    name,
    type,
    description,
    key: undefined,
  });
  if (child(node, 'createVolume') !== undefined)
    return [always('volume', 'Volume', 'The claim, to be mounted.'), ...volumeTexts];
  if (child(node, 'snapshotVolume') !== undefined)
    return [always('snapshot', 'Snapshot', 'The snapshot.'), ...volumeTexts];
  if (child(node, 'http') !== undefined) return httpOutputs;
  const resource = child(node, 'resource', 'outputs');
  if (resource !== undefined) return ports(resource).map(asOutput);
  const approval = child(node, 'approval', 'inputs');
  if (approval !== undefined) return ports(approval).map(asOutput);
  return stepOutputs(node);
}

const volumeTexts: readonly TaskOutput[] = [
  { name: 'name', type: 'String', description: 'Its name.', key: undefined },
  { name: 'size', type: 'String', description: 'Its size.', key: undefined },
];
const httpOutputs: readonly TaskOutput[] = [
  { name: 'body', type: 'String', description: 'The body of the answer.', key: undefined },
];

/** A one-off step declares its outputs by `outputs`, by `fileOutputs`, or where it first writes them. */
function stepOutputs(node: YamlNode): readonly TaskOutput[] {
  const found = new Map<string, TaskOutput>();
  const add = (one: TaskOutput): void => {
    if (!found.has(one.name)) found.set(one.name, one);
  };
  for (const one of declared(child(node, 'outputs'))) add(asOutput(one));
  const container = child(node, 'container');
  for (const one of declared(child(container, 'fileOutputs'))) add({ ...asOutput(one), type: undefined });
  for (const list of [child(container, 'command'), child(container, 'args')])
    for (const item of itemsOf(list)) {
      const at = child(item, 'outputPath');
      const name = textOf(at);
      if (at !== undefined && name !== undefined)
        add({ name, type: undefined, description: undefined, key: nameSpan(at.span, name) });
    }
  const source = textOf(child(node, 'script', 'source')) ?? '';
  for (const [, name = ''] of source.matchAll(/(?<![A-Za-z0-9_])OUTPUT_([A-Z][A-Z0-9_]*)/g)) {
    const known = [...found.keys()].some((one) => one.toUpperCase().replace(/[^0-9A-Z_]+/g, '_') === name);
    if (!known) add({ name: name.toLowerCase(), type: undefined, description: undefined, key: undefined });
  }
  return [...found.values()];
}
