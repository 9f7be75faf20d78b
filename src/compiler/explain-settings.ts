import type { Span } from '../diagnostics/span.ts';
import type { BoundPipeline, BoundTask } from '../model/bound.ts';
import { toPlain } from '../syntax/at.ts';
import { child } from '../syntax/tree.ts';
import type { YamlMap, YamlNode } from '../syntax/yaml-node.ts';
import { credentialIn, isCredentialNamed } from '../util/credentials.ts';
import { allTasks } from '../validate/rules/walk.ts';
import type { PipelineAnalysis } from './analyze.ts';
import { imageIn } from './bind/environments.ts';
import { effectiveSettings, mergeDepth, mergeSettings, settingsOf } from './bind/merge-settings.ts';
import { podSettings } from './bind/setting-table.ts';

/** One effective setting of a step, and who said it. */
export interface ExplainedSetting {
  /** `env.LOG_LEVEL`: as deep as settings merge. */
  readonly name: string;
  readonly text: string;
  readonly by: string;
  readonly span: Span;
}

/** The tasks that run a step, by the path of their names: `group.task`; those of `onExit` begin so. */
export function explainableTasks({ pipeline }: PipelineAnalysis): ReadonlyMap<string, BoundTask> {
  const steps = allTasks(pipeline).filter((task) => task.kind === 'component');
  return new Map(steps.map((task) => [pathOf(task, pipeline), task]));
}

function pathOf(task: BoundTask, pipeline: BoundPipeline): string {
  const { owner } = task.scope;
  if (owner !== undefined) return `${pathOf(owner, pipeline)}.${task.name}`;
  return task.scope === pipeline.onExit ? `onExit.${task.name}` : task.name;
}

/** The effective settings of a task that runs a step, in the order of their names. */
export function explainSettings(analysis: PipelineAnalysis, task: BoundTask): readonly ExplainedSetting[] {
  if (task.kind !== 'component') return [];
  const { linked, environment } = analysis;
  const node = taskNode(linked.document.node, task);
  const reference = node === undefined ? undefined : child(node, 'component');
  const used = reference === undefined ? undefined : linked.uses.get(reference);
  const component = used?.kind === 'component' ? used.document.node : undefined;
  const defaults = mapOf(child(linked.document.node, 'defaults'));
  const environmentDefaults = mapOf(environment?.spec.get('defaults')?.node);
  const componentDefaults = mapOf(child(component, 'defaults'));
  // A one-off step stands in the task, and what it says is the task's own word.
  const written = mapOf(child(node, 'container') ?? child(node, 'script'));
  const step = written ?? mapOf(firstValue(child(component, 'implementation')));
  const beside = node === undefined ? undefined : settingsOf(node, (key) => podSettings.includes(key));
  const says: readonly (readonly [string, YamlNode | undefined])[] = [
    ['the task', node],
    ['defaults of the component', componentDefaults],
    ['the component', component],
    [`defaults of the environment ${environment?.name ?? ''}`, environmentDefaults],
    ['defaults of the pipeline', defaults],
  ];
  const stepSettings = step && settingsOf(step, (key) => ['env', 'image', 'workingDir'].includes(key));
  const own = [written && stepSettings, beside].filter((one) => one !== undefined);
  const inherited = [defaults, environmentDefaults].reduce(mergeSettings, undefined);
  const effective = effectiveSettings(inherited, task.component, componentDefaults, own);
  const merged = [stepSettings, effective].reduce(mergeSettings, undefined);
  const found: ExplainedSetting[] = [];
  const visit = (map: YamlMap, prefix: string, depth: (key: string) => number): void => {
    for (const { key, value, keySpan } of map.entries) {
      const name = `${prefix}${key}`;
      if (depth(key) > 0 && value.kind === 'map') {
        visit(value, `${name}.`, () => depth(key) - 1);
        continue;
      }
      const by = says.find(([, place]) => place !== undefined && isIn(keySpan, place.span))?.[0] ?? '';
      const text = shown(key, value);
      const image = name === 'image' ? imageIn(environment, text) : text;
      const mirrored = image === text ? '' : `, as the environment ${environment?.name} has it`;
      found.push({ name, text: image, by: `${by}${mirrored}`, span: keySpan });
    }
  };
  if (merged !== undefined) visit(merged, '', mergeDepth);
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What looks like a credential is not shown. */
function shown(key: string, node: YamlNode): string {
  const text =
    node.kind === 'scalar' && typeof node.value !== 'object' ? node.text : JSON.stringify(toPlain(node));
  return isCredentialNamed(key, text) || credentialIn(text) !== undefined
    ? '***'
    : text.replaceAll('\n', '\\n');
}

function taskNode(node: YamlNode, task: BoundTask): YamlNode | undefined {
  if (node.kind === 'map') {
    for (const { keySpan, value } of node.entries) {
      if (keySpan.start === task.origin.key.start && keySpan.end === task.origin.key.end) return value;
      const inside = taskNode(value, task);
      if (inside !== undefined) return inside;
    }
  }
  if (node.kind === 'sequence') {
    for (const item of node.items) {
      const inside = taskNode(item, task);
      if (inside !== undefined) return inside;
    }
  }
  return undefined;
}

function isIn(span: Span, around: Span): boolean {
  return span.file.path === around.file.path && span.start >= around.start && span.end <= around.end;
}

function firstValue(node: YamlNode | undefined): YamlNode | undefined {
  return node?.kind === 'map' ? node.entries[0]?.value : undefined;
}

function mapOf(node: YamlNode | undefined): YamlMap | undefined {
  return node?.kind === 'map' ? node : undefined;
}
