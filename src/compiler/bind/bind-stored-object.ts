import { Sink } from '../../diagnostics/sink.ts';
import type { ArtifactStore } from '../../model/artifact-store.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { ArtifactRepositorySpec } from '../../model/documents.ts';
import type { StoredObject } from '../../model/outside-artifact.ts';
import type { At } from '../../syntax/at.ts';
import { stringType } from '../../validate/type-names.ts';
import type { OutsidePlace } from './bind-outside.ts';
import { bindStore, reportStore, type StoreFields, type StoreKind, storeKind } from './bind-store.ts';
import { bindText } from './bind-text.ts';

type ObjectFields = StoreFields & { readonly key: string };

/**
 * Binds an object by its key in a store: its own, or that of the file, of which it may name another bucket. Without either the key is one of
 * the run's artifact repository. `from` has the kind of the store as its only key.
 */
export function bindStoredObject(
  from: At<object>,
  subPath: string | undefined,
  place: OutsidePlace,
): StoredObject | undefined {
  const kind = storeKind(from);
  const at = kind && from.as<Readonly<Partial<Record<StoreKind, ObjectFields>>>>().get(kind);
  if (kind === undefined || at === undefined) return undefined;
  const { scope, facts, sink } = place;
  const key = at.get('key');
  const bound = key && bindText(key.as<unknown>(), scope, facts, sink);
  const named = at.get('bucket') ?? at.get('container');
  const bucket = named && bindText(named.as<unknown>(), scope, facts, sink, stringType);
  const found = findStore(kind, at.as<StoreFields>(), place);
  if (bound === undefined || found === undefined || (named !== undefined && bucket === undefined))
    return undefined;
  const whole = subPath === undefined ? bound : withPath(bound, subPath);
  return { kind: 'object', store: kind, place: found.store, bucket, key: whole };
}

function withPath(key: BoundExpression, subPath: string): BoundExpression {
  const { span } = key;
  if (key.kind === 'literal') return { ...key, value: `${String(key.value).replace(/\/+$/, '')}/${subPath}` };
  const rest: BoundExpression = { kind: 'literal', value: `/${subPath}`, type: stringType, absent: [], span };
  return { kind: 'text', parts: [key, rest], type: stringType, absent: [], span };
}

/** Undefined when it was reported; without a store where the run's own is meant. */
function findStore(
  kind: StoreKind,
  at: At<StoreFields>,
  { repository, sink }: OutsidePlace,
): { readonly store: ArtifactStore | undefined } | undefined {
  if (repository?.hasGap || at.hasGap) return { store: undefined };
  const says = Object.keys(at.value).filter((field) => field !== 'key');
  const bucketField = kind === 'azure' ? 'container' : 'bucket';
  const isWhole = kind === 'gcs' || says.includes('endpoint');
  const base = isWhole && kind !== 'gcs' ? undefined : baseOf(repository, kind);
  const other = repository && storeKind(repository);
  if (base === undefined && says.length === 0) {
    if (other === undefined) return { store: undefined };
    reportStore(
      `The artifact repository of this file is \`${other}\`, and the key is one of \`${kind}\`.`,
      at.keySpan,
      sink,
      `Say where it lies, or take it from the repository by \`${other}\`.`,
    );
    return undefined;
  }
  const missing = [
    ...(isWhole || base !== undefined ? [] : ['endpoint']),
    ...(says.includes(bucketField) || base !== undefined ? [] : [bucketField]),
  ];
  if (missing.length === 0) return { store: bindStore(kind, at, sink, base) };
  reportStore(
    `It is not known where the object lies: ${missing.map((one) => `\`${one}\``).join(' and ')} must be said.`,
    at.keySpan,
    sink,
    isWhole && kind !== 'gcs'
      ? 'With an `endpoint` of its own nothing is taken from the artifact repository.'
      : repository?.value.configMap === undefined
        ? `Only an \`artifactRepository\` with \`${kind}\` in this file fills up what is left out.`
        : 'What the ConfigMap of the `artifactRepository` says is known in the cluster only: say all of it here, or the key alone, which is then one of that repository.',
  );
  return undefined;
}

function baseOf(
  repository: At<ArtifactRepositorySpec> | undefined,
  kind: StoreKind,
): ArtifactStore | undefined {
  const at = repository?.as<Readonly<Partial<Record<StoreKind, StoreFields>>>>().get(kind);
  // What is wrong with the repository is reported where it is bound.
  return at && bindStore(kind, at, new Sink());
}
