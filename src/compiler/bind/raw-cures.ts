/** By the field of Argo: what to write instead of it. */
type Cures = Readonly<Record<string, string>>;

const setting = (name: string): string => `Write it as \`${name}\`.`;
const written = 'Leave it out: the compiler writes it.';
const fromDefaults = (name: string): string => `Write \`${name}\` into \`defaults\`, which every step gets.`;

function all(names: readonly string[], cure: string): Cures {
  return Object.fromEntries(names.map((name) => [name, cure]));
}

/** The fields of Argo's templates that a task cannot add. */
export const ofTemplate: Cures = {
  ...all(['name', 'inputs', 'outputs', 'container', 'script', 'dag', 'steps', 'resource'], written),
  ...all(['http', 'suspend', 'data', 'plugin', 'containerSet', 'archiveLocation', 'failFast'], written),
  activeDeadlineSeconds: setting('timeout'),
  affinity: setting('affinity'),
  automountServiceAccountToken: 'Leave it out: Argo reports the results of a step with that token.',
  daemon: setting('daemon'),
  initContainers: setting('initContainers'),
  memoize: setting('cache'),
  metadata: 'Write it as `labels` and `annotations`.',
  nodeSelector: setting('nodeSelector'),
  parallelism: setting('maxParallel'),
  podSpecPatch: 'Write it as `podSpecPatch` of the task.',
  retryStrategy: setting('retry'),
  securityContext: setting('podSecurityContext'),
  serviceAccountName: setting('serviceAccount'),
  sidecars: setting('sidecars'),
  synchronization: 'Write it as `mutex` or `semaphore`.',
  timeout: setting('timeout'),
  tolerations: setting('tolerations'),
  volumes: setting('mounts'),
};

/** The fields of Argo's workflows that a pipeline cannot add. */
export const ofWorkflow: Cures = {
  ...all(['entrypoint', 'templates', 'hooks', 'shutdown', 'templateDefaults', 'volumeClaimGC'], written),
  activeDeadlineSeconds: 'Write it as `run.timeout`.',
  affinity: fromDefaults('affinity'),
  archiveLogs: 'Write it as `run.archiveLogs`.',
  arguments: 'Write them as `inputs`.',
  artifactRepositoryRef: setting('artifactRepository'),
  automountServiceAccountToken: 'Leave it out: Argo reports the results of steps with that token.',
  imagePullSecrets: 'Write it as `run.imagePullSecrets`.',
  nodeSelector: fromDefaults('nodeSelector'),
  onExit: 'Write tasks under `onExit` of the pipeline.',
  parallelism: 'Write it as `run.parallelism`.',
  podGC: 'Write it as `run.podCleanup`.',
  podPriority: 'Write `podPriorityClassName`: Kubernetes computes the number from it.',
  podSpecPatch: fromDefaults('podSpecPatch'),
  priority: 'Write it as `run.priority`.',
  retryStrategy: fromDefaults('retry'),
  securityContext: fromDefaults('podSecurityContext'),
  serviceAccountName: 'Write it as `run.serviceAccount`.',
  synchronization: 'Write it as `run.mutex` or `run.semaphore`.',
  tolerations: fromDefaults('tolerations'),
  ttlStrategy: 'Write it as `run.ttl`.',
  volumeClaimTemplates: 'Write it under `volumes` of the pipeline.',
  volumes: 'Write them under `volumes` of the pipeline, and mount them with `mounts`.',
  workflowTemplateRef: 'Name the pipeline as the `component` of a task.',
};
