/** The versions of Argo Workflows that can be compiled for, from old to new; the newest is the default. */
export const argoVersions = ['3.6', '3.7'] as const;
export type ArgoVersion = (typeof argoVersions)[number];

/** What to compile for, as users write it; without a version the newest one. */
export type ArgoTarget = 'argo' | `argo@${ArgoVersion}`;
