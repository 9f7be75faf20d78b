import type { KeyReference } from '../../../model/bound.ts';
import { type ArgoVersion, has } from '../capabilities.ts';
import type { JsonObject } from '../model.ts';

/** Mutexes and a semaphore: as lists, which Argo 4 insists on; before there were lists, the one of which there is one (P-62). */
export function lowerLocks(
  mutexes: readonly string[],
  semaphore: KeyReference | undefined,
  version: ArgoVersion,
): { readonly synchronization?: JsonObject } {
  const named = mutexes.map((name) => ({ name }));
  const [mutex] = named;
  const reference = semaphore && { configMapKeyRef: { name: semaphore.name, key: semaphore.key } };
  if (mutex === undefined && reference === undefined) return {};
  if (has('lists', version)) {
    return {
      synchronization: {
        ...(mutex !== undefined && { mutexes: named }),
        ...(reference !== undefined && { semaphores: [reference] }),
      },
    };
  }
  return { synchronization: mutex === undefined ? { semaphore: reference ?? {} } : { mutex } };
}
