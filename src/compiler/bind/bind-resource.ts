import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundPort, FieldCondition, ResourceTask } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { ResourceSpec, TaskSpec } from '../../model/documents.ts';
import type { ManifestTree } from '../../model/manifest.ts';
import type { At } from '../../syntax/at.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';
import { labelValueProblem, qualifiedNameProblem } from '../../util/kubernetes-names.ts';
import { printType } from '../../validate/types.ts';
import { checkManifest } from './check-manifest.ts';
import { reportExposed } from './check-secrets.ts';
import { bindCodes } from './codes.ts';
import type { Mutable } from './drafts.ts';
import { bindData } from './expression/bind-data.ts';
import { expressionCodes } from './expression/codes.ts';
import { reportAbsent } from './expression/report-absent.ts';
import type { ExpressionScope, Facts } from './expression/scope.ts';

export interface ManifestBinder {
  readonly scope: ExpressionScope;
  readonly facts: Facts;
  readonly sink: Sink;
}

/** Fills in a `resource` task; its outputs were declared before. */
export function bindResource(task: Mutable<ResourceTask>, at: At<TaskSpec>, binder: ManifestBinder): void {
  const spec = at.get('resource')?.as<ResourceSpec>();
  const manifest = spec?.get('manifest');
  if (spec === undefined || manifest === undefined) return;
  const { sink } = binder;
  task.manifest = bindManifest(manifest.node, binder) ?? task.manifest;
  task.action = spec.value.action;
  task.succeeds = bindConditions(spec.get('succeeds')?.as(), sink);
  task.fails = bindConditions(spec.get('fails')?.as(), sink);
  task.ownedByRun = spec.value.owner === 'run';
  task.flags = spec.value.flags ?? [];
  task.mergeStrategy = spec.value.mergeStrategy;
  task.fields = new Map(
    (spec.get('outputs')?.items() ?? []).flatMap((item): readonly (readonly [BoundPort, string])[] => {
      const path = item.as<{ readonly jsonPath: string }>().get('jsonPath');
      const port = task.outputs.find((one) => one.origin.span.start === item.span.start);
      return path === undefined || port === undefined ? [] : [[port, path.value]];
    }),
  );
  checkManifest(spec, sink);
}

/** A map or list with expressions in it. */
export function bindManifest(node: YamlNode, binder: ManifestBinder): ManifestTree | undefined {
  switch (node.kind) {
    case 'scalar': {
      const value = bindValue(node, binder);
      return value && { kind: 'value', value };
    }
    case 'sequence': {
      const items = node.items.map((item) => bindManifest(item, binder));
      const bound = items.filter((one) => one !== undefined);
      return bound.length < items.length ? undefined : { kind: 'list', items: bound };
    }
    case 'map': {
      const entries = node.entries.map(({ key, keySpan, value }) => {
        if (key.includes('${{')) {
          sinkKey(keySpan, binder.sink);
          return undefined;
        }
        const bound = bindManifest(value, binder);
        return bound && ([key, bound] as const);
      });
      const bound = entries.filter((one) => one !== undefined);
      return bound.length < entries.length ? undefined : { kind: 'map', entries: bound };
    }
  }
}

function sinkKey(span: YamlNode['span'], sink: Sink): void {
  sink.report(expressionCodes['expression-not-allowed'], span, 'A key of a manifest must be a constant.', {
    help: 'Put the expression into a value.',
  });
}

function bindValue(node: YamlNode, { scope, facts, sink }: ManifestBinder): BoundExpression | undefined {
  const value = bindData(node, scope, facts, sink);
  if (value === undefined || reportAbsent(value, facts, sink)) return undefined;
  const { kind } = value.type;
  if (kind === 'secret') {
    reportExposed(
      value.span,
      'This is a Secret, and everybody who may see the object could read its text.',
      'Name the Secret of Kubernetes in the manifest, such as `secretKeyRef: {name: …, key: …}`.',
      sink,
    );
    return undefined;
  }
  if (kind !== 'artifact' && kind !== 'snapshot') return value;
  sink.report(
    expressionCodes['type-mismatch'],
    value.span,
    `A manifest holds values, and this is of type ${printType(value.type)}.`,
    { help: 'Let a step read the file, and give its value on as an output of a type such as String.' },
  );
  return undefined;
}

/** Argo reads conditions as selectors of labels, so that fields and values must look like those of labels. */
function bindConditions(
  at: At<{ readonly [path: string]: string | number | boolean }> | undefined,
  sink: Sink,
): readonly FieldCondition[] {
  return (at?.entries() ?? []).map(([path, value]) => {
    const text = String(value.value);
    const problem = qualifiedNameProblem(path) ?? (path.includes('/') ? 'it has a "/"' : undefined);
    if (problem !== undefined) {
      sink.report(
        bindCodes['invalid-manifest'],
        value.keySpan,
        `Argo cannot look at the field "${path}": ${problem}.`,
        {
          help: 'Write the names of fields with dots between them, such as `status.phase` or `status.conditions.0.type`.',
        },
      );
    }
    const wrong = text === '' ? 'it is empty' : (labelValueProblem(text) ?? wordProblem(text));
    // An expression was refused with all others that stand where none can be.
    if (wrong !== undefined && !text.includes('${{'))
      sink.report(
        bindCodes['invalid-manifest'],
        value.span,
        `Argo cannot compare a field with "${text}": ${wrong}.`,
      );
    return { path, value: text };
  });
}

function wordProblem(text: string): string | undefined {
  return text === 'in' || text === 'notin' ? 'it is a word of selectors' : undefined;
}
