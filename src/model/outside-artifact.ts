import type { ArtifactStore, SecretKey } from './artifact-store.ts';
import type { BoundExpression, BoundReference } from './bound-expression.ts';

/** An artifact that no task makes. Compared by identity. */
export interface OutsideArtifact {
  readonly source: OutsideSource;
  /** The step also starts when there is no such artifact. */
  readonly optional: boolean;
}

export type OutsideSource = StoredObject | HttpFile | GitCheckout;

/** An object, or all objects under a prefix. */
export interface StoredObject {
  readonly kind: 'object';
  readonly store: ArtifactStore['kind'];
  /** Undefined: in the artifact repository of the run, whatever that is. */
  readonly place: ArtifactStore | undefined;
  /** In place of the bucket or container of `place`. */
  readonly bucket: BoundExpression | undefined;
  readonly key: BoundExpression;
}

export interface HttpFile {
  readonly kind: 'http';
  readonly url: BoundExpression;
  readonly headers: ReadonlyMap<string, BoundExpression>;
}

export interface GitCheckout {
  readonly kind: 'git';
  readonly repo: BoundExpression;
  readonly revision: BoundExpression | undefined;
  readonly depth: number | undefined;
  readonly username: SecretKey | undefined;
  readonly password: SecretKey | undefined;
  readonly sshPrivateKey: SecretKey | undefined;
}

/** Whether a value is an artifact from outside, handed on as it is. */
export function isOutsideFile(value: BoundExpression): value is BoundReference & {
  readonly target: { readonly kind: 'outside'; readonly artifact: OutsideArtifact };
} {
  return value.kind === 'reference' && value.target.kind === 'outside';
}

/** The texts that say where an artifact lies. */
export function outsideExpressions({ source }: OutsideArtifact): readonly BoundExpression[] {
  switch (source.kind) {
    case 'object':
      return [...(source.bucket === undefined ? [] : [source.bucket]), source.key];
    case 'http':
      return [source.url, ...source.headers.values()];
    case 'git':
      return [source.repo, ...(source.revision === undefined ? [] : [source.revision])];
  }
}
