import type { ArtifactStore, SecretKey } from '../../../model/artifact-store.ts';
import type { JsonObject } from '../model.ts';

/** An object in a store, in the form of an Argo artifact. */
export function lowerStore(store: ArtifactStore, key: string): JsonObject {
  return { [store.kind]: { ...lowerFields(store), [store.kind === 'azure' ? 'blob' : 'key']: key } };
}

/** A store in the form of an Argo artifact repository. */
export function lowerRepositoryStore(store: ArtifactStore, keyFormat: string): JsonObject {
  const field = store.kind === 'azure' ? 'blobNameFormat' : 'keyFormat';
  return { [store.kind]: { ...lowerFields(store), [field]: keyFormat } };
}

function lowerFields(store: ArtifactStore): JsonObject {
  switch (store.kind) {
    case 's3':
      return {
        endpoint: store.endpoint,
        bucket: store.bucket,
        ...(store.region !== undefined && { region: store.region }),
        ...(store.insecure && { insecure: true }),
        ...secret('accessKeySecret', store.accessKey),
        ...secret('secretKeySecret', store.secretKey),
        ...(store.roleARN !== undefined && { roleARN: store.roleARN }),
        ...(store.useSDKCreds && { useSDKCreds: true }),
      };
    case 'gcs':
      return { bucket: store.bucket, ...secret('serviceAccountKeySecret', store.serviceAccountKey) };
    case 'azure':
      return {
        endpoint: store.endpoint,
        container: store.container,
        ...secret('accountKeySecret', store.accountKey),
        ...(store.useSDKCreds && { useSDKCreds: true }),
      };
    case 'oss':
      return {
        endpoint: store.endpoint,
        bucket: store.bucket,
        ...secret('accessKeySecret', store.accessKey),
        ...secret('secretKeySecret', store.secretKey),
        ...(store.useSDKCreds && { useSDKCreds: true }),
      };
  }
}

export function secret(field: string, key: SecretKey | undefined): JsonObject {
  return key === undefined ? {} : { [field]: { name: key.name, key: key.key } };
}
