// Generated from schema/ by scripts/generate.ts. Do not edit: change the schema and run `npm run generate`.

/**
 * A length of time: a number of seconds (`90`), or whole numbers with units in falling order, `d` days, `h` hours, `m` minutes, `s` seconds (`30s`, `1h30m`).
 */
export type Duration = number | string;
/**
 * A length of time in seconds or with units (`90`, `30s`, `10m`, `2h`, `1d`, `1h30m`), or an expression that gives an Integer number of seconds, or of the unit behind it (`${{ inputs.hours }}h`).
 */
export type DurationOrExpression = number | string | null;
/**
 * A Kubernetes quantity: a number, with `m` for thousandths, `k`, `M`, `G`, `T`, `P`, `E` for powers of 1000, or `Ki`, `Mi`, `Gi`, `Ti`, `Pi`, `Ei` for powers of 1024; or an expression. `null` removes what was inherited.
 */
export type Quantity = number | string | null;
/**
 * Text, a number, true or false; it becomes text as it is written.
 */
export type Scalar = string | number | boolean;
/**
 * Text (which may hold expressions), a number, true or false; it becomes text as it is written. `null` removes what was inherited.
 */
export type NullableScalar = string | number | boolean | null;
/**
 * Names and texts that may hold expressions. A `null` value removes the inherited entry.
 */
export type ExpressionMap = {
  readonly [k: string]: NullableScalar;
} | null;
/**
 * A parameter type (String, Integer, Float, Bool, List, List[T], Dict, Dict[T], Secret), an artifact type (Artifact, Dataset, Model, Metrics, ClassificationMetrics, HTML, Markdown, Directory, or one of the project file), Volume, Snapshot, a name of your own, or one of KFP's structured types (a map). Absent means any. KFP components may have a list, which means any as well.
 */
export type TypeSpec =
  | string
  | {
      readonly [k: string]: unknown;
    }
  | readonly unknown[]
  | null;
/**
 * A text, or a placeholder. Numbers must be quoted, so that they arrive as written.
 */
export type CommandPart = string | Placeholder;
/**
 * Texts and placeholders, one an argument. No shell is involved.
 */
export type CommandLine = readonly CommandPart[];
/**
 * Texts and placeholders, one an argument. No shell is involved. `null` is the same as absent.
 */
export type NullableCommandLine = readonly CommandPart[] | null;
/**
 * Environment variables of the container. A value may be a placeholder, which is the safe way for any value into a shell and the only way for a Secret.
 */
export type ComponentEnv = {
  readonly [k: string]: ComponentEnvValue;
} | null;
/**
 * A plain value, a placeholder, or a source: `{secret: {name, key}}`, `{configMap: {name, key}}`, `{field: path}`.
 */
export type ComponentEnvValue = Scalar | Placeholder | EnvSource;
/**
 * A plain value (text may hold expressions), or a source: `{secret: {name, key}}`, `{configMap: {name, key}}`, `{field: path}`. `null` removes what was inherited.
 */
export type EnvValue = NullableScalar | EnvSource;
/**
 * Environment variables of the step, by name. Merged with what the pipeline and the component set.
 */
export type Env = {
  readonly [k: string]: EnvValue;
} | null;
/**
 * Secrets and ConfigMaps of which every key becomes an environment variable. A list replaces an inherited list.
 */
export type EnvFrom = readonly EnvFromSource[] | null;
/**
 * How a claim may be mounted: RWO (ReadWriteOnce, by the pods of one node), ROX (ReadOnlyMany), RWX (ReadWriteMany), RWOP (ReadWriteOncePod, by one pod).
 */
export type AccessMode =
  'RWO' | 'ROX' | 'RWX' | 'RWOP' | 'ReadWriteOnce' | 'ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOncePod';
/**
 * The name of one of the pipeline's `volumes`, a reference of type Volume, an inline volume, or `{volume, subPath, readOnly, sharedWrites}`. `null` removes an inherited mount.
 */
export type MountValue = (string | null) | Mount | VolumeSource;
/**
 * What is mounted into the step's container, by absolute path.
 */
export type Mounts = {
  readonly [k: string]: MountValue;
} | null;
/**
 * What the step's container asks for and may use, as in Kubernetes.
 */
export type Resources = {
  /**
   * What the container is promised, by resource name.
   */
  readonly requests?: ResourceList;
  /**
   * What the container may use at most, by resource name.
   */
  readonly limits?: ResourceList;
} | null;
/**
 * Quantities by resource name: `cpu`, `memory`, `ephemeral-storage`, `nvidia.com/gpu`, and so on.
 */
export type ResourceList = {
  readonly [k: string]: Quantity;
} | null;
/**
 * A container image in place of the component's.
 */
export type ImageOverride = string | null;
/**
 * When the node fetches the image, as in Kubernetes.
 */
export type ImagePullPolicy = 'Always' | 'IfNotPresent' | 'Never' | null;
/**
 * The directory in which the step's command starts, an absolute path, in place of the component's.
 */
export type WorkingDir = string | null;
/**
 * Labels that a node must have for the step to run there; values may hold expressions.
 */
export type NodeSelector = {
  readonly [k: string]: NullableScalar;
} | null;
/**
 * Taints of nodes that the step's pod puts up with, as in Kubernetes. A list replaces an inherited list.
 */
export type Tolerations = readonly Toleration[] | null;
/**
 * Where the step's pod should and should not run, as in Kubernetes.
 */
export type Affinity = {
  readonly nodeAffinity?: NodeAffinity;
  /**
   * Run near pods like these.
   */
  readonly podAffinity?: PodAffinity;
  /**
   * Keep away from pods like these.
   */
  readonly podAntiAffinity?: PodAffinity;
} | null;
/**
 * Privileges of the step's container, as in Kubernetes.
 */
export type SecurityContext = {
  /**
   * The user id of the process.
   */
  readonly runAsUser?: number;
  /**
   * The group id of the process.
   */
  readonly runAsGroup?: number;
  /**
   * Refuse to start as root.
   */
  readonly runAsNonRoot?: boolean;
  /**
   * Run with the privileges of root on the node.
   */
  readonly privileged?: boolean;
  /**
   * Whether a process may gain more privileges than its parent.
   */
  readonly allowPrivilegeEscalation?: boolean;
  /**
   * The container can't write to its image's file system.
   */
  readonly readOnlyRootFilesystem?: boolean;
  readonly capabilities?: Capabilities;
  /**
   * How `/proc` is mounted.
   */
  readonly procMount?: 'Default' | 'Unmasked';
  readonly seLinuxOptions?: SeLinuxOptions;
  readonly seccompProfile?: SecurityProfile;
  readonly appArmorProfile?: SecurityProfile;
  readonly windowsOptions?: WindowsOptions;
} | null;
/**
 * Privileges of the step's whole pod, as in Kubernetes.
 */
export type PodSecurityContext = {
  /**
   * The user id of the processes.
   */
  readonly runAsUser?: number;
  /**
   * The group id of the processes.
   */
  readonly runAsGroup?: number;
  /**
   * Refuse to start as root.
   */
  readonly runAsNonRoot?: boolean;
  /**
   * The group id that owns mounted volumes.
   */
  readonly fsGroup?: number;
  /**
   * When the owner of a volume's files is changed.
   */
  readonly fsGroupChangePolicy?: 'OnRootMismatch' | 'Always';
  /**
   * Further group ids of the processes.
   */
  readonly supplementalGroups?: readonly number[];
  /**
   * Whether groups of the image count too.
   */
  readonly supplementalGroupsPolicy?: 'Merge' | 'Strict';
  /**
   * Kernel settings of the pod.
   */
  readonly sysctls?: readonly Sysctl[];
  readonly seLinuxOptions?: SeLinuxOptions;
  /**
   * How volumes get their SELinux label.
   */
  readonly seLinuxChangePolicy?: 'MountOption' | 'Recursive';
  readonly seccompProfile?: SecurityProfile;
  readonly appArmorProfile?: SecurityProfile;
  readonly windowsOptions?: WindowsOptions;
} | null;
/**
 * Containers in the shape of Kubernetes; `name` and `image` are required.
 */
export type ExtraContainers = readonly ExtraContainer[] | null;
/**
 * The step is a server: tasks that wait for it start when it is ready, and it is stopped when its group ends. They read its address as `tasks.<name>.ip`.
 */
export type Daemon = (boolean | null) | DaemonSettings;
/**
 * The Kubernetes ServiceAccount of the step's pod.
 */
export type ServiceAccountName = string | null;
/**
 * Fields of Kubernetes that are laid over the spec of the step's pod (a strategic merge patch), for those that Pipewright has no setting for.
 */
export type PodSpecPatch = {
  readonly [k: string]: unknown;
} | null;
/**
 * Fields of Argo that have no setting, handed on as they are written. They are checked, and a comment in the workflow says which they are.
 */
export type RawFields = {
  readonly [k: string]: unknown;
} | null;
/**
 * Only one holder of a mutex of this name runs at a time in the namespace: one name or several; may hold expressions.
 */
export type Mutex = (string | null) | readonly string[];
/**
 * As many holders as the ConfigMap's key says run at a time.
 */
export type Semaphore = {
  /**
   * The key that holds the number.
   */
  readonly configMap: ConfigMapKey;
} | null;
/**
 * When and how often a failed step is tried again.
 */
export type Retry = {
  /**
   * Retries after the first try, or an expression.
   */
  readonly limit: number | string;
  /**
   * What is tried again: `failed` (the program ended with an error), `error` (the pod was lost or the engine failed), `any` of the two.
   */
  readonly for?: 'failed' | 'error' | 'any';
  /**
   * A condition on the last attempt: `attempt.exitCode`, `status`, `message`, `duration`, `number`.
   */
  readonly when?: string;
  readonly backoff?: Backoff;
} | null;
/**
 * `true` reuses the outputs of an earlier run of the same step with the same inputs; or how long they are good for and what identifies them.
 */
export type Cache = (boolean | null) | CacheSettings;
/**
 * A failure of this task does not make the run fail; its outputs may then be absent.
 */
export type ContinueOnFailure = boolean | null;
/**
 * The path under which artifacts are kept; may use `run.*` and `task.*`. It must tell runs and pods apart.
 */
export type KeyFormat = string;
/**
 * Annotations and labels of the component (KFP v1).
 */
export type Metadata = {
  /**
   * Annotations, kept on the step's pod.
   */
  readonly annotations?: {
    readonly [k: string]: unknown;
  } | null;
  /**
   * Labels, kept on the step's pod.
   */
  readonly labels?: {
    readonly [k: string]: Scalar;
  } | null;
} | null;
/**
 * A constant, an input of the graph or an output of another of its tasks (KFP v1).
 */
export type GraphArgument = (string | number | boolean) | GraphReference;
/**
 * Retry and caching of a graph's task. KFP reads them and ignores them.
 */
export type ExecutionOptions = {
  readonly retryStrategy?: RetryStrategy;
  readonly cachingStrategy?: CachingStrategy;
} | null;
/**
 * How often a graph's task is tried again (KFP v1).
 */
export type RetryStrategy = {
  /**
   * Retries after the first try.
   */
  readonly maxRetries: number;
} | null;
/**
 * For how long a graph's task may reuse earlier outputs (KFP v1).
 */
export type CachingStrategy = {
  /**
   * The greatest age, as an ISO 8601 duration.
   */
  readonly maxCacheStaleness?: string | null;
} | null;
/**
 * An expression or a constant, or `{from, type, optional, description}`.
 */
export type Export = (string | number | boolean) | ExportSettings;
/**
 * The value of an input: a text (which may hold expressions), a number, true or false, a list, a map; `{secret: {name, key}}` for a Secret; `{from: …}` for an artifact from outside.
 */
export type Argument = unknown;
/**
 * A task's name; `{task, is}` for a task in a certain state, which is a condition; or `{any: […]}` for the first of several.
 */
export type AfterItem = string | AfterState | AfterAny;
/**
 * A lasting place for the artifact: a key in the artifact repository (may hold expressions), or `{s3: …}`, `{gcs: …}`, `{azure: …}`, `{oss: …}`. The key holds the run, and in loops the item, so that nothing is overwritten.
 */
export type Publish = string | PublishTarget;
/**
 * How the artifact is packed when it is stored: `tar` (gzipped, the default), `zip`, or `none`.
 */
export type Archive = 'tar' | 'zip' | 'none';
/**
 * When the stored artifact is deleted.
 */
export type ArtifactGc = 'never' | 'workflow-completed' | 'workflow-deleted';
/**
 * Five fields: minute, hour, day of the month, month, day of the week; or `@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly`, `@every 2h`.
 */
export type Cron = string;
/**
 * `error` and `warning` are the severity of the rule's findings; `off` silences the rule.
 */
export type RuleLevel = 'error' | 'warning' | 'off';

export interface Unused {}
/**
 * One reusable step (component.yaml): its inputs, its outputs and what it runs. A superset of the KFP v1 component specification, so that every such file loads unchanged.
 */
export interface ComponentDocument {
  /**
   * Marks the file as written for Pipewright, whose naming rules are then checked. Absent in KFP v1 components.
   */
  readonly apiVersion?: 'pipewright/v1';
  /**
   * The kind of document.
   */
  readonly kind?: 'Component';
  /**
   * `kfp`: a component that was written for KFP keeps what KFP gives it, such as `True` for a Bool, though the file follows our naming rules. Files without `apiVersion` are so in any case.
   */
  readonly dialect?: 'kfp';
  /**
   * Name of the component. KFP components may use blanks and capitals. Absent: the name of its file or directory.
   */
  readonly name?: string | null;
  /**
   * What the component does; shown to people.
   */
  readonly description?: string | null;
  /**
   * Version of the component (KFP v1); not interpreted.
   */
  readonly version?: string | number | null;
  readonly metadata?: Metadata;
  /**
   * The inputs, in order.
   */
  readonly inputs?: readonly Input[] | null;
  /**
   * The outputs, in order.
   */
  readonly outputs?: readonly Output[] | null;
  /**
   * Settings for every task that uses this component, where the task does not set them itself.
   */
  readonly defaults?: TaskDefaults;
  readonly implementation: Implementation;
}
/**
 * A pipeline (pipeline.yaml): tasks, how they are wired, and where and when they run.
 */
export interface PipelineDocument {
  /**
   * The version of the language.
   */
  readonly apiVersion: 'pipewright/v1';
  /**
   * The kind of document.
   */
  readonly kind: 'Pipeline';
  /**
   * Name of the pipeline: lower-case letters, digits and `-` (a DNS-1123 label).
   */
  readonly name: string;
  /**
   * What the pipeline does; shown to people.
   */
  readonly description?: string;
  /**
   * Labels of the workflow.
   */
  readonly labels?: TextMap;
  /**
   * Annotations of the workflow.
   */
  readonly annotations?: TextMap;
  /**
   * What the pipeline is given when it starts, in order.
   */
  readonly inputs?: readonly Input[];
  /**
   * What the pipeline gives back, by name.
   */
  readonly outputs?: Exports;
  /**
   * The tasks, by name. They run as soon as what they read is there; their order in the file means nothing.
   */
  readonly tasks: Tasks;
  /**
   * Tasks that always run at the end, whether the run succeeded or failed (`run.status`).
   */
  readonly onExit?: Tasks;
  /**
   * Volumes that tasks mount, by name (a DNS-1123 label).
   */
  readonly volumes?: {
    readonly [k: string]: VolumeSource;
  };
  readonly artifactRepository?: ArtifactRepository;
  readonly defaults?: TaskDefaults;
  readonly run?: Run;
  readonly schedule?: Schedule;
  /**
   * Fields of Argo's workflow that have no setting: artifactGC, dnsConfig, dnsPolicy, executor, hostAliases, hostNetwork, metrics, podDisruptionBudget, podMetadata, podPriorityClassName, schedulerName, suspend, workflowMetadata.
   */
  readonly argo?: RawFields;
}
/**
 * The project file (pipewright.yaml, optional, found upwards): aliases of components, types of your own, severities of rules, and the clusters to compile for.
 */
export interface ProjectDocument {
  /**
   * The version of the language.
   */
  readonly apiVersion: 'pipewright/v1';
  /**
   * The kind of document.
   */
  readonly kind: 'Project';
  /**
   * Short names for component files, by alias; paths are relative to this file.
   */
  readonly components?: {
    readonly [k: string]: string;
  };
  /**
   * Artifact types of your own, by name.
   */
  readonly types?: {
    readonly [k: string]: TypeDeclaration;
  };
  /**
   * How severe the finding of a rule is, by its code.
   */
  readonly rules?: {
    readonly [k: string]: RuleLevel;
  };
  /**
   * Other levels of rules for some files; of several that fit a file, the last one that names a rule wins.
   */
  readonly overrides?: readonly Override[];
  /**
   * The clusters to compile for, by name; chosen with `--env`.
   */
  readonly environments?: {
    readonly [k: string]: Environment;
  };
}
/**
 * Names and texts.
 */
export interface TextMap {
  readonly [k: string]: Scalar;
}
/**
 * One key of a Secret or ConfigMap in the namespace of the run.
 */
export interface KeyReference {
  /**
   * Name of the Secret or ConfigMap.
   */
  readonly name: string;
  /**
   * Key inside it.
   */
  readonly key: string;
  /**
   * The step also starts when the Secret, ConfigMap or key does not exist. Without it, it waits.
   */
  readonly optional?: boolean;
}
/**
 * A reference to a Secret. Credentials are never written into a file.
 */
export interface Credential {
  readonly secret: SecretKey;
}
/**
 * One key of a Secret in the namespace of the run.
 */
export interface SecretKey {
  /**
   * Name of the Secret.
   */
  readonly name: string;
  /**
   * Key inside the Secret.
   */
  readonly key: string;
}
/**
 * One key of a ConfigMap in the namespace of the run.
 */
export interface ConfigMapKey {
  /**
   * Name of the ConfigMap.
   */
  readonly name: string;
  /**
   * Key inside the ConfigMap.
   */
  readonly key: string;
}
/**
 * An input of a component or pipeline.
 */
export interface Input {
  /**
   * Name of the input. In files with `apiVersion: pipewright/v1`: letters, digits, `_` and `-`, starting with a letter. KFP components may use blanks too.
   */
  readonly name: string;
  readonly type?: TypeSpec;
  /**
   * What the input is for; shown to people.
   */
  readonly description?: string | null;
  /**
   * The value when nobody gives one; checked against the type and the constraints. `null` is the same as no default.
   */
  readonly default?: unknown;
  /**
   * The input may be left out. Without a default it is then absent, which whoever reads it must allow for.
   */
  readonly optional?: boolean | null;
  /**
   * Notes for other tools, such as the KFP pipeline editor; not interpreted.
   */
  readonly annotations?: {
    readonly [k: string]: unknown;
  } | null;
  /**
   * The only values allowed.
   */
  readonly enum?: readonly unknown[];
  /**
   * The smallest number allowed.
   */
  readonly minimum?: number;
  /**
   * The largest number allowed.
   */
  readonly maximum?: number;
  /**
   * The smallest number of characters of a text.
   */
  readonly minLength?: number;
  /**
   * The largest number of characters of a text.
   */
  readonly maxLength?: number;
  /**
   * A regular expression (JavaScript, Unicode) that a text must match somewhere; use `^` and `$` for the whole text.
   */
  readonly pattern?: string;
  /**
   * A JSON Schema (draft-07) that a List or Dict must satisfy.
   */
  readonly schema?:
    | {
        readonly [k: string]: unknown;
      }
    | boolean;
}
/**
 * An output of a component.
 */
export interface Output {
  /**
   * Name of the output. In files with `apiVersion: pipewright/v1`: letters, digits, `_` and `-`, starting with a letter. KFP components may use blanks too.
   */
  readonly name: string;
  readonly type?: TypeSpec;
  /**
   * What the output holds; shown to people.
   */
  readonly description?: string | null;
  /**
   * The step may finish without writing this output. Whoever reads it must allow for that.
   */
  readonly optional?: boolean | null;
  /**
   * Notes for other tools, such as the KFP pipeline editor; not interpreted.
   */
  readonly annotations?: {
    readonly [k: string]: unknown;
  } | null;
}
/**
 * A part of a command line or an environment variable that is filled in when the step runs (KFP v1): a map with exactly one key.
 */
export interface Placeholder {
  /**
   * The value of the input, as text. An input read this way travels as a parameter.
   */
  readonly inputValue?: string;
  /**
   * The path of a file (or directory) that holds the input. An input read this way travels as an artifact.
   */
  readonly inputPath?: string;
  /**
   * The address of the input artifact (KFP v2 only).
   */
  readonly inputUri?: string;
  /**
   * The metadata of the input artifact as JSON (KFP v2 only).
   */
  readonly inputMetadata?: string;
  /**
   * The name of the upstream output that feeds the input (KFP v2 only).
   */
  readonly inputOutputPortName?: string;
  /**
   * The path at which the step writes the output.
   */
  readonly outputPath?: string;
  /**
   * The address at which the step writes the output artifact (KFP v2 only).
   */
  readonly outputUri?: string;
  /**
   * The path of the file that holds the metadata of the outputs (KFP v2 only); the value is null.
   */
  readonly outputMetadata?: null;
  /**
   * The whole input of the KFP v2 executor as JSON (KFP v2 only); the value is null.
   */
  readonly executorInput?: null;
  /**
   * The parts joined to one text. Parts that are absent vanish.
   */
  readonly concat?: readonly CommandPart[];
  readonly if?: PlaceholderIf;
}
/**
 * Parts of a command line that are there only under a condition, which is decided when the pipeline is compiled (KFP v1).
 */
export interface PlaceholderIf {
  /**
   * `{isPresent: input}` asks whether the input has an argument or a default; or true, false, or a text that says so (`"true"`, `"0"`), or `{inputValue: input}`.
   */
  readonly cond: (boolean | string) | PlaceholderCondition;
  /**
   * What is there when the condition holds: one part or a list of parts.
   */
  readonly then: CommandPart | CommandLine;
  /**
   * What is there when it does not hold. Absent: nothing.
   */
  readonly else?: CommandPart | NullableCommandLine;
}
/**
 * Asks for the presence or the value of an input: a map with exactly one key.
 */
export interface PlaceholderCondition {
  /**
   * True when the input has an argument or a default.
   */
  readonly isPresent?: string;
  /**
   * The value of the input, read as true or false.
   */
  readonly inputValue?: string;
}
/**
 * A step that runs a command in a container image (KFP v1, with `workingDir` added).
 */
export interface Container {
  /**
   * The container image. A tag or digest makes runs repeatable.
   */
  readonly image: string;
  /**
   * The program and its first arguments, in place of the image's entrypoint.
   */
  readonly command?: NullableCommandLine;
  /**
   * The arguments, in place of the image's own.
   */
  readonly args?: NullableCommandLine;
  readonly env?: ComponentEnv;
  /**
   * The directory in which the command starts, an absolute path. Absent: the image's own.
   */
  readonly workingDir?: string | null;
  /**
   * Fixed paths of outputs, by output name, for programs that always write to the same place (KFP v1).
   */
  readonly fileOutputs?: {
    readonly [k: string]: string;
  } | null;
}
/**
 * A step whose program is written in the file itself or beside it. Inputs and outputs reach it as environment variables: `INPUT_<NAME>` holds a parameter's value or an artifact's path, `OUTPUT_<NAME>` the path to write.
 */
export interface Script {
  /**
   * The container image; it must hold the interpreter and `sh`.
   */
  readonly image: string;
  /**
   * What runs the script: a known name (`python3`, `sh`, `bash`, `node`, `Rscript`) or a command list to which the script's path is added.
   */
  readonly interpreter: string | readonly string[];
  /**
   * Packages installed before the script starts, where the interpreter has a package tool (pip, npm, R).
   */
  readonly packages?: readonly string[];
  /**
   * The text of the script. It arrives byte for byte; no expressions.
   */
  readonly source?: string;
  /**
   * The path of the script's file, relative to this one. It is read when the pipeline is compiled.
   */
  readonly file?: string;
  /**
   * Arguments of the script.
   */
  readonly args?: NullableCommandLine;
  readonly env?: ComponentEnv;
  /**
   * The directory in which the script starts, an absolute path. Absent: the image's own.
   */
  readonly workingDir?: string | null;
}
/**
 * Where an environment value comes from when it is not a value of the pipeline: a map with exactly one key.
 */
export interface EnvSource {
  /**
   * A key of a Secret.
   */
  readonly secret?: KeyReference;
  /**
   * A key of a ConfigMap.
   */
  readonly configMap?: KeyReference;
  /**
   * A field of the pod, as in the Kubernetes downward API: `metadata.name`, `metadata.namespace`, `metadata.uid`, `metadata.labels['key']`, `metadata.annotations['key']`, `spec.nodeName`, `spec.serviceAccountName`, `status.hostIP`, `status.hostIPs`, `status.podIP` or `status.podIPs`.
   */
  readonly field?: string;
}
/**
 * One Secret or ConfigMap of which every key becomes an environment variable.
 */
export interface EnvFromSource {
  /**
   * A Secret: its name, or `{name, optional}`.
   */
  readonly secret?: string | ObjectReference;
  /**
   * A ConfigMap: its name, or `{name, optional}`.
   */
  readonly configMap?: string | ObjectReference;
  /**
   * Put before each variable's name.
   */
  readonly prefix?: string;
}
/**
 * A Secret or ConfigMap in the namespace of the run.
 */
export interface ObjectReference {
  /**
   * Its name.
   */
  readonly name: string;
  /**
   * The step also starts when it does not exist.
   */
  readonly optional?: boolean;
}
/**
 * A volume: exactly one of `create`, `claim`, `secret`, `configMap`, `emptyDir`.
 */
export interface VolumeSource {
  readonly create?: CreatedClaim;
  /**
   * Name of an existing PersistentVolumeClaim in the namespace of the run.
   */
  readonly claim?: string;
  /**
   * Every mount of the claim is read-only.
   */
  readonly readOnly?: boolean;
  /**
   * The access modes that the existing claim has, so that its use can be checked. Nothing is changed on the cluster.
   */
  readonly accessModes?: readonly AccessMode[];
  /**
   * Name of a Secret whose keys become files.
   */
  readonly secret?: string;
  /**
   * Name of a ConfigMap whose keys become files.
   */
  readonly configMap?: string;
  /**
   * Only these keys of the Secret or ConfigMap, at these paths. Absent: every key under its own name.
   */
  readonly items?: readonly VolumeItem[];
  /**
   * The step also starts when the Secret or ConfigMap does not exist.
   */
  readonly optional?: boolean;
  readonly emptyDir?: EmptyDir;
}
/**
 * A PersistentVolumeClaim that is made when the run starts and deleted with it.
 */
export interface CreatedClaim {
  /**
   * The size to ask for.
   */
  readonly size: Quantity;
  /**
   * How the claim may be mounted. Absent: ReadWriteOnce.
   */
  readonly accessModes?: readonly AccessMode[];
  /**
   * Name of the StorageClass. Absent: the default of the cluster.
   */
  readonly storageClass?: string;
}
/**
 * One key of a Secret or ConfigMap and the file that it becomes.
 */
export interface VolumeItem {
  /**
   * The key.
   */
  readonly key: string;
  /**
   * The path of the file, relative to the mount.
   */
  readonly path: string;
  /**
   * The file's mode as a number, as in Kubernetes: 256 is octal 0400. YAML 1.2 also reads `0o400`.
   */
  readonly mode?: number;
}
/**
 * An empty directory that lives as long as the pod.
 */
export interface EmptyDir {
  /**
   * `Memory` keeps it in memory (shared memory, `/dev/shm`); empty or absent: on the node's disk.
   */
  readonly medium?: 'Memory' | '';
  /**
   * The most it may hold.
   */
  readonly sizeLimit?: Quantity;
}
/**
 * A volume and how it is mounted.
 */
export interface Mount {
  /**
   * The name of one of the pipeline's `volumes`, a reference of type Volume, or an inline volume.
   */
  readonly volume: string | VolumeSource;
  /**
   * The directory inside the volume that is mounted, relative. Different sub-paths keep tasks apart.
   */
  readonly subPath?: string;
  /**
   * The step can't write to it.
   */
  readonly readOnly?: boolean;
  /**
   * Tasks that may run at the same time are meant to write to this volume; silences `volume-race`.
   */
  readonly sharedWrites?: boolean;
}
/**
 * One taint that the step's pod puts up with.
 */
export interface Toleration {
  /**
   * Key of the taint. Absent, with operator Exists: every taint.
   */
  readonly key?: string;
  /**
   * `Equal` (the default) compares the value, `Exists` does not.
   */
  readonly operator?: 'Exists' | 'Equal';
  /**
   * Value of the taint; only with operator Equal.
   */
  readonly value?: string;
  /**
   * Effect of the taint. Absent: every effect.
   */
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
  /**
   * Seconds for which a NoExecute taint is put up with. Absent: for ever.
   */
  readonly tolerationSeconds?: number;
}
/**
 * Nodes on which the pod must or should run.
 */
export interface NodeAffinity {
  /**
   * The pod runs only on nodes that match one of the terms.
   */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: NodeSelectorTerms;
  /**
   * Nodes that the scheduler prefers, with weights.
   */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly PreferredNode[];
}
/**
 * Terms of which a node must match at least one.
 */
export interface NodeSelectorTerms {
  /**
   * The terms.
   */
  readonly nodeSelectorTerms: readonly NodeSelectorTerm[];
}
/**
 * Requirements that a node must meet, all of them.
 */
export interface NodeSelectorTerm {
  /**
   * Requirements on the node's labels.
   */
  readonly matchExpressions?: readonly NodeRequirement[];
  /**
   * Requirements on the node's fields, such as `metadata.name`.
   */
  readonly matchFields?: readonly NodeRequirement[];
}
/**
 * A requirement on one label or field of a node.
 */
export interface NodeRequirement {
  /**
   * The label or field.
   */
  readonly key: string;
  /**
   * How it is compared with `values`.
   */
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt';
  /**
   * Values to compare with: none for Exists and DoesNotExist, one for Gt and Lt.
   */
  readonly values?: readonly string[];
}
/**
 * A node selector term and how much it counts.
 */
export interface PreferredNode {
  /**
   * How much it counts, 1 to 100.
   */
  readonly weight: number;
  readonly preference: NodeSelectorTerm;
}
/**
 * Pods near which the pod must or should run, or from which it keeps away.
 */
export interface PodAffinity {
  /**
   * Terms that must all hold.
   */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
  /**
   * Terms that the scheduler prefers, with weights.
   */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly PreferredPod[];
}
/**
 * A pod affinity term and how much it counts.
 */
export interface PreferredPod {
  /**
   * How much it counts, 1 to 100.
   */
  readonly weight: number;
  readonly podAffinityTerm: PodAffinityTerm;
}
/**
 * Pods, and the part of the cluster in which they count as near.
 */
export interface PodAffinityTerm {
  /**
   * Label of nodes; pods on nodes with the same value are near each other.
   */
  readonly topologyKey: string;
  readonly labelSelector?: LabelSelector;
  /**
   * The namespaces in which to look, by their labels.
   */
  readonly namespaceSelector?: LabelSelector;
  /**
   * The namespaces in which to look, by name. Absent: the pod's own.
   */
  readonly namespaces?: readonly string[];
  /**
   * Labels of the pod itself that the other pods must share.
   */
  readonly matchLabelKeys?: readonly string[];
  /**
   * Labels of the pod itself that the other pods must not share.
   */
  readonly mismatchLabelKeys?: readonly string[];
}
/**
 * Objects by their labels.
 */
export interface LabelSelector {
  /**
   * Labels and the values they must have.
   */
  readonly matchLabels?: {
    readonly [k: string]: string;
  };
  /**
   * Requirements on labels.
   */
  readonly matchExpressions?: readonly LabelRequirement[];
}
/**
 * A requirement on one label.
 */
export interface LabelRequirement {
  /**
   * The label.
   */
  readonly key: string;
  /**
   * How it is compared with `values`.
   */
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  /**
   * Values to compare with: none for Exists and DoesNotExist.
   */
  readonly values?: readonly string[];
}
/**
 * Linux capabilities of the container.
 */
export interface Capabilities {
  /**
   * Capabilities to add.
   */
  readonly add?: readonly string[];
  /**
   * Capabilities to take away.
   */
  readonly drop?: readonly string[];
}
/**
 * The SELinux context.
 */
export interface SeLinuxOptions {
  /**
   * SELinux user.
   */
  readonly user?: string;
  /**
   * SELinux role.
   */
  readonly role?: string;
  /**
   * SELinux type.
   */
  readonly type?: string;
  /**
   * SELinux level.
   */
  readonly level?: string;
}
/**
 * A seccomp or AppArmor profile.
 */
export interface SecurityProfile {
  /**
   * Which profile.
   */
  readonly type: 'RuntimeDefault' | 'Localhost' | 'Unconfined';
  /**
   * The profile of the node; only with type Localhost.
   */
  readonly localhostProfile?: string;
}
/**
 * Options for Windows nodes.
 */
export interface WindowsOptions {
  /**
   * The Windows user of the process.
   */
  readonly runAsUserName?: string;
  /**
   * Run as a host process.
   */
  readonly hostProcess?: boolean;
  /**
   * The GMSA credential spec itself.
   */
  readonly gmsaCredentialSpec?: string;
  /**
   * Name of the GMSA credential spec.
   */
  readonly gmsaCredentialSpecName?: string;
}
/**
 * One kernel setting.
 */
export interface Sysctl {
  /**
   * Name of the setting.
   */
  readonly name: string;
  /**
   * Value of the setting.
   */
  readonly value: string;
}
/**
 * A container in the shape of Kubernetes.
 */
export interface ExtraContainer {
  /**
   * Name of the container: lower-case letters, digits and `-`.
   */
  readonly name: string;
  /**
   * Its image.
   */
  readonly image: string;
  /**
   * The program, in place of the image's entrypoint.
   */
  readonly command?: readonly string[];
  /**
   * The arguments of the program.
   */
  readonly args?: readonly string[];
  /**
   * The directory in which the program starts, an absolute path.
   */
  readonly workingDir?: string;
  /**
   * Environment variables, in the shape of Kubernetes: a list.
   */
  readonly env?: readonly KubernetesVariable[];
  /**
   * When the image is fetched.
   */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /**
   * Ports on which it listens; for people only.
   */
  readonly ports?: readonly ContainerPort[];
  readonly resources?: Resources;
  readonly securityContext?: SecurityContext;
  /**
   * Volumes of the pipeline that the step mounts as well, and where they stand in this container.
   */
  readonly volumeMounts?: readonly ContainerMount[];
  /**
   * Mounts all volumes of the step's own container at the same places, its input files among them.
   */
  readonly mirrorVolumeMounts?: boolean;
  /**
   * When the container counts as ready.
   */
  readonly readinessProbe?: Probe;
}
/**
 * A variable of an extra container.
 */
export interface KubernetesVariable {
  /**
   * Name of the variable.
   */
  readonly name: string;
  /**
   * Its value, a text.
   */
  readonly value?: string;
  readonly valueFrom?: KubernetesSource;
}
/**
 * Where the value of a variable comes from: exactly one of `secretKeyRef`, `configMapKeyRef`, `fieldRef`.
 */
export interface KubernetesSource {
  /**
   * A key of a Secret.
   */
  readonly secretKeyRef?: KeyReference;
  /**
   * A key of a ConfigMap.
   */
  readonly configMapKeyRef?: KeyReference;
  readonly fieldRef?: FieldReference;
}
/**
 * A field of the pod (the downward API).
 */
export interface FieldReference {
  /**
   * The path of the field.
   */
  readonly fieldPath:
    | 'metadata.name'
    | 'metadata.namespace'
    | 'metadata.uid'
    | 'spec.nodeName'
    | 'spec.serviceAccountName'
    | 'status.hostIP'
    | 'status.podIP';
}
/**
 * A port on which a container listens.
 */
export interface ContainerPort {
  /**
   * Its number.
   */
  readonly containerPort: number;
  /**
   * Its protocol.
   */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';
}
/**
 * A volume in an extra container.
 */
export interface ContainerMount {
  /**
   * The volume, by its name in the pipeline's `volumes`.
   */
  readonly name: string;
  /**
   * Where it stands, an absolute path.
   */
  readonly mountPath: string;
  /**
   * A path inside the volume.
   */
  readonly subPath?: string;
  /**
   * The container cannot write to it.
   */
  readonly readOnly?: boolean;
}
/**
 * How Kubernetes finds out about a container: `exec`, `httpGet` or `tcpSocket`, and how often.
 */
export interface Probe {
  readonly exec?: ProbeCommand;
  readonly httpGet?: ProbeRequest;
  readonly tcpSocket?: ProbePort;
  /**
   * Seconds before the first try.
   */
  readonly initialDelaySeconds?: number;
  /**
   * Seconds between tries.
   */
  readonly periodSeconds?: number;
  /**
   * How many tries in a row must fail.
   */
  readonly failureThreshold?: number;
}
/**
 * A program in the container that succeeds.
 */
export interface ProbeCommand {
  /**
   * The program and its arguments.
   */
  readonly command: readonly string[];
}
/**
 * A request that the container answers with a status from 200 to 399.
 */
export interface ProbeRequest {
  /**
   * The path of the request.
   */
  readonly path?: string;
  /**
   * The number of the port.
   */
  readonly port: number;
}
/**
 * A port that accepts connections.
 */
export interface ProbePort {
  /**
   * The number of the port.
   */
  readonly port: number;
}
/**
 * A server that says when it is ready.
 */
export interface DaemonSettings {
  /**
   * When the step counts as ready. Absent: as soon as its program has started.
   */
  readonly readinessProbe: Probe;
}
/**
 * How long to wait between attempts.
 */
export interface Backoff {
  /**
   * The wait before the first retry.
   */
  readonly duration: Duration;
  /**
   * By what each further wait is multiplied: a whole number.
   */
  readonly factor?: number;
  /**
   * How long retries may go on, from the first attempt.
   */
  readonly max?: Duration;
}
/**
 * How long cached outputs are good for, and what identifies them.
 */
export interface CacheSettings {
  /**
   * Older outputs are not reused.
   */
  readonly maxAge?: Duration;
  /**
   * What identifies the outputs, in place of all inputs.
   */
  readonly key?: string;
}
/**
 * Settings for all tasks to which they can apply. Merge order: pipeline `defaults`, environment `defaults`, component `defaults`, task; maps merge by key, lists replace, `null` removes.
 */
export interface TaskDefaults {
  readonly retry?: Retry;
  /**
   * How long one try of a step may take.
   */
  readonly timeout?: DurationOrExpression;
  readonly cache?: Cache;
  readonly continueOnFailure?: ContinueOnFailure;
  readonly env?: Env;
  readonly envFrom?: EnvFrom;
  readonly mounts?: Mounts;
  readonly resources?: Resources;
  readonly image?: ImageOverride;
  readonly imagePullPolicy?: ImagePullPolicy;
  readonly workingDir?: WorkingDir;
  readonly nodeSelector?: NodeSelector;
  readonly tolerations?: Tolerations;
  readonly affinity?: Affinity;
  readonly securityContext?: SecurityContext;
  readonly podSecurityContext?: PodSecurityContext;
  /**
   * Containers that run beside the step's own, in the shape of Kubernetes.
   */
  readonly sidecars?: ExtraContainers;
  /**
   * Containers that run before the step's own, in the shape of Kubernetes.
   */
  readonly initContainers?: ExtraContainers;
  readonly daemon?: Daemon;
  /**
   * Labels of the step's pod; values may hold expressions.
   */
  readonly labels?: ExpressionMap;
  /**
   * Annotations of the step's pod; values may hold expressions.
   */
  readonly annotations?: ExpressionMap;
  readonly serviceAccount?: ServiceAccountName;
  readonly podSpecPatch?: PodSpecPatch;
  /**
   * Fields of Argo's template: executor, hostAliases, metrics, pendingTimeout, priorityClassName, schedulerName.
   */
  readonly argo?: RawFields;
  readonly mutex?: Mutex;
  readonly semaphore?: Semaphore;
}
/**
 * Where artifacts are kept: exactly one of `s3`, `gcs`, `azure`, `oss`, or `configMap` for one that the cluster has.
 */
export interface ArtifactRepository {
  readonly s3?: S3Repository;
  readonly gcs?: GcsRepository;
  readonly azure?: AzureRepository;
  readonly oss?: OssRepository;
  readonly configMap?: RepositoryReference;
}
/**
 * A repository that the cluster has in a ConfigMap.
 */
export interface RepositoryReference {
  /**
   * Name of the ConfigMap; Argo's own is `artifact-repositories`.
   */
  readonly name: string;
  /**
   * Key inside it. Absent: the ConfigMap's default (its annotation `workflows.argoproj.io/default-artifact-repository`).
   */
  readonly key?: string;
}
/**
 * A bucket of S3, MinIO or anything that speaks S3.
 */
export interface S3Repository {
  /**
   * Host and port, without `https://`.
   */
  readonly endpoint: string;
  /**
   * Name of the bucket.
   */
  readonly bucket: string;
  /**
   * Region of the bucket.
   */
  readonly region?: string;
  /**
   * Use http in place of https.
   */
  readonly insecure?: boolean;
  /**
   * The access key: a reference to a Secret.
   */
  readonly accessKey?: Credential;
  /**
   * The secret key: a reference to a Secret.
   */
  readonly secretKey?: Credential;
  /**
   * Take the credentials from the pod's surroundings (service account, instance), as the AWS SDK does.
   */
  readonly useSDKCreds?: boolean;
  /**
   * The role to assume.
   */
  readonly roleARN?: string;
  readonly keyFormat?: KeyFormat;
}
/**
 * A bucket of Google Cloud Storage.
 */
export interface GcsRepository {
  /**
   * Name of the bucket.
   */
  readonly bucket: string;
  /**
   * The service account's key file: a reference to a Secret. Absent: the pod's own identity.
   */
  readonly serviceAccountKey?: Credential;
  readonly keyFormat?: KeyFormat;
}
/**
 * A container of Azure Blob Storage.
 */
export interface AzureRepository {
  /**
   * Address of the storage account.
   */
  readonly endpoint: string;
  /**
   * Name of the blob container.
   */
  readonly container: string;
  /**
   * The account key: a reference to a Secret.
   */
  readonly accountKey?: Credential;
  /**
   * Take the credentials from the pod's surroundings, as the Azure SDK does.
   */
  readonly useSDKCreds?: boolean;
  readonly keyFormat?: KeyFormat;
}
/**
 * A bucket of Alibaba Cloud OSS.
 */
export interface OssRepository {
  /**
   * Address of the service.
   */
  readonly endpoint: string;
  /**
   * Name of the bucket.
   */
  readonly bucket: string;
  /**
   * The access key: a reference to a Secret.
   */
  readonly accessKey?: Credential;
  /**
   * The secret key: a reference to a Secret.
   */
  readonly secretKey?: Credential;
  /**
   * Take the credentials from the pod's surroundings.
   */
  readonly useSDKCreds?: boolean;
  readonly keyFormat?: KeyFormat;
}
/**
 * What the component runs: exactly one of `container`, `script`, `graph`.
 */
export interface Implementation {
  readonly container?: Container;
  readonly script?: Script;
  readonly graph?: Graph;
}
/**
 * A component made of tasks (KFP v1).
 */
export interface Graph {
  /**
   * The tasks, by id.
   */
  readonly tasks: {
    readonly [k: string]: GraphTask;
  };
  /**
   * The value of each output of the component, by name.
   */
  readonly outputValues?: {
    readonly [k: string]: GraphArgument;
  } | null;
}
/**
 * One task of a graph component (KFP v1).
 */
export interface GraphTask {
  readonly componentRef: ComponentReference;
  /**
   * The value of each input of the component, by name.
   */
  readonly arguments?: {
    readonly [k: string]: GraphArgument;
  } | null;
  /**
   * A condition. KFP reads it and ignores it.
   */
  readonly isEnabled?:
    | {
        readonly [k: string]: unknown;
      }
    | string
    | boolean
    | null;
  readonly executionOptions?: ExecutionOptions;
  /**
   * Notes for other tools, such as the pipeline editor; not interpreted.
   */
  readonly annotations?: {
    readonly [k: string]: unknown;
  } | null;
}
/**
 * The component of a graph's task (KFP v1). `spec` is used first, then `url`, then `name` with `digest` or `tag`.
 */
export interface ComponentReference {
  /**
   * Name of the component in a library.
   */
  readonly name?: string | null;
  /**
   * SHA-256 of the component file.
   */
  readonly digest?: string | null;
  /**
   * Tag of the component in a library.
   */
  readonly tag?: string | null;
  /**
   * Address of the component file.
   */
  readonly url?: string | null;
  /**
   * The component itself: a whole component document.
   */
  readonly spec?: {
    readonly [k: string]: unknown;
  } | null;
}
/**
 * An input of the graph or an output of another of its tasks: a map with exactly one key (KFP v1).
 */
export interface GraphReference {
  readonly graphInput?: GraphInput;
  readonly taskOutput?: TaskOutput;
}
/**
 * An input of the graph (KFP v1).
 */
export interface GraphInput {
  /**
   * Name of the graph's input.
   */
  readonly inputName: string;
  readonly type?: TypeSpec;
}
/**
 * An output of another task of the graph (KFP v1).
 */
export interface TaskOutput {
  /**
   * Name of the output.
   */
  readonly outputName: string;
  /**
   * Id of the task.
   */
  readonly taskId: string;
  readonly type?: TypeSpec;
}
/**
 * Tasks by name: lower-case letters, digits and `-` (a DNS-1123 label, no digit first).
 */
export interface Tasks {
  readonly [k: string]: Task;
}
/**
 * Outputs by name: an expression, or `{from, type, optional, description}`.
 */
export interface Exports {
  readonly [k: string]: Export;
}
/**
 * The expression of an output, and what is known of it.
 */
export interface ExportSettings {
  /**
   * The expression that gives the value, or a constant.
   */
  readonly from: string | number | boolean;
  readonly type?: TypeSpec;
  /**
   * The value may be absent, and whoever reads it must allow for that.
   */
  readonly optional?: boolean;
  /**
   * What the output holds; shown to people.
   */
  readonly description?: string;
}
/**
 * One task: exactly one of `component`, `container`, `script`, `tasks`, `switch`, `repeat`, `createVolume`, `snapshotVolume`, `deleteVolume`, `resource`, `approval`, `http`, and its settings.
 */
export interface Task {
  /**
   * The component to run: a path relative to this file (it has a `/` or ends in .yaml, .yml or .json; a directory holds component.yaml or pipeline.yaml), or an alias from the project file. It may be a pipeline.
   */
  readonly component?: string;
  /**
   * A one-off step that runs a command in an image; its inputs are the task's `arguments`.
   */
  readonly container?: Container;
  /**
   * A one-off step with its program in place; its inputs are the task's `arguments`.
   */
  readonly script?: Script;
  /**
   * A group: tasks of its own, with one condition for all of them. Inside, outer tasks are visible.
   */
  readonly tasks?: Tasks;
  readonly switch?: Switch;
  readonly repeat?: Repeat;
  readonly createVolume?: CreateVolume;
  readonly snapshotVolume?: SnapshotVolume;
  readonly deleteVolume?: DeleteVolume;
  readonly resource?: Resource;
  readonly approval?: Approval;
  readonly http?: Http;
  /**
   * What the task is for; shown to people.
   */
  readonly description?: string;
  /**
   * The value of each input, by name.
   */
  readonly arguments?: {
    readonly [k: string]: Argument;
  };
  /**
   * The task runs only if this Bool expression is true. Beside `forEach` it is asked for each item.
   */
  readonly when?: string;
  /**
   * Tasks to wait for where no data flows: each must have succeeded or been skipped. `{task, is}` asks for another end, `{any: […]}` for one of several.
   */
  readonly after?: readonly AfterItem[];
  /**
   * Runs the task once for each item of a list: a list, an expression that gives one, or `{in, as}`.
   */
  readonly forEach?: (readonly unknown[] | string) | ForEachSettings;
  readonly matrix?: Matrix;
  /**
   * How many items run at the same time.
   */
  readonly maxParallel?: number | string;
  /**
   * `present`: the list of a looped task's output leaves out items that were skipped or failed. `nullable`: they are null at their places.
   */
  readonly gather?: 'present' | 'nullable';
  /**
   * Of a group: the outputs that others may read, as in a pipeline. Of a step: settings of its outputs, by name.
   */
  readonly outputs?: TaskOutputs;
  readonly retry?: Retry;
  /**
   * How long one try of the step may take.
   */
  readonly timeout?: DurationOrExpression;
  readonly cache?: Cache;
  readonly continueOnFailure?: ContinueOnFailure;
  readonly env?: Env;
  readonly envFrom?: EnvFrom;
  readonly mounts?: Mounts;
  readonly resources?: Resources;
  readonly image?: ImageOverride;
  readonly imagePullPolicy?: ImagePullPolicy;
  readonly workingDir?: WorkingDir;
  readonly nodeSelector?: NodeSelector;
  readonly tolerations?: Tolerations;
  readonly affinity?: Affinity;
  readonly securityContext?: SecurityContext;
  readonly podSecurityContext?: PodSecurityContext;
  /**
   * Containers that run beside the step's own, in the shape of Kubernetes.
   */
  readonly sidecars?: ExtraContainers;
  /**
   * Containers that run before the step's own, in the shape of Kubernetes.
   */
  readonly initContainers?: ExtraContainers;
  readonly daemon?: Daemon;
  /**
   * Labels of the step's pod; values may hold expressions.
   */
  readonly labels?: ExpressionMap;
  /**
   * Annotations of the step's pod; values may hold expressions.
   */
  readonly annotations?: ExpressionMap;
  readonly serviceAccount?: ServiceAccountName;
  readonly podSpecPatch?: PodSpecPatch;
  /**
   * Fields of Argo's template: executor, hostAliases, metrics, pendingTimeout, priorityClassName, schedulerName.
   */
  readonly argo?: RawFields;
  readonly mutex?: Mutex;
  readonly semaphore?: Semaphore;
}
/**
 * A key of a Secret, for an input of type Secret.
 */
export interface SecretArgument {
  /**
   * The key of the Secret.
   */
  readonly secret: SecretKey;
}
/**
 * An artifact that no task makes.
 */
export interface OutsideArtifact {
  readonly from: OutsideSource;
  /**
   * The file or directory inside of what lies under the key; for `s3`, `gcs`, `azure` and `oss`.
   */
  readonly subPath?: string;
  /**
   * The step also starts when the artifact does not exist; for `s3`, `gcs`, `azure` and `http`.
   */
  readonly optional?: boolean;
}
/**
 * Where an artifact from outside lies: exactly one of `s3`, `gcs`, `azure`, `oss`, `http`, `git`, `raw`.
 */
export interface OutsideSource {
  readonly s3?: S3Object;
  readonly gcs?: GcsObject;
  readonly azure?: AzureObject;
  readonly oss?: OssObject;
  readonly http?: HttpObject;
  readonly git?: GitRepository;
  /**
   * The content itself, as text; may hold expressions.
   */
  readonly raw?: string;
}
/**
 * An object (or all objects under a prefix) of S3 or MinIO. What is absent is taken from `artifactRepository` of the same file, unless there is an `endpoint`; with `key` alone and no repository in the file, the object is in the repository of the run.
 */
export interface S3Object {
  /**
   * Key of the object; may hold expressions.
   */
  readonly key: string;
  /**
   * Host and port, without `https://`.
   */
  readonly endpoint?: string;
  /**
   * Name of the bucket; may hold expressions.
   */
  readonly bucket?: string;
  /**
   * Region of the bucket.
   */
  readonly region?: string;
  /**
   * Use http in place of https.
   */
  readonly insecure?: boolean;
  /**
   * The access key: a reference to a Secret.
   */
  readonly accessKey?: Credential;
  /**
   * The secret key: a reference to a Secret.
   */
  readonly secretKey?: Credential;
  /**
   * Take the credentials from the pod's surroundings, as the AWS SDK does.
   */
  readonly useSDKCreds?: boolean;
  /**
   * The role to assume.
   */
  readonly roleARN?: string;
}
/**
 * A file that is fetched with a GET request.
 */
export interface HttpObject {
  /**
   * Address of the file; may hold expressions.
   */
  readonly url: string;
  readonly headers?: FileHeaders;
}
/**
 * Headers of the request for a file, by name; texts that may hold expressions.
 */
export interface FileHeaders {
  readonly [k: string]: string | number | boolean;
}
/**
 * A checkout of a Git repository.
 */
export interface GitRepository {
  /**
   * Address of the repository; may hold expressions.
   */
  readonly repo: string;
  /**
   * Commit, tag or branch; may hold expressions. Absent: the default branch.
   */
  readonly revision?: string;
  /**
   * How many commits to fetch. Absent: all.
   */
  readonly depth?: number;
  /**
   * User name: a reference to a Secret.
   */
  readonly username?: Credential;
  /**
   * Password or token: a reference to a Secret.
   */
  readonly password?: Credential;
  /**
   * Private key: a reference to a Secret.
   */
  readonly sshPrivateKey?: Credential;
}
/**
 * An object (or all objects under a prefix) of Google Cloud Storage.
 */
export interface GcsObject {
  /**
   * Key of the object; may hold expressions.
   */
  readonly key: string;
  /**
   * Name of the bucket; may hold expressions. Absent: that of `artifactRepository` in the same file, or of the repository of the run.
   */
  readonly bucket?: string;
  /**
   * The service account's key file: a reference to a Secret. Absent: that of `artifactRepository` in the same file, or the pod's own identity.
   */
  readonly serviceAccountKey?: Credential;
}
/**
 * A blob (or all blobs under a prefix) of Azure Blob Storage. What is absent is taken from `artifactRepository` of the same file, unless there is an `endpoint`; with `key` alone and no repository in the file, the object is in the repository of the run.
 */
export interface AzureObject {
  /**
   * Name of the blob; may hold expressions.
   */
  readonly key: string;
  /**
   * Address of the storage account.
   */
  readonly endpoint?: string;
  /**
   * Name of the blob container; may hold expressions.
   */
  readonly container?: string;
  /**
   * The account key: a reference to a Secret.
   */
  readonly accountKey?: Credential;
  /**
   * Take the credentials from the pod's surroundings, as the Azure SDK does.
   */
  readonly useSDKCreds?: boolean;
}
/**
 * An object (or all objects under a prefix) of Alibaba Cloud OSS. What is absent is taken from `artifactRepository` of the same file, unless there is an `endpoint`; with `key` alone and no repository in the file, the object is in the repository of the run.
 */
export interface OssObject {
  /**
   * Key of the object; may hold expressions.
   */
  readonly key: string;
  /**
   * Address of the service.
   */
  readonly endpoint?: string;
  /**
   * Name of the bucket; may hold expressions.
   */
  readonly bucket?: string;
  /**
   * The access key: a reference to a Secret.
   */
  readonly accessKey?: Credential;
  /**
   * The secret key: a reference to a Secret.
   */
  readonly secretKey?: Credential;
  /**
   * Take the credentials from the pod's surroundings.
   */
  readonly useSDKCreds?: boolean;
}
/**
 * Headers of a request, by name: a text (which may hold expressions) or `{secret: {name, key}}`.
 */
export interface Headers {
  readonly [k: string]: Scalar | Credential;
}
/**
 * Waits for the end of the task; this task is skipped unless the other ended so. The other one stands beside it, in the same DAG.
 */
export interface AfterState {
  /**
   * Name of the task.
   */
  readonly task: string;
  /**
   * How it ended: `succeeded`, `failed`, `skipped`, or `finished` for any of them, also when it never ran because something before it failed.
   */
  readonly is: 'succeeded' | 'failed' | 'skipped' | 'finished';
}
/**
 * Waits for the end of all of the tasks; one of them at least must have ended as its entry says.
 */
export interface AfterAny {
  /**
   * The tasks: names, or `{task, is}`.
   */
  readonly any: readonly (string | AfterState)[];
}
/**
 * A list to loop over, and a name for its items.
 */
export interface ForEachSettings {
  /**
   * The list, or an expression that gives one.
   */
  readonly in: readonly unknown[] | string;
  /**
   * The name of the loop: its item is `loop.<as>`, also in loops inside it.
   */
  readonly as?: string;
}
/**
 * Runs the task for every combination of the lists; `item.<name>` is the element.
 */
export interface Matrix {
  /**
   * Further combinations.
   */
  readonly include?: readonly {
    readonly [k: string]: unknown;
  }[];
  /**
   * Combinations to leave out.
   */
  readonly exclude?: readonly {
    readonly [k: string]: unknown;
  }[];
  readonly [k: string]:
    | readonly unknown[]
    | string
    | readonly {
        readonly [k: string]: unknown;
      }[]
    | undefined;
}
/**
 * Of a group: an expression or `{from, type, optional, description}` by name. Of a step: settings by name.
 */
export interface TaskOutputs {
  readonly [k: string]: string | number | boolean | TaskOutputSettings;
}
/**
 * Of a group: `{from, type, optional, description}`. Of a step: `{type, optional, publish, archive, gc, description}`.
 */
export interface TaskOutputSettings {
  /**
   * Of a group: the expression that gives the value, or a constant.
   */
  readonly from?: string | number | boolean;
  readonly type?: TypeSpec;
  /**
   * The value may be absent, and whoever reads it must allow for that.
   */
  readonly optional?: boolean;
  /**
   * What the output holds; shown to people.
   */
  readonly description?: string;
  readonly publish?: Publish;
  readonly archive?: Archive;
  readonly gc?: ArtifactGc;
}
/**
 * Settings of a step's outputs, by name.
 */
export interface OutputSettingsMap {
  readonly [k: string]: OutputSettings;
}
/**
 * How one output of a step is kept.
 */
export interface OutputSettings {
  /**
   * The type of a one-off step's output. Absent: inferred.
   */
  readonly type?: TypeSpec;
  /**
   * The step may finish without writing the output.
   */
  readonly optional?: boolean;
  /**
   * What the output holds; shown to people.
   */
  readonly description?: string;
  readonly publish?: Publish;
  readonly archive?: Archive;
  readonly gc?: ArtifactGc;
}
/**
 * A lasting place in a store: exactly one of `s3`, `gcs`, `azure`, `oss`.
 */
export interface PublishTarget {
  readonly s3?: S3Object;
  readonly gcs?: GcsObject;
  readonly azure?: AzureObject;
  readonly oss?: OssObject;
}
/**
 * Runs the first case that matches. An output that every case names is an output of the switch.
 */
export interface Switch {
  /**
   * The value that cases with `is` compare with; usually an expression.
   */
  readonly value?: string | number | boolean;
  /**
   * The cases by name, in order.
   */
  readonly cases: {
    readonly [k: string]: SwitchCase;
  };
  readonly else?: SwitchElse;
}
/**
 * One case of a switch: exactly one of `is`, `when`, and its tasks.
 */
export interface SwitchCase {
  /**
   * The literal with which the switch's `value` must be equal.
   */
  readonly is?: string | number | boolean | null;
  /**
   * The Bool expression that must be true.
   */
  readonly when?: string;
  /**
   * The tasks of the case. Without them nothing runs.
   */
  readonly tasks?: Tasks;
  /**
   * What the case gives, by name.
   */
  readonly outputs?: Exports;
}
/**
 * What runs when no case matches; it may be nothing.
 */
export interface SwitchElse {
  /**
   * The tasks that run when no case matches. Without them nothing runs.
   */
  readonly tasks?: Tasks;
  /**
   * What they give, by name.
   */
  readonly outputs?: Exports;
}
/**
 * Runs its tasks again until a condition holds, a bounded number of times. `state.<name>` and `state.round` are visible inside.
 */
export interface Repeat {
  /**
   * Stops after a round in which this Bool expression is true.
   */
  readonly until: string;
  /**
   * The greatest number of rounds, or an expression.
   */
  readonly max: number | string;
  /**
   * What happens when the condition never held: `fail` the task, or `continue` with the last round's outputs.
   */
  readonly onMax?: 'fail' | 'continue';
  /**
   * Values that go from round to round, by name.
   */
  readonly state?: {
    readonly [k: string]: RepeatState;
  };
  /**
   * The tasks of a round.
   */
  readonly tasks: Tasks;
  /**
   * What the last round gives, by name.
   */
  readonly outputs?: Exports;
}
/**
 * A value that goes from round to round.
 */
export interface RepeatState {
  /**
   * The value in the first round.
   */
  readonly first: unknown;
  /**
   * The value in the next round.
   */
  readonly next: unknown;
}
/**
 * Makes a PersistentVolumeClaim. Outputs: `volume` (Volume), `name`, `size`.
 */
export interface CreateVolume {
  /**
   * The size to ask for.
   */
  readonly size: Quantity;
  /**
   * How the claim may be mounted. Absent: ReadWriteOnce.
   */
  readonly accessModes?: readonly AccessMode[];
  /**
   * Name of the StorageClass; may hold expressions. Absent: the default of the cluster.
   */
  readonly storageClass?: string;
  /**
   * A literal name for the claim; may hold expressions. Absent: unique for every run.
   */
  readonly name?: string;
  /**
   * A reference of type Snapshot, or the name of a VolumeSnapshot, from which the volume is filled.
   */
  readonly fromSnapshot?: string;
  /**
   * The claim outlives the run.
   */
  readonly keep?: boolean;
  /**
   * The task ends only when the claim is bound. Do not use it with storage classes that bind at the first mount.
   */
  readonly waitForBound?: boolean;
}
/**
 * Makes a VolumeSnapshot, which outlives the run, and waits until it can be used. Outputs: `snapshot` (Snapshot), `name`, `size`.
 */
export interface SnapshotVolume {
  /**
   * A reference of type Volume, or the name of one of the pipeline's `volumes`.
   */
  readonly volume: string;
  /**
   * Name of the VolumeSnapshotClass; may hold expressions. Absent: the default of the cluster.
   */
  readonly snapshotClass?: string;
  /**
   * A literal name for the snapshot; may hold expressions. Absent: unique for every run.
   */
  readonly name?: string;
}
/**
 * Deletes a PersistentVolumeClaim, when every task that uses it has ended.
 */
export interface DeleteVolume {
  /**
   * A reference of type Volume.
   */
  readonly volume: string;
}
/**
 * Does something with a Kubernetes object and waits for its outcome.
 */
export interface Resource {
  /**
   * What is done with the object.
   */
  readonly action: 'create' | 'apply' | 'patch' | 'replace' | 'delete' | 'get';
  readonly manifest: Manifest;
  /**
   * Fields and the values at which the task has succeeded, all of them.
   */
  readonly succeeds?: FieldConditions;
  /**
   * Fields and the values at which the task has failed, one of them.
   */
  readonly fails?: FieldConditions;
  /**
   * `run`: the object is deleted with the run.
   */
  readonly owner?: 'run';
  /**
   * Flags of kubectl.
   */
  readonly flags?: readonly string[];
  /**
   * How a patch is merged.
   */
  readonly mergeStrategy?: 'strategic' | 'merge';
  /**
   * Fields of the object that are outputs of the task.
   */
  readonly outputs?: readonly ResourceOutput[];
}
/**
 * A Kubernetes object; values may hold expressions, which keep their type. What is not named here is passed on.
 */
export interface Manifest {
  /**
   * API version of the object.
   */
  readonly apiVersion: string;
  /**
   * Kind of the object.
   */
  readonly kind: string;
  readonly [k: string]: unknown;
}
/**
 * Values by field path.
 */
export interface FieldConditions {
  readonly [k: string]: Scalar;
}
/**
 * A field of the object that is an output of the task.
 */
export interface ResourceOutput {
  /**
   * Name of the output.
   */
  readonly name: string;
  readonly type?: TypeSpec;
  /**
   * The field, in kubectl's JSONPath.
   */
  readonly jsonPath: string;
}
/**
 * Waits for a person.
 */
export interface Approval {
  /**
   * What the person is asked; may hold expressions.
   */
  readonly message?: string;
  /**
   * Values that the person enters; they are outputs of the task.
   */
  readonly inputs?: readonly Input[];
  /**
   * How long to wait.
   */
  readonly timeout?: DurationOrExpression;
  /**
   * What happens then: `fail`, or go on with the defaults of the inputs.
   */
  readonly onTimeout?: 'fail' | 'useDefaults';
}
/**
 * Makes a request. Outputs: `body`, `status`.
 */
export interface Http {
  /**
   * The address; may hold expressions.
   */
  readonly url: string;
  /**
   * The method.
   */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  readonly headers?: Headers;
  /**
   * The body: a text (which may hold expressions), or a list or map that is sent as JSON.
   */
  readonly body?:
    | string
    | readonly unknown[]
    | {
        readonly [k: string]: unknown;
      };
  /**
   * The Bool expression over `response.status` and `response.body` that means success. Absent: a status from 200 to 299.
   */
  readonly success?: string;
}
/**
 * Settings of the whole workflow. Ignored, with a note, when the pipeline is used as a component.
 */
export interface Run {
  /**
   * The Kubernetes ServiceAccount of the pods.
   */
  readonly serviceAccount?: string;
  /**
   * Names of Secrets with logins of private registries.
   */
  readonly imagePullSecrets?: readonly string[];
  /**
   * How many pods of the run may run at the same time.
   */
  readonly parallelism?: number;
  /**
   * How long the whole run may take.
   */
  readonly timeout?: Duration;
  /**
   * How long the workflow object is kept after the run has ended: one duration, or one for each outcome.
   */
  readonly ttl?: Duration | Ttl;
  /**
   * When pods are deleted: each when it has `completed` or `succeeded`, or all when the workflow has (`workflow-completed`, `workflow-succeeded`).
   */
  readonly podCleanup?: 'completed' | 'succeeded' | 'workflow-completed' | 'workflow-succeeded';
  /**
   * Runs with a higher number are started first when runs have to wait.
   */
  readonly priority?: number;
  readonly mutex?: Mutex;
  readonly semaphore?: Semaphore;
  /**
   * Keep the logs of steps in the artifact repository.
   */
  readonly archiveLogs?: boolean;
  /**
   * The namespace of the workflow.
   */
  readonly namespace?: string;
}
/**
 * How long the workflow object is kept, by outcome.
 */
export interface Ttl {
  /**
   * After any end of the run.
   */
  readonly completed?: Duration;
  /**
   * After a success.
   */
  readonly succeeded?: Duration;
  /**
   * After a failure.
   */
  readonly failed?: Duration;
}
/**
 * Starts the pipeline again and again (a CronWorkflow). Ignored, with a note, when the pipeline is used as a component.
 */
export interface Schedule {
  /**
   * When to start: minute, hour, day of the month, month, day of the week; or several of these.
   */
  readonly cron: Cron | readonly Cron[];
  /**
   * The IANA time zone of `cron`. Absent: that of the controller, usually UTC.
   */
  readonly timezone?: string;
  /**
   * What happens when the last run still goes on: `Allow` both, `Forbid` the new one, or `Replace` the old one.
   */
  readonly concurrency?: 'Allow' | 'Forbid' | 'Replace';
  /**
   * A start that was missed is made up for within this time.
   */
  readonly startingDeadline?: Duration;
  /**
   * Starts nothing until it is turned off.
   */
  readonly suspend?: boolean;
  readonly history?: History;
}
/**
 * How many ended runs of the schedule are kept.
 */
export interface History {
  /**
   * Successful runs to keep. Absent: 3.
   */
  readonly succeeded?: number;
  /**
   * Failed runs to keep. Absent: 1.
   */
  readonly failed?: number;
}
/**
 * An artifact type of your own.
 */
export interface TypeDeclaration {
  /**
   * The artifact type of which this is a special case: it fits wherever the parent does.
   */
  readonly extends: string;
  /**
   * What the type is; shown to people.
   */
  readonly description?: string;
}
/**
 * Other levels of rules for some files.
 */
export interface Override {
  /**
   * Which files, by patterns of paths relative to this file: `*` is any text without `/`, `**` any number of directories; a directory means all that lies below it.
   */
  readonly paths: readonly string[];
  /**
   * How severe the finding of a rule is in these files, by its code.
   */
  readonly rules: {
    readonly [k: string]: RuleLevel;
  };
}
/**
 * What is different on one cluster.
 */
export interface Environment {
  /**
   * The engine and its version.
   */
  readonly target?: string;
  /**
   * The namespace of the runs.
   */
  readonly namespace?: string;
  /**
   * Images to use in place of others, by name without tag.
   */
  readonly images?: {
    readonly [k: string]: string;
  };
  readonly artifactRepository?: ArtifactRepository;
  /**
   * Values for inputs of pipelines, in place of their defaults.
   */
  readonly inputs?: {
    readonly [k: string]: unknown;
  };
  readonly defaults?: TaskDefaults;
}
