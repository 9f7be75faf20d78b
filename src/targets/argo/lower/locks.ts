import type { KeyReference } from '../../../model/bound.ts';
import type { JsonObject } from '../model.ts';

/** Mutexes and a semaphore, as lists: every version that is supported reads them, and Argo 4 nothing else (P-62). */
export function lowerLocks(
  mutexes: readonly string[],
  semaphore: KeyReference | undefined,
): { readonly synchronization?: JsonObject } {
  if (mutexes.length === 0 && semaphore === undefined) return {};
  return {
    synchronization: {
      ...(mutexes.length > 0 && { mutexes: mutexes.map((name) => ({ name })) }),
      ...(semaphore !== undefined && {
        semaphores: [{ configMapKeyRef: { name: semaphore.name, key: semaphore.key } }],
      }),
    },
  };
}
