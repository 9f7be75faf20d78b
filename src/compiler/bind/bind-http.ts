import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { BoundPipeline, EnvSource, HttpTask } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { certainPort } from '../../model/certain-port.ts';
import type { HttpSpec, TaskSpec } from '../../model/documents.ts';
import { visitReferences } from '../../model/references.ts';
import type { At } from '../../syntax/at.ts';
import { allExpressions } from '../../validate/rules/walk.ts';
import { integerType, stringType } from '../../validate/type-names.ts';
import { bindManifest, type ManifestBinder } from './bind-resource.ts';
import { bindText } from './bind-text.ts';
import { bindCodes } from './codes.ts';
import type { ResourceFields } from './declare-resource.ts';
import type { Mutable } from './drafts.ts';
import { refuseYet } from './refuse-yet.ts';

/** The outputs of an `http` task. */
export function declareResponse(at: At<TaskSpec>): ResourceFields {
  const origin = { key: at.keySpan, span: at.span };
  return {
    kind: 'fields',
    outputs: [
      certainPort('body', stringType, origin, 'The body of the response.'),
      certainPort('status', integerType, origin, 'The status of the response.'),
    ],
  };
}

/** Fills in an `http` task. */
export function bindHttp(task: Mutable<HttpTask>, at: At<TaskSpec>, binder: ManifestBinder): void {
  const spec = at.get('http')?.as<HttpSpec>();
  const { scope, facts, sink } = binder;
  const url = spec?.get('url');
  if (spec === undefined || url === undefined) return;
  task.url = bindText(url.as<unknown>(), scope, facts, sink) ?? task.url;
  task.method = spec.value.method ?? 'GET';
  const headers = new Map<string, BoundExpression | Extract<EnvSource, { kind: 'secret' }>>();
  for (const [name, value] of spec.get('headers')?.entries() ?? []) {
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name))
      sink.report(bindCodes['invalid-name'], value.keySpan, `"${name}" cannot be the name of a header.`);
    if (value.node.kind === 'map') {
      const { secret } = value.as<{ readonly secret: { readonly name: string; readonly key: string } }>()
        .value;
      headers.set(name, { kind: 'secret', name: secret.name, key: secret.key, optional: false });
      continue;
    }
    const text = bindText(value.as<unknown>(), scope, facts, sink);
    if (text !== undefined) headers.set(name, text);
  }
  task.headers = headers;
  const body = spec.get('body');
  if (body?.node.kind === 'scalar') task.body = bindText(body.as<unknown>(), scope, facts, sink);
  else if (body !== undefined) task.json = bindManifest(body.node, binder);
  const success = spec.get('success');
  if (success !== undefined) refuseYet(success.keySpan, '`success` of a request', sink);
}

/** Argo hands on the body of a response and nothing else of it. */
export function checkResponses(pipeline: BoundPipeline, sink: Sink): void {
  const asked = new Set<Span>();
  for (const expression of allExpressions(pipeline)) {
    visitReferences(expression, ({ target, span }) => {
      if (target.kind !== 'output' || target.task.kind !== 'http' || target.port.name !== 'status') return;
      if (!asked.has(span)) refuseYet(span, 'Reading the status of a response', sink);
      asked.add(span);
    });
  }
}
