import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { ArtifactStore, SecretKey } from '../../model/artifact-store.ts';
import type { CredentialSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { bindCodes } from './codes.ts';

/** What any kind of store may say of where it is and how it is reached. */
export interface StoreFields {
  readonly endpoint?: string | undefined;
  readonly bucket?: string | undefined;
  readonly container?: string | undefined;
  readonly region?: string | undefined;
  readonly insecure?: boolean | undefined;
  readonly accessKey?: CredentialSpec | undefined;
  readonly secretKey?: CredentialSpec | undefined;
  readonly accountKey?: CredentialSpec | undefined;
  readonly serviceAccountKey?: CredentialSpec | undefined;
  readonly useSDKCreds?: boolean | undefined;
  readonly roleARN?: string | undefined;
}

export type StoreKind = ArtifactStore['kind'];

const kinds: readonly StoreKind[] = ['s3', 'gcs', 'azure', 'oss'];

/** Which kind of store a map names with its only key. */
export function storeKind(at: At<object>): StoreKind | undefined {
  return kinds.find((kind) => Object.hasOwn(at.value, kind));
}

/**
 * Binds a store; what it leaves out is taken from `base`, credentials all or none. Credentials are references to Secrets; the schema has seen
 * to that, and to what must be there.
 */
export function bindStore(
  kind: StoreKind,
  at: At<StoreFields>,
  sink: Sink,
  base?: ArtifactStore,
): ArtifactStore {
  const given = at.value;
  const {
    endpoint = '',
    bucket = '',
    region,
    insecure,
    container = '',
  }: StoreFields = {
    ...(base === undefined ? {} : addressOf(base)),
    ...given,
  };
  const own = hasCredentials(given);
  switch (kind) {
    case 's3': {
      checkHost(at.get('endpoint'), sink);
      checkPair(at, sink);
      const inherited = !own && base?.kind === 's3' ? base : undefined;
      return {
        kind,
        endpoint,
        bucket,
        region,
        insecure: insecure === true,
        accessKey: inherited?.accessKey ?? keyOf(given.accessKey),
        secretKey: inherited?.secretKey ?? keyOf(given.secretKey),
        useSDKCreds: inherited?.useSDKCreds ?? given.useSDKCreds === true,
        roleARN: inherited?.roleARN ?? given.roleARN,
      };
    }
    case 'gcs': {
      const inherited = !own && base?.kind === 'gcs' ? base : undefined;
      return {
        kind,
        bucket,
        serviceAccountKey: inherited?.serviceAccountKey ?? keyOf(given.serviceAccountKey),
      };
    }
    case 'azure': {
      checkAddress(at.get('endpoint'), sink);
      const inherited = !own && base?.kind === 'azure' ? base : undefined;
      const useSDKCreds = inherited?.useSDKCreds ?? given.useSDKCreds === true;
      const accountKey = inherited?.accountKey ?? keyOf(given.accountKey);
      if (!useSDKCreds && accountKey === undefined && !at.lost('accountKey') && !at.lost('useSDKCreds')) {
        const cure = 'Azure takes an `accountKey`, or `useSDKCreds: true` for the identity of the pod.';
        reportStore(cure, at.keySpan, sink);
      }
      return { kind, endpoint, container, accountKey, useSDKCreds };
    }
    case 'oss': {
      checkPair(at, sink);
      const inherited = !own && base?.kind === 'oss' ? base : undefined;
      return {
        kind,
        endpoint,
        bucket,
        accessKey: inherited?.accessKey ?? keyOf(given.accessKey),
        secretKey: inherited?.secretKey ?? keyOf(given.secretKey),
        useSDKCreds: inherited?.useSDKCreds ?? given.useSDKCreds === true,
      };
    }
  }
}

export function keyOf(credential: CredentialSpec | undefined): SecretKey | undefined {
  return credential === undefined ? undefined : { name: credential.secret.name, key: credential.secret.key };
}

export function reportStore(message: string, span: Span, sink: Sink, help?: string): void {
  sink.report(bindCodes['invalid-artifact-store'], span, message, { ...(help !== undefined && { help }) });
}

function addressOf(store: ArtifactStore): StoreFields {
  switch (store.kind) {
    case 's3':
      return {
        endpoint: store.endpoint,
        bucket: store.bucket,
        insecure: store.insecure,
        ...(store.region !== undefined && { region: store.region }),
      };
    case 'gcs':
      return { bucket: store.bucket };
    case 'azure':
      return { endpoint: store.endpoint, container: store.container };
    case 'oss':
      return { endpoint: store.endpoint, bucket: store.bucket };
  }
}

function hasCredentials(given: StoreFields): boolean {
  const { accessKey, secretKey, accountKey, serviceAccountKey, useSDKCreds, roleARN } = given;
  const all = [accessKey, secretKey, accountKey, serviceAccountKey, useSDKCreds, roleARN];
  return all.some((one) => one !== undefined);
}

/** Argo's executor reads the second as soon as there is the first, and ends in a panic when it is not there. */
function checkPair(at: At<StoreFields>, sink: Sink): void {
  const { accessKey, secretKey } = at.value;
  if (at.lost('accessKey') || at.lost('secretKey')) return;
  if ((accessKey === undefined) === (secretKey === undefined)) return;
  const [there, missing] = accessKey === undefined ? ['secretKey', 'accessKey'] : ['accessKey', 'secretKey'];
  reportStore(
    `There is \`${there}\`, but no \`${missing}\`.`,
    at.keySpan,
    sink,
    'Give both, or neither and `useSDKCreds: true` for the identity of the pod.',
  );
}

function checkHost(endpoint: At<string> | undefined, sink: Sink): void {
  if (endpoint === undefined || !/[:/]\//.test(endpoint.value)) return;
  reportStore(
    'The endpoint of S3 is a host, with a port where it needs one, and no address.',
    endpoint.span,
    sink,
    /^http:/i.test(endpoint.value)
      ? 'Leave out `http://`, and add `insecure: true`.'
      : 'Leave out the scheme and the path.',
  );
}

function checkAddress(endpoint: At<string> | undefined, sink: Sink): void {
  if (endpoint === undefined || /^https?:\/\/[^/]/i.test(endpoint.value)) return;
  reportStore(
    'The endpoint of Azure is the address of the storage account, such as https://account.blob.core.windows.net.',
    endpoint.span,
    sink,
  );
}
