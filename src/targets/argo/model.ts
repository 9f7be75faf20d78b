import type { Json } from '../tree.ts';

/**
 * The part of Argo's objects that we emit, in Argo's own field names, as plain data: the rendered text parses back to exactly this.
 * Optional fields are left out, never undefined, null or empty. Fields hold strings wherever Argo takes a string, numbers too.
 */
export type { Json };
export type JsonObject = { readonly [key: string]: Json };

export interface ArgoMetadata {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
}

export type ArgoObject = ArgoWorkflow | ArgoCronWorkflow;

export interface ArgoWorkflow {
  readonly apiVersion: 'argoproj.io/v1alpha1';
  readonly kind: 'Workflow' | 'WorkflowTemplate' | 'ClusterWorkflowTemplate';
  readonly metadata: ArgoMetadata;
  readonly spec: ArgoWorkflowSpec;
}

export interface ArgoCronWorkflow {
  readonly apiVersion: 'argoproj.io/v1alpha1';
  readonly kind: 'CronWorkflow';
  readonly metadata: ArgoMetadata;
  readonly spec: {
    /** The one is for versions before 3.6, the other for all since. */
    readonly schedule?: string;
    readonly schedules?: readonly string[];
    readonly timezone?: string;
    readonly concurrencyPolicy?: string;
    readonly startingDeadlineSeconds?: number;
    readonly suspend?: boolean;
    readonly successfulJobsHistoryLimit?: number;
    readonly failedJobsHistoryLimit?: number;
    readonly workflowMetadata?: ArgoMetadata;
    readonly workflowSpec: ArgoWorkflowSpec;
  };
}

/** Not Argo's own, but where it looks for artifact repositories. */
export interface ArgoConfigMap {
  readonly apiVersion: 'v1';
  readonly kind: 'ConfigMap';
  readonly metadata: ArgoMetadata;
  readonly data: { readonly [key: string]: string };
}

export interface ArgoWorkflowSpec {
  readonly entrypoint: string;
  /** The template that runs when the entrypoint has ended, whatever became of it. */
  readonly onExit?: string;
  readonly serviceAccountName?: string;
  readonly imagePullSecrets?: readonly { readonly name: string }[];
  readonly parallelism?: number;
  readonly activeDeadlineSeconds?: number;
  readonly priority?: number;
  readonly archiveLogs?: boolean;
  readonly ttlStrategy?: JsonObject;
  readonly podGC?: JsonObject;
  readonly synchronization?: JsonObject;
  readonly artifactRepositoryRef?: { readonly configMap: string; readonly key?: string };
  readonly arguments?: { readonly parameters: readonly ArgoParameter[] };
  readonly volumeClaimTemplates?: readonly JsonObject[];
  readonly volumeClaimGC?: { readonly strategy: string };
  readonly templateDefaults?: JsonObject;
  readonly templates: readonly ArgoTemplate[];
  /** Only as `argo` of a pipeline has them. */
  readonly artifactGC?: JsonObject;
  readonly dnsConfig?: JsonObject;
  readonly dnsPolicy?: string;
  readonly executor?: JsonObject;
  readonly hostAliases?: readonly JsonObject[];
  readonly hostNetwork?: boolean;
  readonly metrics?: JsonObject;
  readonly podDisruptionBudget?: JsonObject;
  readonly podMetadata?: JsonObject;
  readonly podPriorityClassName?: string;
  readonly schedulerName?: string;
  readonly suspend?: boolean;
  readonly workflowMetadata?: JsonObject;
}

/** A parameter: `value` where it has one; `valueFrom` on outputs. */
export interface ArgoParameter {
  readonly name: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly value?: string;
  readonly default?: string;
  readonly valueFrom?: {
    readonly path?: string;
    readonly parameter?: string;
    readonly expression?: string;
    readonly jsonPath?: string;
    /** A person enters it. */
    readonly supplied?: JsonObject;
    readonly default?: string;
  };
}

export interface ArgoArtifact {
  readonly name: string;
  readonly path?: string;
  readonly from?: string;
  readonly fromExpression?: string;
  readonly optional?: boolean;
  /** Permissions of what is loaded, of directories with all that is in them. */
  readonly mode?: number;
  readonly recurseMode?: boolean;
  readonly raw?: { readonly data: string };
  readonly archive?: JsonObject;
  readonly artifactGC?: JsonObject;
  readonly s3?: JsonObject;
  readonly gcs?: JsonObject;
  readonly azure?: JsonObject;
  readonly oss?: JsonObject;
  readonly http?: JsonObject;
  readonly git?: JsonObject;
}

export interface ArgoPorts {
  readonly parameters?: readonly ArgoParameter[];
  readonly artifacts?: readonly ArgoArtifact[];
}

export type ArgoMemoize = {
  readonly key: string;
  readonly maxAge?: string;
  readonly cache: { readonly configMap: { readonly name: string; readonly key?: string } };
};

/** Exactly one of `dag`, `container`, `resource`, `suspend`. */
export interface ArgoTemplate {
  readonly name: string;
  readonly metadata?: {
    readonly labels?: { readonly [key: string]: string };
    readonly annotations?: { readonly [key: string]: string };
  };
  readonly inputs?: ArgoPorts;
  readonly outputs?: ArgoPorts;
  readonly serviceAccountName?: string;
  readonly nodeSelector?: { readonly [key: string]: string };
  readonly affinity?: JsonObject;
  readonly tolerations?: readonly JsonObject[];
  readonly securityContext?: JsonObject;
  readonly activeDeadlineSeconds?: string | number;
  readonly retryStrategy?: JsonObject;
  readonly daemon?: boolean;
  readonly volumes?: readonly JsonObject[];
  readonly synchronization?: JsonObject;
  readonly memoize?: ArgoMemoize;
  readonly initContainers?: readonly JsonObject[];
  readonly sidecars?: readonly JsonObject[];
  readonly podSpecPatch?: string;
  /** How many tasks of the DAG run at one time. */
  readonly parallelism?: number;
  readonly dag?: ArgoDag;
  readonly container?: ArgoContainer;
  readonly resource?: ArgoResource;
  readonly http?: JsonObject;
  readonly suspend?: JsonObject;
  /** Only as `argo` of a task has them. */
  readonly executor?: JsonObject;
  readonly hostAliases?: readonly JsonObject[];
  readonly metrics?: JsonObject;
  readonly pendingTimeout?: string;
  readonly priorityClassName?: string;
  readonly schedulerName?: string;
}

export interface ArgoDag {
  /** The names of all tasks, separated by blanks (LOWERING, rule 1); not where failures are to disappear. */
  readonly target?: string;
  readonly tasks: readonly ArgoDagTask[];
}

export interface ArgoDagTask {
  readonly name: string;
  readonly template: string;
  readonly depends?: string;
  /** Only together with `continueOn` in one DAG, and never with `depends` (P-02). */
  readonly dependencies?: readonly string[];
  readonly when?: string;
  readonly continueOn?: { readonly failed: boolean; readonly error: boolean };
  /** A List in JSON: the task runs once for each item, as `{{item}}`. */
  readonly withParam?: string;
  readonly arguments?: ArgoPorts;
}

export interface ArgoContainer {
  readonly image: string;
  readonly imagePullPolicy?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly workingDir?: string;
  readonly env?: readonly ArgoEnv[];
  readonly envFrom?: readonly JsonObject[];
  readonly resources?: JsonObject;
  readonly securityContext?: JsonObject;
  readonly readinessProbe?: JsonObject;
  readonly volumeMounts?: readonly JsonObject[];
}

export type ArgoEnv =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly valueFrom: JsonObject };

export interface ArgoResource {
  readonly action: string;
  readonly setOwnerReference?: boolean;
  readonly mergeStrategy?: string;
  readonly flags?: readonly string[];
  readonly successCondition?: string;
  readonly failureCondition?: string;
  readonly manifest: string;
}

/** Where a template comes from, for a comment above it: a file as the user knows it, and the place in it, such as `tasks.fetch`. */
export interface TemplateOrigin {
  readonly file: string;
  readonly path?: string;
  /** The fields that were written as Argo's own. */
  readonly raw?: string;
}
