import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundRepository } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { ArtifactRepositorySpec, PipelineDocument } from '../../model/documents.ts';
import { visitReferences } from '../../model/references.ts';
import { At } from '../../syntax/at.ts';
import { bindStore, type StoreFields, storeKind } from './bind-store.ts';
import { bindText } from './bind-text.ts';
import { bindCodes } from './codes.ts';
import type { PipelineNames, ScopeDraft } from './drafts.ts';
import type { BoundEnvironment } from './environments.ts';
import { noFacts } from './expression/scope.ts';
import { createExpressionScope } from './resolve-reference.ts';

/** What a file says of where artifacts go, or the environment in its place; something with a gap when that could not be read. */
export function repositoryOf(
  document: At<PipelineDocument>,
  environment: BoundEnvironment | undefined,
): At<ArtifactRepositorySpec> | undefined {
  const given = environment?.spec.get('artifactRepository') ?? document.get('artifactRepository');
  if (given !== undefined || !document.lost('artifactRepository')) return given;
  const { span } = document;
  return new At({ kind: 'map', entries: [], span, isUnknown: true, hasGap: true });
}

/** Where the artifacts of a run go. Credentials are references to Secrets; the schema has seen to that. */
export function bindRepository(
  spec: At<NonNullable<PipelineDocument['artifactRepository']>> | undefined,
  root: ScopeDraft,
  names: PipelineNames,
  sink: Sink,
): BoundRepository | undefined {
  const configMap = spec?.get('configMap')?.value;
  if (configMap !== undefined) return { kind: 'configMap', name: configMap.name, key: configMap.key };
  const kind = spec === undefined ? undefined : storeKind(spec);
  if (spec === undefined || kind === undefined) return undefined;
  const fields = spec.get(kind)?.as<StoreFields & { readonly keyFormat?: string }>();
  if (fields === undefined) return undefined;
  const store = bindStore(kind, fields, sink);
  const keyFormat = fields.get('keyFormat');
  return { kind: 'inline', store, keyFormat: bindKeyFormat(keyFormat, root, names, sink) };
}

/** Keys hold the run and the pod, so that runs cannot overwrite one another (P-49). */
function bindKeyFormat(
  at: At<string> | undefined,
  root: ScopeDraft,
  names: PipelineNames,
  sink: Sink,
): BoundExpression | undefined {
  if (at === undefined) return undefined;
  const onDemand = { condition: () => undefined, exported: () => true };
  const scope = createExpressionScope(names, root, onDemand, { inputs: false, tasks: false, pod: true });
  const bound = bindText(at.as<unknown>(), scope, noFacts, sink);
  if (bound === undefined) return undefined;
  let run = false;
  let pod = false;
  visitReferences(bound, ({ target }) => {
    if (target.kind === 'run' && (target.field === 'name' || target.field === 'id')) run = true;
    if (target.kind === 'task' && target.field === 'podName') pod = true;
  });
  if (!run || !pod) {
    const missing = [run ? [] : ['the run'], pod ? [] : ['the pod']].flat().join(' and ');
    sink.report(
      bindCodes['invalid-key-format'],
      at.span,
      `The key format does not hold ${missing}, so that artifacts would overwrite one another.`,
      {
        help: bindCodes['invalid-key-format'].advice,
      },
    );
  }
  return bound;
}
