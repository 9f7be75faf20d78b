import type { Sink } from '../../diagnostics/sink.ts';
import type { EnvSource, HttpTask } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { certainPort } from '../../model/certain-port.ts';
import type { HttpSpec, TaskSpec } from '../../model/documents.ts';
import { visitReferences } from '../../model/references.ts';
import type { At } from '../../syntax/at.ts';
import { shapeCodes } from '../../validate/shape/codes.ts';
import { stringType } from '../../validate/type-names.ts';
import { bindManifest, type ManifestBinder } from './bind-resource.ts';
import { bindSuccess } from './bind-success.ts';
import { bindText } from './bind-text.ts';
import { bindCodes } from './codes.ts';
import type { ResourceFields } from './declare-resource.ts';
import type { Mutable } from './drafts.ts';
import { expressionCodes } from './expression/codes.ts';
import type { ExpressionScope } from './expression/scope.ts';
import type { ResponseNames } from './resolve-response.ts';

/** The outputs of an `http` task: Argo hands on the body of a response and nothing else of it (ADR 17). */
export function declareResponse(at: At<TaskSpec>): ResourceFields {
  const origin = { key: at.keySpan, span: at.span };
  return {
    kind: 'fields',
    outputs: [certainPort('body', stringType, origin, 'The body of the response.')],
  };
}

interface RequestBinder extends ManifestBinder {
  readonly response: ResponseNames;
  /** As `scope`, with the response. */
  readonly responseScope: ExpressionScope;
}

/** Fills in an `http` task, but for its settings. */
export function bindHttp(task: Mutable<HttpTask>, at: At<TaskSpec>, binder: RequestBinder): void {
  const spec = at.get('http')?.as<HttpSpec>();
  const { scope, facts, sink } = binder;
  const url = spec?.get('url');
  if (spec === undefined || url === undefined) return;
  if (!/^(https?:\/\/[^/]|\$\{\{)|(^|[^$])\{\{/i.test(url.value))
    sink.report(
      shapeCodes['invalid-value'],
      url.span,
      'The address of a request begins with http:// or https://.',
      { help: 'Argo sends requests of no other kind.' },
    );
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
  if (success === undefined) return;
  const { response, responseScope } = binder;
  task.success = bindSuccess(success.as<unknown>(), {
    scope: responseScope,
    fields: response.fields,
    facts,
    sink,
  });
}

/** Reports what the settings of a request cannot say: its timeout is a number of Argo's, and no program of ours ends with a code. */
export function checkRequestSettings({ settings }: HttpTask, sink: Sink): void {
  const { timeout, retry } = settings;
  if (timeout !== undefined && timeout.kind !== 'literal') {
    sink.report(
      expressionCodes['expression-not-allowed'],
      timeout.span,
      'The timeout of a request must be a constant: Argo reads it before any value is known.',
      { help: 'Write a duration, such as `30s`.' },
    );
  }
  if (retry?.when === undefined) return;
  visitReferences(retry.when, ({ target, span }) => {
    if (target.kind !== 'attempt' || target.field !== 'exitCode') return;
    sink.report(bindCodes['unknown-reference'], span, 'A request has no exit code.', {
      help: 'Say in `success` which responses are no failure: only failures are tried again.',
    });
  });
}
