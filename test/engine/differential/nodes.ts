import type { BoundPipeline, BoundScope, BoundTask } from '../../../src/model/bound.ts';
import { choosesFiles, isChecked, isHeld } from '../../../src/targets/argo/lower/task-access.ts';
import type { RunNode, RunPod, RunRequest, RunResult } from '../harness.ts';

/** What Argo says of a run, by the paths of tasks. */
export interface Nodes {
  /** Of the workflow itself. */
  readonly root: RunNode | undefined;
  /** One for each task that Argo came to; the tries of a step are pods, not nodes of their own. */
  readonly byPath: ReadonlyMap<string, RunNode>;
  /** The tries of a step or of a request, the first one first. */
  readonly pods: ReadonlyMap<string, readonly RunPod[]>;
  /** The step's path and the Argo name of its output, by the key under which an artifact is stored. */
  readonly makers: ReadonlyMap<string, { readonly path: string; readonly output: string }>;
}

/** The name of a template is cut when it is too long. */
const question = /-q(?:u(?:e(?:s(?:t(?:i(?:on?)?)?)?)?)?)?(-\d+)?$/;
const attempt = /\((\d+)\)$/;

/** The volumes of a pipeline may be made and deleted by tasks of ours. */
export const ofVolume = /\.(?:make|drop)-[-a-z0-9]+--$/;

export function nodesOf(result: RunResult, pipeline: BoundPipeline): Nodes {
  const tree = treeOf(pipeline);
  const byPath = new Map<string, RunNode>();
  const makers = new Map<string, { readonly path: string; readonly output: string }>();
  const names = new Set(result.nodes.map(({ name }) => name));
  let root: RunNode | undefined;
  for (const node of result.nodes) {
    const path = pathOf(node.name, tree);
    // The DAG around a question says whether the answer will do; in it a task of ours, `t--`, judges that of `t`.
    const isQuestion = question.test(node.template ?? '') || names.has(`${node.name}--`);
    if (node.type === 'Suspend' && isQuestion) continue;
    if (node.name === result.name) root = node;
    else if (!attempt.test(node.name) && path !== undefined) {
      // Of what stands for a task, the innermost is the task itself.
      const known = byPath.get(path);
      const isInner = known === undefined || known.name.length < node.name.length;
      const [outer, inner] = isInner ? [known, node] : [node, known];
      // Where the files could not be chosen, the DAG around the task is what failed.
      byPath.set(path, inner.phase === 'Omitted' && outer !== undefined ? outer : inner);
    }
    if (path === undefined) continue;
    if (node.type !== 'Pod') continue;
    for (const [output, key] of Object.entries(node.outputArtifacts ?? {})) makers.set(key, { path, output });
  }
  const pods = new Map<string, RunPod[]>();
  const tryOf = (pod: RunPod): number => Number(attempt.exec(pod.node)?.[1] ?? 0);
  for (const pod of [...result.pods, ...(result.requests ?? []).map(asPod)].sort(
    (a, b) => tryOf(a) - tryOf(b),
  )) {
    if (ofVolume.test(pod.node)) continue;
    const path = pathOf(pod.node, tree) ?? pod.node;
    pods.set(path, [...(pods.get(path) ?? []), pod]);
  }
  return { root, byPath, pods, makers };
}

/** What is the same of a request, which runs in no pod of its own. */
function asPod({ node, template, start, end }: RunRequest): RunPod {
  return { pod: '', node, template, exitCode: 0, start, end };
}

/** The tasks of a pipeline, and those in its groups and in the pipelines that it calls; `onExit` is no task but holds some. */
export interface TaskTree {
  readonly task: BoundTask | undefined;
  readonly inside: ReadonlyMap<string, TaskTree>;
}

export function treeOf({ scope, onExit }: BoundPipeline): ReadonlyMap<string, TaskTree> {
  const tasks = tasksOf(scope);
  return onExit === undefined
    ? tasks
    : new Map([...tasks, ['onExit', { task: undefined, inside: tasksOf(onExit) }]]);
}

function tasksOf(scope: BoundScope): ReadonlyMap<string, TaskTree> {
  return new Map(scope.tasks.map((task) => [task.name, { task, inside: insideOf(task) }]));
}

function insideOf(task: BoundTask): ReadonlyMap<string, TaskTree> {
  if (task.kind === 'group') return tasksOf(task.body);
  return task.kind === 'pipeline' ? treeOf(task.pipeline) : new Map();
}

/** So many DAGs of ours are around a task; they have its name. */
function layersOf(task: BoundTask | undefined): number {
  if (task === undefined) return 0;
  const choosing = choosesFiles(task) || isChecked(task) ? 1 : 0;
  if (task.loop !== undefined) return (isHeld(task) ? 2 : 1) + choosing;
  return (task.continueOnFailure ? 1 : 0) + choosing;
}

/**
 * Without the workflow's own name, the number of the try, and the DAGs of ours around tasks; items of loops are `t[0]`. Undefined for what is
 * no task.
 */
export function pathOf(node: string, tree: ReadonlyMap<string, TaskTree>): string | undefined {
  const path: string[] = [];
  let inside = tree;
  let layers = 0;
  let repeats = false;
  /** Of the repetition that the path has come to; each round is in the one before it. */
  let round: number | undefined;
  const segments = node
    .slice(node.indexOf('.') + 1)
    .replace(attempt, '')
    .split('.');
  const last = segments.at(-1) ?? '';
  if (last === 'onExit' || last.endsWith('--')) return undefined;
  for (const segment of segments) {
    // A pipeline with `onExit` is run in a DAG of ours.
    if (segment === 'run--') continue;
    const [, said = '', index] = /^(.*?)(?:\((\d+):.*\))?$/.exec(segment) ?? [];
    const name = said === 'exit--' ? 'onExit' : said;
    if (name === 'next--' && round !== undefined) {
      round += 1;
      continue;
    }
    if (name.endsWith('--')) return undefined;
    if (round !== undefined) path.push(`${path.pop()}[${round}]`);
    round = undefined;
    const own = layers > 0 ? (path.pop() ?? name) : name;
    if (layers > 0) layers -= 1;
    else {
      const found = inside.get(name);
      layers = found === undefined ? 0 : layersOf(found.task);
      repeats = found?.task?.kind === 'group' && found.task.repeat !== undefined;
      inside = found?.inside ?? new Map();
    }
    if (layers === 0 && repeats) round = 0;
    path.push(index === undefined ? own : `${own}[${index}]`);
  }
  return path.join('.');
}
