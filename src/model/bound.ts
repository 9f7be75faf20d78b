import type { Span } from '../diagnostics/span.ts';
import type { At } from '../syntax/at.ts';
import type { YamlNode } from '../syntax/yaml-node.ts';
import type { ArtifactStore } from './artifact-store.ts';
import type { BoundExpression } from './bound-expression.ts';
import type { KeptOutput } from './kept-output.ts';
import type { ManifestTree } from './manifest.ts';
import type { Holds } from './may-be-null.ts';
import type { ResponseCheck } from './response-check.ts';
import type { Constraints, Type, Value } from './type.ts';

/** Where a thing was declared: the name to point at, and the whole of it; of a file also what it holds. */
export interface Origin {
  readonly key: Span;
  readonly span: Span;
  readonly node?: YamlNode;
}

/** An input or output of a component, pipeline or group. Compared by identity. */
export interface BoundPort {
  readonly name: string;
  readonly type: Type;
  /** An input that may be left out, or an output that may be missing. */
  readonly optional: boolean;
  /** The value of an input that nobody gives; checked against type and constraints. */
  readonly default: Value | undefined;
  /** Of a KFP component: the default where a task of a graph leaves the input out, if it is another text. */
  readonly defaultInGraph?: string;
  readonly constraints: Constraints;
  readonly description: string | undefined;
  readonly origin: Origin;
  /** What is declared could not be read, which was reported: whoever uses the port is not to blame. */
  readonly isUnknown?: true;
}

/** The proven pipeline: references are object links, defaults are applied, types and absence are proven. Nothing in it can be wrong. */
export interface BoundPipeline {
  readonly kind: 'pipeline';
  /** A graph of KFP: its inputs take constants as KFP writes them. */
  readonly ofKfp: boolean;
  readonly name: string;
  readonly description: string | undefined;
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
  readonly inputs: readonly BoundPort[];
  readonly outputs: readonly BoundExport[];
  /** Inputs or outputs may be missing here, because they could not be read. */
  readonly isOpen?: true;
  readonly scope: BoundScope;
  /** What runs when all of `scope` has ended, well or not; it sees none of its tasks. */
  readonly onExit: BoundScope | undefined;
  readonly volumes: readonly BoundVolume[];
  readonly repository: BoundRepository | undefined;
  readonly run: RunSettings;
  readonly schedule: Schedule | undefined;
  /** Fields of Argo's workflow that are added as they are, and those of them that not every version has. */
  readonly argo: { readonly fields: Manifest; readonly newer: readonly NewerField[] } | undefined;
  readonly origin: Origin;
}

/** An output of a pipeline or group and the expression that gives its value. */
export interface BoundExport {
  readonly port: BoundPort;
  readonly value: BoundExpression;
}

/** The tasks of a pipeline or group: one DAG. `tasks` are in the order of the file. */
export interface BoundScope {
  /** The group that holds this DAG; undefined for the root of a pipeline. */
  readonly owner: GroupTask | undefined;
  readonly tasks: readonly BoundTask[];
}

export type BoundTask = LeafTask | PipelineTask | GroupTask;

/** A task that is one template of its own. */
export type LeafTask = ComponentTask | VolumeTask | ResourceTask | ApprovalTask | HttpTask;

interface TaskBase {
  readonly name: string;
  readonly scope: BoundScope;
  readonly description: string | undefined;
  readonly when: BoundExpression | undefined;
  /** The tasks of the same DAG that have ended before this one starts: by `after`, data, conditions and mounts. */
  readonly waitsFor: readonly BoundTask[];
  /** How they must have ended: of every list one task at least. What `after` asks for beyond that is part of `when`. */
  readonly waits: readonly (readonly Wait[])[];
  /** Of a looped task, what one item makes; read from outside, it is a List of that. */
  readonly outputs: readonly BoundPort[];
  /** Runs the task once for each item; `when` is asked for each of them. */
  readonly loop: BoundLoop | undefined;
  /** Its failure does not make the run fail, and what waits for it goes on. */
  readonly continueOnFailure: boolean;
  readonly origin: Origin;
}

/** Compared by identity. */
export interface BoundLoop {
  /** Of type List; read where the task stands, outside of the loop. */
  readonly list: BoundExpression;
  /** The name by which loops inside find the item: `loop.<as>`. */
  readonly as: string | undefined;
  /** What stands at the keys that every item has, where the items are known maps. */
  readonly fields: ReadonlyMap<string, Holds> | undefined;
  readonly maxParallel: number | undefined;
  /** What is gathered has null in the places of items that made nothing; else they are left out. */
  readonly nullable: boolean;
}

/** `fine`: it succeeded or was skipped; `ended`: or it failed; `any`: or something before it failed, so that it never ran. */
export interface Wait {
  readonly task: BoundTask;
  readonly end: 'fine' | 'ended' | 'any';
}

export interface ComponentTask extends TaskBase {
  readonly kind: 'component';
  readonly component: BoundComponent;
  /** By input; an optional input that nobody gives and that has no default has no entry. Defaults have entries. */
  readonly arguments: ReadonlyMap<BoundPort, BoundExpression>;
  readonly settings: TaskSettings;
}

export interface PipelineTask extends TaskBase {
  readonly kind: 'pipeline';
  readonly pipeline: BoundPipeline;
  readonly arguments: ReadonlyMap<BoundPort, BoundExpression>;
}

export interface GroupTask extends TaskBase {
  readonly kind: 'group';
  readonly body: BoundScope;
  readonly exports: readonly BoundExport[];
  /** Of a switch, the tasks of which are groups, its cases: the name of the one that runs. */
  readonly choice: BoundLocal | undefined;
  /** Its tasks run again and again. */
  readonly repeat: BoundRepeat | undefined;
}

export interface BoundRepeat {
  /** The number of the round, from 1 on. */
  readonly round: BoundPort;
  /** What is written, and what `limit` reads. */
  readonly state: readonly BoundState[];
  /** Asked at the end of a round, and read inside of the group, like `next` and the outputs. */
  readonly until: BoundExpression;
  /** The greatest number of rounds, as it is written: computed before the first round, outside of the group. */
  readonly max: BoundExpression;
  /** The same inside of the group: a constant, or a state of ours. */
  readonly limit: BoundExpression;
  /** There are surely no more rounds than these. */
  readonly most: number;
  /** Whether it fails when `until` never held. */
  readonly onMax: 'fail' | 'continue';
}

/** A value that goes from round to round. Compared by identity. */
export interface BoundState {
  readonly port: BoundPort;
  /** Computed before the first round, outside of the group. */
  readonly first: BoundExpression;
  readonly next: BoundExpression;
}

/** A value that a task computes when it starts, for what is inside of it. Compared by identity. */
export interface BoundLocal {
  readonly port: BoundPort;
  readonly value: BoundExpression;
}

export interface CreateVolumeTask extends TaskBase {
  readonly kind: 'create-volume';
  readonly size: BoundExpression;
  readonly accessModes: readonly AccessMode[];
  readonly storageClass: BoundExpression | undefined;
  /** A literal claim name; undefined: unique for every run. */
  readonly claimName: BoundExpression | undefined;
  /** The name of the VolumeSnapshot that fills the claim. */
  readonly fromSnapshot: BoundExpression | undefined;
  /** The claim outlives the run. */
  readonly keep: boolean;
  readonly waitForBound: boolean;
  readonly labels: ReadonlyMap<string, BoundExpression>;
  readonly annotations: ReadonlyMap<string, BoundExpression>;
}

/** Something done with a Kubernetes object. */
export interface ResourceTask extends TaskBase {
  readonly kind: 'resource';
  readonly action: 'create' | 'apply' | 'patch' | 'replace' | 'delete' | 'get';
  readonly manifest: ManifestTree;
  /** All of them must hold for the task to succeed, one of them for it to fail; without any it succeeds at once. */
  readonly succeeds: readonly FieldCondition[];
  readonly fails: readonly FieldCondition[];
  /** The object is deleted with the run. */
  readonly ownedByRun: boolean;
  readonly flags: readonly string[];
  readonly mergeStrategy: 'strategic' | 'merge' | undefined;
  /** The JSONPath of each output. */
  readonly fields: ReadonlyMap<BoundPort, string>;
  /** Of the pod from which it is done. */
  readonly settings: TaskSettings;
}

/** Waits for a person, whose entries are its outputs: where nothing is entered, an output has its default. */
export interface ApprovalTask extends TaskBase {
  readonly kind: 'approval';
  readonly message: BoundExpression | undefined;
  /** In seconds: an Integer expression or constant. Without it the task waits for ever. */
  readonly timeout: BoundExpression | undefined;
  /** What becomes of a task for which nobody had time. */
  readonly onTimeout: 'fail' | 'useDefaults';
  /** Bools over the outputs, all of which must hold when somebody has answered. */
  readonly checks: readonly { readonly port: BoundPort; readonly holds: BoundExpression }[];
}

/** A request, whose response is its output. */
export interface HttpTask extends TaskBase {
  readonly kind: 'http';
  readonly url: BoundExpression;
  readonly method: string;
  readonly headers: ReadonlyMap<string, BoundExpression | Extract<EnvSource, { kind: 'secret' }>>;
  /** Sent as it is; at most one of this and `json` is there. */
  readonly body: BoundExpression | undefined;
  /** Sent as JSON. */
  readonly json: ManifestTree | undefined;
  /** Without it, a status from 200 to 299 is a success. */
  readonly success: ResponseCheck | undefined;
  /** Of these a request has `retry` and a constant `timeout`. */
  readonly settings: TaskSettings;
}

/** A field of an object, by its names with dots between them, has a value. */
export interface FieldCondition {
  readonly path: string;
  readonly value: string;
}

/** Ends when the snapshot can be used. It outlives the run. */
export interface SnapshotVolumeTask extends TaskBase {
  readonly kind: 'snapshot-volume';
  /** Of type Volume. */
  readonly volume: BoundExpression;
  readonly snapshotClass: BoundExpression | undefined;
  /** A literal name; undefined: unique for every run. */
  readonly snapshotName: BoundExpression | undefined;
  readonly labels: ReadonlyMap<string, BoundExpression>;
  readonly annotations: ReadonlyMap<string, BoundExpression>;
}

export interface DeleteVolumeTask extends TaskBase {
  readonly kind: 'delete-volume';
  /** Of type Volume. */
  readonly volume: BoundExpression;
}

/** What does something with a claim and runs no container of ours. */
export type VolumeTask = CreateVolumeTask | SnapshotVolumeTask | DeleteVolumeTask;

export type AccessMode = 'ReadWriteOnce' | 'ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOncePod';

/** One step. Compared by identity: the same file gives the same object. */
export interface BoundComponent {
  readonly kind: 'component';
  readonly name: string;
  readonly description: string | undefined;
  readonly inputs: readonly BoundPort[];
  readonly outputs: readonly BoundPort[];
  /** Inputs or outputs may be missing here, because they could not be read. */
  readonly isOpen?: true;
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
  readonly implementation: ContainerImplementation | ScriptImplementation;
  /** A one-off step: written in a task, and run by this one only. */
  readonly ofTask: boolean;
  /** A KFP v1 component (its file has no apiVersion): its inputs arrive as the texts that KFP would write, whatever their types say. */
  readonly ofKfp: boolean;
  readonly origin: Origin;
}

export interface ContainerImplementation {
  readonly kind: 'container';
  readonly image: string;
  readonly command: readonly Placeholder[];
  readonly args: readonly Placeholder[];
  readonly env: ReadonlyMap<string, Placeholder | EnvSource>;
  readonly workingDir: string | undefined;
  /** KFP's `fileOutputs`: a fixed path for an output. */
  readonly fileOutputs: ReadonlyMap<BoundPort, string>;
}

export interface ScriptImplementation {
  readonly kind: 'script';
  readonly image: string;
  /** The command that takes the script's path as its next argument: `[python3, -u]`. */
  readonly interpreter: readonly string[];
  /** How the script's file is called: `main.py`. */
  readonly fileName: string;
  /** Shell commands, one a line, that install `packages`; constants only. */
  readonly install: readonly (readonly string[])[];
  readonly source: string;
  readonly args: readonly Placeholder[];
  readonly env: ReadonlyMap<string, Placeholder | EnvSource>;
  readonly workingDir: string | undefined;
}

/** KFP's argument placeholders; a plain text is itself. */
export type Placeholder =
  | string
  | { readonly kind: 'inputValue'; readonly input: BoundPort }
  | { readonly kind: 'inputPath'; readonly input: BoundPort }
  | { readonly kind: 'outputPath'; readonly output: BoundPort }
  | { readonly kind: 'concat'; readonly parts: readonly Placeholder[] }
  /** What the engine calls the run or the pod; only KFP components name it. */
  | { readonly kind: 'engine'; readonly name: EngineName }
  | {
      readonly kind: 'if';
      readonly condition:
        | { readonly kind: 'isPresent'; readonly input: BoundPort }
        /** The input is given a constant that means yes. */
        | { readonly kind: 'inputValue'; readonly input: BoundPort }
        | { readonly kind: 'constant'; readonly value: boolean };
      readonly then: readonly Placeholder[];
      readonly else: readonly Placeholder[];
    };

export type EngineName =
  | { readonly kind: 'run'; readonly field: 'name' | 'id' | 'namespace' }
  | { readonly kind: 'task'; readonly field: 'podName' };

/** An environment variable that does not hold a value of the pipeline. */
export type EnvSource =
  | { readonly kind: 'secret'; readonly name: string; readonly key: string; readonly optional: boolean }
  | { readonly kind: 'configMap'; readonly name: string; readonly key: string; readonly optional: boolean }
  | { readonly kind: 'field'; readonly path: string };

/** A Kubernetes object as the user wrote it, already checked by the schema; no expressions inside. */
export type Manifest = { readonly [key: string]: Value };

/** The effective settings of a step: pipeline defaults, component defaults and task, merged (DESIGN 1.4). */
export interface TaskSettings {
  readonly env: ReadonlyMap<string, BoundExpression | EnvSource>;
  readonly envFrom: readonly Manifest[];
  readonly mounts: readonly BoundMount[];
  readonly image: BoundExpression | undefined;
  readonly imagePullPolicy: string | undefined;
  readonly workingDir: string | undefined;
  readonly resources: Manifest | undefined;
  readonly computedResources: ComputedResources;
  readonly nodeSelector: ReadonlyMap<string, BoundExpression>;
  readonly tolerations: readonly Manifest[];
  readonly affinity: Manifest | undefined;
  readonly securityContext: Manifest | undefined;
  readonly podSecurityContext: At<Manifest> | undefined;
  readonly labels: ReadonlyMap<string, BoundExpression>;
  readonly annotations: ReadonlyMap<string, BoundExpression>;
  readonly serviceAccount: string | undefined;
  /** What is laid over the pod's spec when everything else is done, in Kubernetes' own form. */
  readonly podSpecPatch: Manifest | undefined;
  /** Fields of Argo's template that are added as they are. */
  readonly argo: Manifest | undefined;
  /** Fields of Kubernetes and Argo that not every version of the engine hands on. */
  readonly newerFields: readonly NewerField[];
  /** Containers that run before the step's own, and beside it, as Kubernetes has them but for `mirrorVolumeMounts`, which is Argo's. */
  readonly initContainers: readonly Manifest[];
  readonly sidecars: readonly Manifest[];
  readonly retry: Retry | undefined;
  /** In seconds: an Integer expression or constant. */
  readonly timeout: BoundExpression | undefined;
  /** Names, each of which only one holder in the namespace has at a time. */
  readonly mutexes: readonly BoundExpression[];
  /** The key of a ConfigMap that says how many may hold it. */
  readonly semaphore: KeyReference | undefined;
  readonly cache: Cache | undefined;
  /** The step is a server. `probe`: when it is ready, as Kubernetes has it; without one as soon as its program has started. */
  readonly daemon: { readonly probe: Manifest | undefined; readonly origin: Span } | undefined;
  /** How artifacts are kept, of those outputs of which the task says it. */
  readonly outputs: ReadonlyMap<BoundPort, KeptOutput>;
}

/** `since` is the first version of the engine with the field. */
export interface NewerField {
  readonly name: string;
  readonly since: string;
  readonly span: Span;
}

/** The outputs of a step are those of an earlier one with the same program and the same parameters, or the same key. */
export interface Cache {
  /** In seconds; older outputs are not reused. */
  readonly maxAge: number | undefined;
  /** In place of the parameters. */
  readonly key: BoundExpression | undefined;
  readonly origin: Span;
}

/** By `requests` and `limits`, and then by resource. */
export type ComputedResources = ReadonlyMap<string, ReadonlyMap<string, BoundExpression>>;

export interface Retry {
  /** Retries after the first try. What the run computes below 0 fails. */
  readonly limit: BoundExpression;
  /** As it is written. */
  readonly given: BoundExpression;
  readonly for: 'failed' | 'error' | 'any';
  /** A Bool, asked after each try that `for` would repeat. */
  readonly when: BoundExpression | undefined;
  readonly backoff:
    | { readonly duration: string; readonly factor: number | undefined; readonly max: string | undefined }
    | undefined;
}

/** A directory of a step's container. `path` is absolute. */
export interface BoundMount {
  readonly path: string;
  readonly volume: MountedVolume;
  readonly subPath: BoundExpression | undefined;
  readonly readOnly: boolean;
  readonly sharedWrites: boolean;
  readonly origin: Origin;
}

export type MountedVolume =
  /** A volume of the pipeline's `volumes`. */
  | { readonly kind: 'named'; readonly volume: BoundVolume }
  /** The claim that an expression of type Volume names, such as `tasks.make.outputs.volume`. */
  | { readonly kind: 'reference'; readonly value: BoundExpression }
  /** A directory with one file: the key of the Secret that an expression names, called as the key is. */
  | { readonly kind: 'secret'; readonly value: BoundExpression }
  | { readonly kind: 'inline'; readonly source: VolumeSource };

/** An entry of a pipeline's `volumes`. Compared by identity. */
export interface BoundVolume {
  readonly name: string;
  readonly source: VolumeSource;
  readonly origin: Origin;
  /** What it is could not be read, which was reported: whoever uses it is not to blame. */
  readonly isUnknown?: true;
}

export type VolumeSource =
  /** One claim a run, or a call of the pipeline, made when it starts and deleted when it has ended. */
  | {
      readonly kind: 'create';
      /** Reads inputs and `run` only. */
      readonly size: BoundExpression;
      /** `engine`: Argo itself, which it can do once a run and with a constant size (P-42). Else a task, once a run or for each call. */
      readonly madeBy: 'engine' | 'run' | 'call';
      readonly accessModes: readonly AccessMode[];
      readonly storageClass: string | undefined;
    }
  | {
      readonly kind: 'claim';
      readonly name: string;
      readonly readOnly: boolean;
      readonly accessModes: readonly AccessMode[];
    }
  | {
      readonly kind: 'secret';
      readonly name: string;
      readonly optional: boolean;
      readonly items: readonly Manifest[];
    }
  | {
      readonly kind: 'configMap';
      readonly name: string;
      readonly optional: boolean;
      readonly items: readonly Manifest[];
    }
  | {
      readonly kind: 'emptyDir';
      readonly medium: string | undefined;
      readonly sizeLimit: string | undefined;
    };

export type BoundRepository =
  /** One that the cluster has. */
  | { readonly kind: 'configMap'; readonly name: string; readonly key: string | undefined }
  | {
      readonly kind: 'inline';
      readonly store: ArtifactStore;
      /** Constants and `run.*`, `task.*` references only; always tells runs and pods apart. */
      readonly keyFormat: BoundExpression | undefined;
    };

/** A key of a Secret or ConfigMap. */
export interface KeyReference {
  readonly name: string;
  readonly key: string;
}

/** Settings of the whole workflow (DESIGN 1.2 `run`). Durations are in seconds. */
export interface RunSettings {
  readonly serviceAccount: string | undefined;
  readonly imagePullSecrets: readonly string[];
  readonly parallelism: number | undefined;
  readonly timeout: number | undefined;
  readonly ttl:
    | { readonly completed?: number; readonly succeeded?: number; readonly failed?: number }
    | undefined;
  readonly podCleanup: 'completed' | 'succeeded' | 'workflow-completed' | 'workflow-succeeded' | undefined;
  readonly priority: number | undefined;
  readonly archiveLogs: boolean | undefined;
  /** Texts that read inputs of the pipeline and `run.*` at most, and cannot fail. */
  readonly mutexes: readonly BoundExpression[];
  readonly semaphore: KeyReference | undefined;
  readonly namespace: string | undefined;
}

export interface Schedule {
  /** Five-field cron expressions, at least one. */
  readonly cron: readonly string[];
  /** The key `cron`. */
  readonly origin: Span;
  readonly timezone: string | undefined;
  readonly concurrency: 'Allow' | 'Forbid' | 'Replace' | undefined;
  /** In seconds. */
  readonly startingDeadline: number | undefined;
  readonly suspend: boolean | undefined;
  readonly history: { readonly succeeded?: number; readonly failed?: number } | undefined;
}
