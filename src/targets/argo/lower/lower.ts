import type { BoundPipeline, BoundPort, RunSettings } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import type { Value } from '../../../model/type.ts';
import { invariant } from '../../../util/invariant.ts';
import { type ArgoVersion, has, versionOf } from '../capabilities.ts';
import type {
  ArgoMetadata,
  ArgoObject,
  ArgoParameter,
  ArgoWorkflowSpec,
  JsonObject,
  TemplateOrigin,
} from '../model.ts';
import { portName } from '../names.ts';
import { Context } from './context.ts';
import { lowerRoot } from './dag.ts';
import { type ArgoEnvironment, absentText, lowerArgument, lowerFieldText } from './expression/index.ts';
import { withoutTags } from './expression/transport.ts';
import { createFrame } from './frame.ts';
import { forLateReaders } from './late-readers.ts';
import { lowerLocks } from './locks.ts';
import { lowerRepository } from './repository.ts';

export type ArgoKind = 'Workflow' | 'WorkflowTemplate' | 'ClusterWorkflowTemplate' | 'CronWorkflow';

export interface ArgoOptions {
  readonly kind: ArgoKind;
  /** Without one the newest. */
  readonly version?: ArgoVersion;
  /** Checked values for inputs of the pipeline, by name; they take the place of defaults. */
  readonly inputs: ReadonlyMap<string, Value>;
}

/**
 * Lowers a proven pipeline to Argo's objects. It cannot fail: what would be wrong was refused before. `origins` is filled with where each template
 * comes from.
 */
export function lower(
  pipeline: BoundPipeline,
  options: ArgoOptions,
  origins: Map<string, TemplateOrigin> = new Map(),
): ArgoObject {
  const version = options.version ?? versionOf('argo');
  const context = new Context(pipeline, version);
  const starts = lowerRoot(context);
  for (const [name, origin] of context.origins) origins.set(name, origin);
  const parameters = pipeline.inputs.map((port) => lowerInput(port, options.inputs.get(port.name)));
  const spec: ArgoWorkflowSpec = {
    ...starts,
    ...lowerRun(pipeline.run),
    ...lowerLocks(
      pipeline.run.mutexes.map((name) => lowerFieldText(name, runEnvironment)),
      pipeline.run.semaphore,
      version,
    ),
    ...lowerRepository(pipeline.repository, pipeline.run.archiveLogs),
    ...(parameters.length > 0 && { arguments: { parameters } }),
    ...lowerRunClaims(pipeline),
    templates: has('lateReaders', version) ? context.templates.map(forLateReaders) : context.templates,
    ...pipeline.argo?.fields,
  };
  const metadata = lowerMetadata(pipeline, options.kind);
  if (options.kind !== 'CronWorkflow') {
    return { apiVersion: 'argoproj.io/v1alpha1', kind: options.kind, metadata, spec };
  }
  const { schedule } = pipeline;
  invariant(schedule !== undefined, 'a CronWorkflow has a schedule');
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'CronWorkflow',
    metadata,
    spec: {
      ...lowerSchedules(schedule.cron, version),
      ...(schedule.timezone !== undefined && { timezone: schedule.timezone }),
      ...(schedule.concurrency !== undefined && { concurrencyPolicy: schedule.concurrency }),
      ...(schedule.startingDeadline !== undefined && { startingDeadlineSeconds: schedule.startingDeadline }),
      ...(schedule.suspend !== undefined && { suspend: schedule.suspend }),
      ...(schedule.history?.succeeded !== undefined && {
        successfulJobsHistoryLimit: schedule.history.succeeded,
      }),
      ...(schedule.history?.failed !== undefined && { failedJobsHistoryLimit: schedule.history.failed }),
      ...(metadata.labels !== undefined && { workflowMetadata: { labels: metadata.labels } }),
      workflowSpec: spec,
    },
  };
}

/** A list, which Argo 4 insists on; before there were lists, the one schedule (P-62). */
function lowerSchedules(
  cron: readonly string[],
  version: ArgoVersion,
): { readonly schedules: readonly string[] } | { readonly schedule: string } {
  return has('lists', version) ? { schedules: cron } : { schedule: cron[0] ?? '' };
}

function lowerMetadata(pipeline: BoundPipeline, kind: ArgoKind): ArgoMetadata {
  const annotations = {
    ...(pipeline.description !== undefined && { 'workflows.argoproj.io/description': pipeline.description }),
    ...Object.fromEntries(pipeline.annotations),
  };
  const { namespace } = pipeline.run;
  return {
    ...(kind === 'Workflow' ? { generateName: `${pipeline.name}-` } : { name: pipeline.name }),
    ...(namespace !== undefined && kind !== 'ClusterWorkflowTemplate' && { namespace }),
    ...(pipeline.labels.size > 0 && { labels: Object.fromEntries(pipeline.labels) }),
    ...(Object.keys(annotations).length > 0 && { annotations }),
  };
}

/** An input of the run, in transport form like every parameter. One that may be left out travels as absent until somebody gives it. */
function lowerInput(port: BoundPort, given: Value | undefined): ArgoParameter {
  const value = given ?? port.default;
  const { enum: choices } = port.constraints;
  const base = {
    name: portName(port.name),
    // Argo looks for tags in all of a spec, and a broken one keeps the workflow from starting.
    ...(port.description !== undefined && { description: withoutTags(port.description) }),
  };
  const texts = choices?.map((choice) => inputText(port, choice));
  if (value === undefined && port.optional) {
    return { ...base, ...(texts !== undefined && { enum: [...texts, absentText] }), value: absentText };
  }
  const limited = { ...base, ...(texts !== undefined && { enum: texts }) };
  return value === undefined ? limited : { ...limited, value: inputText(port, value) };
}

function inputText(port: BoundPort, value: Value): string {
  const literal: BoundExpression = {
    kind: 'literal',
    value,
    type: port.type,
    absent: [],
    span: port.origin.key,
  };
  return lowerArgument(literal, createFrame(new Map()), port.type);
}

/** What is said of the whole run reads the run's own arguments. */
const runEnvironment: ArgoEnvironment = {
  access(target) {
    if (target.kind !== 'input') return createFrame(new Map()).access(target);
    const name = portName(target.port.name);
    return {
      code: `workflow.parameters['${name}']`,
      simpleTag: `{{workflow.parameters.${name}}}`,
      encoding: 'encoded',
      presence: { kind: 'always' },
    };
  },
};

const podCleanup = {
  completed: 'OnPodCompletion',
  succeeded: 'OnPodSuccess',
  'workflow-completed': 'OnWorkflowCompletion',
  'workflow-succeeded': 'OnWorkflowSuccess',
} as const;

function lowerRun(run: RunSettings): Partial<ArgoWorkflowSpec> {
  const { ttl } = run;
  return {
    ...(run.serviceAccount !== undefined && { serviceAccountName: run.serviceAccount }),
    ...(run.imagePullSecrets.length > 0 && {
      imagePullSecrets: run.imagePullSecrets.map((name) => ({ name })),
    }),
    ...(run.parallelism !== undefined && { parallelism: run.parallelism }),
    ...(run.timeout !== undefined && { activeDeadlineSeconds: run.timeout }),
    ...(run.priority !== undefined && { priority: run.priority }),
    ...(run.archiveLogs !== undefined && { archiveLogs: run.archiveLogs }),
    ...(ttl !== undefined && {
      ttlStrategy: {
        ...(ttl.completed !== undefined && { secondsAfterCompletion: ttl.completed }),
        ...(ttl.succeeded !== undefined && { secondsAfterSuccess: ttl.succeeded }),
        ...(ttl.failed !== undefined && { secondsAfterFailure: ttl.failed }),
      },
    }),
    ...(run.podCleanup !== undefined && { podGC: { strategy: podCleanup[run.podCleanup] } }),
  };
}

/** Claims that live as long as the run, also when it fails (P-43). */
function lowerRunClaims(
  pipeline: BoundPipeline,
): Pick<ArgoWorkflowSpec, 'volumeClaimTemplates' | 'volumeClaimGC'> {
  const claims = pipeline.volumes.flatMap(({ name, source }): JsonObject[] => {
    if (source.kind !== 'create' || source.madeBy !== 'engine') return [];
    invariant(source.size.kind === 'literal', 'Argo makes claims of constant sizes');
    return [
      {
        metadata: { name },
        spec: {
          accessModes: source.accessModes,
          ...(source.storageClass !== undefined && { storageClassName: source.storageClass }),
          resources: { requests: { storage: String(source.size.value) } },
        },
      },
    ];
  });
  if (claims.length === 0) return {};
  return { volumeClaimTemplates: claims, volumeClaimGC: { strategy: 'OnWorkflowCompletion' } };
}
