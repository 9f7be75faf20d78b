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

const ofLoops = 'Write `forEach: [ … ]`, or an expression that gives a List; the element is `item`.';

/** A field of the pod that is no setting. */
function ofPod(key: string): readonly Foreign[] {
  return [
    { beside: 'podSpecPatch', help: `Write it into the patch of the pod: \`podSpecPatch: {${key}: …}\`.` },
  ];
}

const foreign: Readonly<Record<string, readonly Foreign[]>> = {
  ...Object.fromEntries(
    ['priorityClassName', 'runtimeClassName', 'schedulerName', 'hostNetwork', 'dnsPolicy'].map((key) => [
      key,
      ofPod(key),
    ]),
  ),
  terminationGracePeriodSeconds: ofPod('terminationGracePeriodSeconds'),
  metrics: [{ beside: 'podSpecPatch', help: 'Metrics are fields of Argo: write `argo: {metrics: …}`.' }],
  restartPolicy: [
    {
      beside: 'retry',
      help: 'Remove it: a container is not started again; `retry: {limit: …}` runs a step that failed once more.',
    },
  ],
  taskInfo: [{ beside: 'component', help: 'Remove it: the name of a task is its key.' }],
  task_id: [{ beside: 'component', help: 'Remove it: the name of a task is its key.' }],
  triggerPolicy: [{ beside: 'when', help: 'Write the condition as an expression: `when: ${{ … }}`.' }],
  iteratorModel: [{ beside: 'forEach', help: ofLoops }],
  parameterIterator: [{ beside: 'forEach', help: ofLoops }],
  artifactIterator: [{ beside: 'forEach', help: ofLoops }],
  exitTask: [
    {
      beside: 'component',
      help: 'What runs at the end stands in `onExit: { … }` at the top of the pipeline.',
    },
  ],
  downstream: [
    {
      beside: 'after',
      help: 'Tasks say for what they wait: write `after` at those, with the name of this one.',
    },
  ],
  trigger_rule: [
    {
      beside: 'after',
      help: 'A task runs when all in `after` went well; `after: [{task: …, is: finished}]` waits for any end, and `is: failed` for a failure.',
    },
  ],
  depends_on_past: [{ beside: 'after', help: 'Remove it: runs know nothing of one another.' }],
  catchup: [
    {
      beside: 'schedule',
      help: 'Remove it: what was missed is not run later; `schedule.startingDeadline` says how late a run may begin.',
    },
  ],
  python_callable: [
    {
      beside: 'script',
      help: 'Write `script: {image: …, interpreter: python3, source: …}`, or `file` for a file.',
    },
  ],
  delay: [{ beside: 'backoff', help: 'Write `backoff: {duration: …}`.' }],
  setOwnerReference: [{ beside: 'succeeds', help: 'Write `owner: run`.' }],
  successCondition: [
    { beside: 'succeeds', help: 'Write the field and its value: `succeeds: {status.phase: Succeeded}`.' },
  ],
  failureCondition: [
    { beside: 'fails', help: 'Write the field and its value: `fails: {status.phase: Failed}`.' },
  ],
  arguments: [
    {
      beside: 'schedule',
      help: 'What a run is given is declared as `inputs: [{name: …, type: …, default: …}]`.',
    },
  ],
  volumeClaimTemplates: [
    {
      beside: 'schedule',
      help: 'Write `volumes: {name: {create: {size: …, accessModes: [ReadWriteOnce]}}}`.',
    },
  ],
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
