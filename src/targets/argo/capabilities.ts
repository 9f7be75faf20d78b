/** The versions of Argo Workflows that can be compiled for, from old to new; the newest is the default. */
export const argoVersions = ['3.6', '3.7'] as const;
export type ArgoVersion = (typeof argoVersions)[number];
const newest: ArgoVersion = '3.7';

/** What to compile for, as users write it. */
export type ArgoTarget = 'argo' | `argo@${ArgoVersion}`;
export const argoTargets: readonly ArgoTarget[] = [
  'argo',
  ...argoVersions.map((version) => `argo@${version}` as const),
];

/**
 * What not every version has, with the first that has it. Only what the language can ask for, and only what was seen to differ: goldens,
 * scenarios and random pipelines run on 3.6.5, 3.7.3, 3.7.14 and 3.7.18, and what is not named here does the same on all of them.
 */
const firstVersions = {
  /** Fields of Kubernetes 1.31 and 1.32; Argo 3.6 is built with 1.30 and refuses them as unknown. */
  'podSecurityContext.supplementalGroupsPolicy': '3.7',
  'podSecurityContext.seLinuxChangePolicy': '3.7',
  /** An argument that cannot be computed ends its task. Before 3.7.14 the task starts, with the text of the expression. */
  failingArguments: '3.7',
} as const satisfies Readonly<Record<string, ArgoVersion>>;

export type ArgoFeature = keyof typeof firstVersions;
export const argoFeatures = Object.keys(firstVersions) as readonly ArgoFeature[];

export function versionOf(target: ArgoTarget): ArgoVersion {
  return argoVersions.find((version) => target === `argo@${version}`) ?? newest;
}

export function has(feature: ArgoFeature, version: ArgoVersion): boolean {
  return neededVersion(feature, version) === undefined;
}

/** The first version with the feature, when `version` does not have it. */
export function neededVersion(feature: ArgoFeature, version: ArgoVersion): ArgoVersion | undefined {
  const first = firstVersions[feature];
  return argoVersions.indexOf(version) < argoVersions.indexOf(first) ? first : undefined;
}
