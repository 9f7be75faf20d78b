import type { BoundPipeline, RunSettings } from '../../model/bound.ts';

/** The settings of a run of which nothing is said. */
const run: RunSettings = {
  serviceAccount: undefined,
  imagePullSecrets: [],
  parallelism: undefined,
  timeout: undefined,
  ttl: undefined,
  podCleanup: undefined,
  priority: undefined,
  archiveLogs: undefined,
  mutexes: [],
  semaphore: undefined,
  namespace: undefined,
};

/** What a pipeline has of which nothing is said but its ports and its tasks. */
export const barePipeline = {
  kind: 'pipeline',
  ofKfp: false,
  description: undefined,
  labels: new Map(),
  annotations: new Map(),
  onExit: undefined,
  volumes: [],
  repository: undefined,
  run,
  schedule: undefined,
  argo: undefined,
} satisfies Partial<BoundPipeline>;
