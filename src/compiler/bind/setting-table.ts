/** What a task can be, as far as its settings are concerned. */
export type TaskKind =
  | 'component'
  | 'pipeline'
  | 'group'
  | 'switch'
  | 'repeat'
  | 'createVolume'
  | 'snapshotVolume'
  | 'deleteVolume'
  | 'resource'
  | 'approval'
  | 'http';

/** The settings that `defaults` can hold: they say how a step's pod is made. */
export const podSettings: readonly string[] = [
  'retry',
  'timeout',
  'cache',
  'continueOnFailure',
  'env',
  'envFrom',
  'mounts',
  'resources',
  'image',
  'imagePullPolicy',
  'workingDir',
  'nodeSelector',
  'tolerations',
  'affinity',
  'securityContext',
  'podSecurityContext',
  'sidecars',
  'initContainers',
  'daemon',
  'labels',
  'annotations',
  'serviceAccount',
  'podSpecPatch',
  'argo',
  'mutex',
  'semaphore',
];

/** Everything else that may stand beside the key that says what a task does. */
const taskSettings: readonly string[] = [
  'arguments',
  'when',
  'after',
  'forEach',
  'matrix',
  'maxParallel',
  'gather',
  'outputs',
  'description',
];

/** What a pod of Argo's own can have: it asks Kubernetes, and runs nothing of the user's. */
export const resourceSettings: readonly string[] = [
  'retry',
  'timeout',
  'continueOnFailure',
  'serviceAccount',
  'nodeSelector',
  'tolerations',
];

/** What can be said of a request, by the task itself: defaults are for steps. */
export const requestSettings: readonly string[] = ['retry', 'timeout', 'continueOnFailure'];

const control = [
  'when',
  'after',
  'forEach',
  'matrix',
  'maxParallel',
  'gather',
  'continueOnFailure',
  'description',
];

/** Which setting applies to which kind of task (the table of docs/language.md). */
export const settingTable: Readonly<Record<TaskKind, ReadonlySet<string>>> = {
  component: new Set([...podSettings, ...taskSettings]),
  pipeline: new Set([...control, 'arguments', 'outputs']),
  group: new Set([...control, 'outputs']),
  switch: new Set(control),
  repeat: new Set(control),
  createVolume: new Set(['when', 'after', 'description', 'labels', 'annotations']),
  snapshotVolume: new Set(['when', 'after', 'description', 'labels', 'annotations']),
  deleteVolume: new Set(['when', 'after', 'description']),
  resource: new Set([...control, ...resourceSettings]),
  approval: new Set(control),
  http: new Set([...control, ...requestSettings]),
};

const kindKeys = new Set([
  'component',
  'container',
  'script',
  'tasks',
  'switch',
  'repeat',
  'createVolume',
  'snapshotVolume',
  'deleteVolume',
  'resource',
  'approval',
  'http',
]);

/** The settings of a task that cannot apply to its kind. */
export function misplacedSettings(keys: readonly string[], kind: TaskKind): readonly string[] {
  return keys.filter((key) => !kindKeys.has(key) && !settingTable[kind].has(key));
}

/** What becomes a DAG, of which Argo takes no time limit (P-33). */
const several: ReadonlySet<TaskKind> = new Set(['group', 'pipeline', 'switch', 'repeat']);

/** Where a misplaced setting belongs. */
export function properPlace(key: string, kind: TaskKind): string {
  if (key === 'timeout' && several.has(kind)) {
    return 'Argo stops single steps and whole runs, and nothing between. Give the steps inside a `timeout` each, in `defaults` of their pipeline for all of them, or limit the run: `run: {timeout: 6h}`.';
  }
  if (kind === 'group') {
    return key === 'arguments'
      ? 'A group has no inputs: its tasks see everything outside.'
      : 'Put it at the tasks inside the group, or into `defaults` of the pipeline.';
  }
  if (kind === 'repeat') {
    return key === 'outputs'
      ? 'Put it into `repeat`.'
      : 'Put it at the tasks inside, or into `defaults` of the pipeline.';
  }
  if (kind === 'switch') {
    return key === 'outputs'
      ? 'Each case has `outputs` of its own; one that all of them have is an output of the switch.'
      : 'Put it at the tasks inside the cases, or into `defaults` of the pipeline.';
  }
  if (kind === 'pipeline')
    return 'Put it into `defaults` of the pipeline that the task runs, or at the tasks there.';
  if (kind === 'resource')
    return key === 'outputs'
      ? 'The fields that are outputs stand under `resource`.'
      : 'Kubernetes runs what the manifest says; put it there.';
  if (kind === 'approval')
    return key === 'timeout'
      ? 'Write it under `approval`, with `onTimeout`, which says what happens then.'
      : 'Nothing runs while a person is asked, and nothing is tried again.';
  if (kind === 'http') return 'Argo makes the request itself, in no pod of the task.';
  if (kind !== 'createVolume') return 'This is done without a container of ours, and has no such setting.';
  return 'A volume is made without a pod of ours; put the setting at the tasks that mount it.';
}
