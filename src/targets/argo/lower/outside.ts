import type { BoundExpression } from '../../../model/bound-expression.ts';
import type { OutsideArtifact, StoredObject } from '../../../model/outside-artifact.ts';
import type { ArgoArtifact, JsonObject } from '../model.ts';
import { type ArgoEnvironment, lowerFreeText } from './expression/index.ts';
import { lowerStore, secret } from './store.ts';

/** The location of an artifact from outside, as seen from the DAG that hands it to a task. */
export function lowerOutside(
  { source, optional }: OutsideArtifact,
  environment: ArgoEnvironment,
): Omit<ArgoArtifact, 'name'> {
  const given = optional ? { optional: true } : {};
  const write = (text: BoundExpression): string => lowerFreeText(text, environment);
  switch (source.kind) {
    case 'object':
      return { ...lowerObject(source, write), ...given };
    case 'http': {
      const headers = [...source.headers].map(([name, value]) => ({
        name,
        value: write(value),
      }));
      const url = write(source.url);
      return { http: { url, ...(headers.length > 0 && { headers }) }, ...given };
    }
    case 'git':
      return {
        git: {
          repo: write(source.repo),
          ...(source.revision !== undefined && { revision: write(source.revision) }),
          ...(source.depth !== undefined && { depth: source.depth }),
          ...secret('usernameSecret', source.username),
          ...secret('passwordSecret', source.password),
          ...secret('sshPrivateKeySecret', source.sshPrivateKey),
        },
        ...given,
      };
  }
}

/** The place of an object, its texts as `write` says. Argo fills up a key that stands alone from the repository of the run, whatever its kind. */
export function lowerObject(
  { place, bucket, store, key }: StoredObject,
  write: (text: BoundExpression) => string,
): JsonObject {
  if (place === undefined) return { [store]: { [store === 'azure' ? 'blob' : 'key']: write(key) } };
  if (bucket === undefined) return lowerStore(place, write(key));
  const named =
    place.kind === 'azure' ? { ...place, container: write(bucket) } : { ...place, bucket: write(bucket) };
  return lowerStore(named, write(key));
}
