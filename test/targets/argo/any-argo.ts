import fc from 'fast-check';
import type {
  ArgoArtifact,
  ArgoContainer,
  ArgoCronWorkflow,
  ArgoDag,
  ArgoDagTask,
  ArgoMemoize,
  ArgoMetadata,
  ArgoObject,
  ArgoParameter,
  ArgoPorts,
  ArgoResource,
  ArgoTemplate,
  ArgoWorkflow,
  ArgoWorkflowSpec,
  JsonObject,
} from '../../../src/targets/argo/model.ts';
import { anyJson, anyText } from '../nasty.ts';

type Optional<T> = {
  [K in keyof T as Partial<Pick<T, K>> extends Pick<T, K> ? K : never]-?: fc.Arbitrary<
    Exclude<T[K], undefined>
  >;
};
type Required<T> = {
  [K in keyof T as Partial<Pick<T, K>> extends Pick<T, K> ? never : K]: fc.Arbitrary<T[K]>;
};

/**
 * A record of the model with any of its optional fields. The types insist on an arbitrary for every field, so that a field that is
 * added to the model and forgotten in the templates fails the round trip.
 */
function record<T>(required: Required<T>, optional: Optional<T>): fc.Arbitrary<T> {
  const maybe = fc.record<object>({ ...optional }, { requiredKeys: [] });
  return fc.tuple(fc.record<object>({ ...required }), maybe).map(([one, two]) => ({ ...one, ...two }) as T);
}

const list = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  fc.array(one, { minLength: 1, maxLength: 3 });
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const texts = fc
  .array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 3 })
  .map((all) => Object.fromEntries(all));
const json: fc.Arbitrary<JsonObject> = fc
  .array(fc.tuple(anyText, anyJson), { maxLength: 3 })
  .map((all) => Object.fromEntries(all));

const metadata = record<ArgoMetadata>(
  {},
  { name: anyText, generateName: anyText, namespace: anyText, labels: texts, annotations: texts },
).filter((one) => Object.keys(one).length > 0);

const parameter = record<ArgoParameter>(
  { name: anyText },
  {
    description: anyText,
    enum: list(anyText),
    value: anyText,
    default: anyText,
    valueFrom: record<NonNullable<ArgoParameter['valueFrom']>>(
      {},
      {
        path: anyText,
        parameter: anyText,
        expression: anyText,
        jsonPath: anyText,
        supplied: json,
        default: anyText,
      },
    ),
  },
);

const artifact = record<ArgoArtifact>(
  { name: anyText },
  {
    path: anyText,
    from: anyText,
    fromExpression: anyText,
    optional: fc.boolean(),
    mode: fc.nat(0o777),
    recurseMode: fc.boolean(),
    raw: fc.record({ data: anyText }),
    archive: json,
    artifactGC: json,
    s3: json,
    gcs: json,
    azure: json,
    oss: json,
    http: json,
    git: json,
  },
);

const ports = record<ArgoPorts>({}, { parameters: list(parameter), artifacts: list(artifact) }).filter(
  (one) => Object.keys(one).length > 0,
);

const configMap = record<ArgoMemoize['cache']['configMap']>({ name: anyText }, { key: anyText });
const memoize = record<ArgoMemoize>({ key: anyText, cache: fc.record({ configMap }) }, { maxAge: anyText });

const dag = record<ArgoDag>(
  {
    tasks: list(
      record<ArgoDagTask>(
        { name: anyText, template: anyText },
        {
          depends: anyText,
          dependencies: list(anyText),
          when: anyText,
          continueOn: fc.record({ failed: fc.boolean(), error: fc.boolean() }),
          withParam: anyText,
          arguments: ports,
        },
      ),
    ),
  },
  { target: anyText },
);

const container = record<ArgoContainer>(
  { image: anyText },
  {
    imagePullPolicy: anyText,
    command: list(anyText),
    args: list(anyText),
    workingDir: anyText,
    env: list(
      fc.oneof(fc.record({ name: anyText, value: anyText }), fc.record({ name: anyText, valueFrom: json })),
    ),
    envFrom: list(json),
    resources: json,
    securityContext: json,
    readinessProbe: json,
    volumeMounts: list(json),
  },
);

const resource = record<ArgoResource>(
  { action: anyText, manifest: anyText },
  {
    setOwnerReference: fc.boolean(),
    flags: list(anyText),
    mergeStrategy: fc.constantFrom('strategic', 'merge'),
    successCondition: anyText,
    failureCondition: anyText,
  },
);

const template = record<ArgoTemplate>(
  { name: anyText },
  {
    metadata: record<NonNullable<ArgoTemplate['metadata']>>({}, { labels: texts, annotations: texts }).filter(
      (one) => Object.keys(one).length > 0,
    ),
    inputs: ports,
    outputs: ports,
    serviceAccountName: anyText,
    nodeSelector: texts,
    affinity: json,
    tolerations: list(json),
    securityContext: json,
    activeDeadlineSeconds: fc.oneof(anyText, number),
    retryStrategy: json,
    synchronization: json,
    memoize,
    podSpecPatch: anyText,
    daemon: fc.boolean(),
    volumes: list(json),
    initContainers: list(json),
    sidecars: list(json),
    parallelism: number,
    dag,
    container,
    resource,
    http: json,
    suspend: json,
    executor: json,
    hostAliases: list(json),
    metrics: json,
    pendingTimeout: anyText,
    priorityClassName: anyText,
    schedulerName: anyText,
  },
);

const spec = record<ArgoWorkflowSpec>(
  { entrypoint: anyText, templates: list(template) },
  {
    onExit: anyText,
    serviceAccountName: anyText,
    imagePullSecrets: list(fc.record({ name: anyText })),
    parallelism: number,
    activeDeadlineSeconds: number,
    priority: number,
    archiveLogs: fc.boolean(),
    ttlStrategy: json,
    podGC: json,
    synchronization: json,
    artifactRepositoryRef: record<NonNullable<ArgoWorkflowSpec['artifactRepositoryRef']>>(
      { configMap: anyText },
      { key: anyText },
    ),
    arguments: fc.record({ parameters: list(parameter) }),
    volumeClaimTemplates: list(json),
    volumeClaimGC: fc.record({ strategy: anyText }),
    templateDefaults: json,
    artifactGC: json,
    dnsConfig: json,
    dnsPolicy: anyText,
    executor: json,
    hostAliases: list(json),
    hostNetwork: fc.boolean(),
    metrics: json,
    podDisruptionBudget: json,
    podMetadata: json,
    podPriorityClassName: anyText,
    schedulerName: anyText,
    suspend: fc.boolean(),
    workflowMetadata: json,
  },
);

const workflow = record<ArgoWorkflow>(
  {
    apiVersion: fc.constant('argoproj.io/v1alpha1'),
    kind: fc.constantFrom('Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate'),
    metadata,
    spec,
  },
  {},
);

const cronWorkflow = record<ArgoCronWorkflow>(
  {
    apiVersion: fc.constant('argoproj.io/v1alpha1'),
    kind: fc.constant('CronWorkflow'),
    metadata,
    spec: record<ArgoCronWorkflow['spec']>(
      { workflowSpec: spec },
      {
        schedule: anyText,
        schedules: list(anyText),
        timezone: anyText,
        concurrencyPolicy: anyText,
        startingDeadlineSeconds: number,
        suspend: fc.boolean(),
        successfulJobsHistoryLimit: number,
        failedJobsHistoryLimit: number,
        workflowMetadata: metadata,
      },
    ),
  },
  {},
);

/** Any object of the model, with nasty strings wherever there is a string. */
export const anyArgo: fc.Arbitrary<ArgoObject> = fc.oneof(workflow, cronWorkflow);
