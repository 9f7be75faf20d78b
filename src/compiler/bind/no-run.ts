import type { RunSettings } from '../../model/bound.ts';

/** The settings of a run of which nothing is said. */
export const noRun: RunSettings = {
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
