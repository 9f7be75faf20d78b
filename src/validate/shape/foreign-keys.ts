/** A key of other tools that has no counterpart of another name. */
export interface ForeignKey {
  readonly help: string;
  /** The key that is missing because of it, so that this is not said as well. */
  readonly instead?: string;
}

type Foreign = ForeignKey & {
  /** A key that the map must know for the help to be true. */
  readonly beside: string;
};

const ofResources = 'Write `resources: {requests: {cpu: …, memory: …}}`, or `limits`, or both.';

const ofNodes =
  'Such a volume is mounted by its claim: make a PersistentVolume and a claim for it on the cluster, and write `claim: …`.';

const foreign: Readonly<Record<string, readonly Foreign[]>> = {
  metadata: [
    {
      beside: 'tasks',
      help: 'Name, labels and annotations of a pipeline stand at the top: `name: …`, without "metadata".',
      instead: 'name',
    },
  ],
  spec: [{ beside: 'tasks', help: 'What is inside of "spec" stands at the top here.', instead: 'tasks' }],
  entrypoint: [{ beside: 'tasks', help: 'Remove it: a pipeline begins with the tasks that wait for none.' }],
  templates: [
    {
      beside: 'tasks',
      help: 'What runs is written as `tasks`; each names its `component`, a file of its own.',
      instead: 'tasks',
    },
  ],
  stages: [
    { beside: 'tasks', help: 'Write `tasks`; each waits for what it reads, and for those in `after`.' },
  ],
  on: [{ beside: 'schedule', help: 'When it runs is said by `schedule: {cron: …, timezone: …}`.' }],
  strategy: [
    {
      beside: 'forEach',
      help: 'To run a task for each of several values, write `forEach: [ … ]`, or `matrix: { … }`.',
    },
  ],
  as: [{ beside: 'forEach', help: 'A loop gets its name inside: `forEach: {in: …, as: name}`.' }],
  valueFrom: [
    {
      beside: 'secret',
      help: 'Leave out "valueFrom", and write `secret: {name: …, key: …}` or `configMap: {name: …, key: …}`.',
    },
  ],
  while: [
    {
      beside: 'until',
      help: '`until` says when it ends: write the opposite of the condition, `until: ${{ !(…) }}`.',
      instead: 'until',
    },
  ],
  suspend: [
    {
      beside: 'approval',
      help: 'A task that waits for a person is written as `approval: {message: …}`; one that waits for some time is a step that sleeps.',
      instead: 'approval',
    },
  ],
  synchronization: [
    {
      beside: 'mutex',
      help: 'Write `mutex: name`, or `semaphore: {configMap: {name: …, key: …}}`, without "synchronization".',
    },
  ],
  hostPath: [{ beside: 'claim', help: ofNodes }],
  nfs: [{ beside: 'claim', help: ofNodes }],
  csi: [{ beside: 'claim', help: ofNodes }],
  tag: [{ beside: 'workingDir', help: 'The tag is a part of the image: `image: name:tag`.' }],
  inputValue: [
    { beside: 'configMap', help: 'Write an expression in its place, such as `"${{ inputs.name }}"`.' },
  ],
  required: [
    {
      beside: 'optional',
      help: 'Remove it: an input without a `default` must be given, unless it has `optional: true`.',
    },
  ],
  'runs-on': [
    {
      beside: 'nodeSelector',
      help: 'Remove it: a step runs in its image; `nodeSelector: {…}` says on which nodes.',
    },
  ],
  cpu: [
    { beside: 'resources', help: ofResources },
    { beside: 'requests', help: 'Write it inside of `requests: { … }`, or `limits: { … }`, or both.' },
  ],
  memory: [
    { beside: 'resources', help: ofResources },
    { beside: 'requests', help: 'Write it inside of `requests: { … }`, or `limits: { … }`, or both.' },
  ],
  gpu: [
    { beside: 'resources', help: 'Write `resources: {limits: {nvidia.com/gpu: 1}}`.' },
    { beside: 'requests', help: 'Write the name of the resource: `limits: {nvidia.com/gpu: 1}`.' },
  ],
};

/** Settings of steps, which do not stand in `container` or `script`, nor in `run`. */
const ofSteps: ReadonlySet<string> = new Set([
  'affinity',
  'envFrom',
  'imagePullPolicy',
  'labels',
  'mounts',
  'nodeSelector',
  'resources',
  'retry',
  'securityContext',
  'tolerations',
  'volumeMounts',
]);

/** What to do about a key that comes from another tool, in a map with these keys. */
export function foreignKey(key: string, known: readonly string[]): ForeignKey | undefined {
  const found = Object.hasOwn(foreign, key)
    ? foreign[key]?.find(({ beside }) => known.includes(beside))
    : undefined;
  if (found !== undefined || !ofSteps.has(key)) return found;
  const name = key === 'volumeMounts' ? 'mounts' : key;
  if (known.includes('fileOutputs') || known.includes('interpreter')) {
    return { help: `Write \`${name}\` at the task, or in \`defaults\`.` };
  }
  return known.includes('podCleanup')
    ? { help: `Write \`${name}\` at the tasks, or in \`defaults\` for all of them.` }
    : undefined;
}
