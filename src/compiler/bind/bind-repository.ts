import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundRepository, KeyReference } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { CredentialSpec, PipelineDocument, S3RepositorySpec } from '../../model/documents.ts';
import { visitReferences } from '../../model/references.ts';
import type { At } from '../../syntax/at.ts';
import { bindText } from './bind-text.ts';
import { bindCodes } from './codes.ts';
import type { PipelineNames, ScopeDraft } from './drafts.ts';
import { noFacts } from './expression/scope.ts';
import { createExpressionScope } from './resolve-reference.ts';

/** Where the artifacts of a run go. Credentials are references to Secrets; the schema has seen to that. */
export function bindRepository(
  spec: At<NonNullable<PipelineDocument['artifactRepository']>> | undefined,
  root: ScopeDraft,
  names: PipelineNames,
  sink: Sink,
): BoundRepository | undefined {
  const configMap = spec?.get('configMap')?.value;
  if (configMap !== undefined) return { kind: 'configMap', name: configMap.name, key: configMap.key };
  const s3 = spec?.get('s3')?.as<S3RepositorySpec>();
  if (s3 === undefined) return undefined;
  const { endpoint, bucket, region, insecure, accessKey, secretKey, useSDKCreds, roleARN } = s3.value;
  return {
    kind: 's3',
    endpoint,
    bucket,
    region,
    insecure: insecure === true,
    accessKey: keyOf(accessKey),
    secretKey: keyOf(secretKey),
    useSDKCreds: useSDKCreds === true,
    roleARN,
    keyFormat: bindKeyFormat(s3.get('keyFormat'), root, names, sink),
  };
}

function keyOf(credential: CredentialSpec | undefined): KeyReference | undefined {
  return credential === undefined ? undefined : { name: credential.secret.name, key: credential.secret.key };
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
