// Generated from schema/kubernetes.json by scripts/generate.ts. Do not edit: run `scripts/kubernetes/update` and `npm run generate`.

/** The types of Kubernetes that make up a pod, by name: the form of each field, as JSON. */
export declare function kubernetesText(): string;
