/** The versions of Argo Workflows that can be compiled for, from old to new. */
export const argoVersions = ['3.5', '3.6', '3.7', '4.0', '4.1'] as const;
export type ArgoVersion = (typeof argoVersions)[number];

/** What is meant without a version: the newest of those on whose controllers everything was run. 4.1 was read, not run. */
const usual: ArgoVersion = '3.7';

/** What to compile for, as users write it. */
export type ArgoTarget = 'argo' | `argo@${ArgoVersion}`;
export const argoTargets: readonly ArgoTarget[] = [
  'argo',
  ...argoVersions.map((version) => `argo@${version}` as const),
];

/**
 * What not every version has, with the first that has it. Only what the language can ask for. Goldens, scenarios and random pipelines run on
 * 3.5.14, 3.6.5, 3.7.3, 3.7.14, 3.7.18 and 4.0.2, and what is not named here does the same on all of them. Fields of Kubernetes have their
 * versions in `schema/kubernetes.json`.
 */
const firstVersions = {
  /** `mutexes`, `semaphores` and `schedules`. Before, there is one mutex or one semaphore, and one schedule; from 4.0 only lists (P-62). */
  lists: '3.6',
  /** A template that is too long for a variable reaches its pod through a ConfigMap (P-39). */
  longTemplates: '3.6',
  /** A daemon that fails before it is ready has failed. Before, it counts as one that went well, and what uses it starts. */
  daemon: '3.7',
  /** An argument that cannot be computed ends its task. Before 3.7.14 the task starts, with the text of the expression. */
  failingArguments: '3.7',
  /** A request with a timeout is over when its response was read. Before 3.7.14 the response may be lost on the way. */
  requestTimeout: '3.7',
  /** A file that is missing because its task did not run may be handed to a task with a loop. */
  missingFilesInLoops: '3.7',
  /** What a template computes from its inputs is read once more after the task, and what a task is given before its condition. A cache has no key. */
  lateReaders: '4.0',
  /** How long a pod may wait until it starts. */
  pendingTimeout: '4.1',
} as const satisfies Readonly<Record<string, ArgoVersion>>;

export type ArgoFeature = keyof typeof firstVersions;
export const argoFeatures = Object.keys(firstVersions) as readonly ArgoFeature[];

/** What the API server takes at most of the objects of a version (P-40). */
export interface ArgoLimits {
  readonly templates: number;
  /** In one DAG. */
  readonly tasks: number;
  /** Input parameters of one template, and arguments of one call. */
  readonly parameters: number;
}

/** From 4.0 on the schema of Argo's objects is whole, and has limits. */
const firstLimited: ArgoVersion = '4.0';
const limits: ArgoLimits = { templates: 200, tasks: 200, parameters: 500 };

export function limitsOf(version: ArgoVersion): ArgoLimits | undefined {
  return isOlder(version, firstLimited) ? undefined : limits;
}

export function versionOf(target: ArgoTarget): ArgoVersion {
  return argoVersions.find((version) => target === `argo@${version}`) ?? usual;
}

export function has(feature: ArgoFeature, version: ArgoVersion): boolean {
  return !isOlder(version, firstVersions[feature]);
}

/** The first version with the feature. */
export function firstVersion(feature: ArgoFeature): ArgoVersion {
  return firstVersions[feature];
}

/** Whether a version is older than one that is named in a table. */
export function isOlder(version: ArgoVersion, other: string): boolean {
  const all: readonly string[] = argoVersions;
  return all.indexOf(version) < all.indexOf(other);
}
