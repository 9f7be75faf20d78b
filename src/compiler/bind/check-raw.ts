import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { Manifest } from '../../model/bound.ts';
import type { At } from '../../syntax/at.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';
import { kubernetesForm } from '../../validate/kubernetes.ts';
import { shapeCodes } from '../../validate/shape/codes.ts';
import { checkKubernetesShape } from './check-kubernetes-shape.ts';
import { bindCodes } from './codes.ts';
import { expressionCodes } from './expression/codes.ts';
import { ofTemplate, ofWorkflow } from './raw-cures.ts';

/** What the values of Argo's own fields can name: nothing that the compiler called by a name of its own. */
const tags =
  /^(?:workflow\.(?:name|namespace|uid|mainEntrypoint|serviceAccountName|creationTimestamp|priority|duration|status|failures|scheduledTime)|status|duration|exitCode|retries|pod\.name|resourcesDuration\.\w+)$/;

/** Checks `argo`: fields of Argo that are handed on as they are written. */
export function checkRaw(raw: At<Manifest>, type: 'Template' | 'WorkflowSpec', sink: Sink): void {
  if (raw.node.kind !== 'map') return;
  const cures = type === 'Template' ? ofTemplate : ofWorkflow;
  const left = raw.node.entries.filter(({ key, keySpan }) => {
    const help = Object.hasOwn(cures, key) ? cures[key] : undefined;
    if (help === undefined) return true;
    sink.report(bindCodes['invalid-raw-field'], keySpan, `"${key}" cannot be written as a field of Argo.`, {
      help,
    });
    return false;
  });
  const place = { name: 'argo', span: raw.keySpan };
  checkKubernetesShape({ ...raw.node, entries: left }, kubernetesForm(type), place, sink, 'Argo');
  checkTags(raw.node, sink);
  const metrics = raw.as<{ readonly metrics: { readonly prometheus: readonly Metric[] } }>().get('metrics');
  for (const item of metrics?.get('prometheus')?.items() ?? []) checkMetric(item.as(), sink);
}

interface Metric {
  readonly name: string;
  readonly gauge?: object;
  readonly counter?: object;
  readonly histogram?: object;
}

/** As Argo checks it when the workflow runs. */
function checkMetric(metric: At<Metric>, sink: Sink): void {
  const name = metric.get('name');
  if (typeof name?.value === 'string' && !/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name.value)) {
    const message = `"${name.value}" is no name of a metric: letters, digits, "_" and ":", no digit first.`;
    sink.report(shapeCodes['invalid-value'], name.span, message);
  }
  const kinds = (['gauge', 'counter', 'histogram'] as const).filter((kind) => metric.get(kind) !== undefined);
  if (kinds.length === 1) return;
  const message = 'A metric is exactly one of gauge, counter and histogram.';
  sink.report(shapeCodes['one-of-required'], name?.span ?? metric.span, message);
}

/** Reports the tags in texts that name what Argo does not have there, and expressions. */
export function checkTags(node: YamlNode, sink: Sink): void {
  if (node.kind === 'sequence') for (const item of node.items) checkTags(item, sink);
  if (node.kind === 'scalar' && typeof node.value === 'string') checkText(node.value, node.span, sink);
  if (node.kind !== 'map') return;
  for (const { key, keySpan, value } of node.entries) {
    checkText(key, keySpan, sink);
    checkTags(value, sink);
  }
}

function checkText(text: string, span: Span, sink: Sink): void {
  if (text.includes('${{')) {
    sink.report(expressionCodes['expression-not-allowed'], span, 'An expression cannot stand here.', {
      help: expressionCodes['expression-not-allowed'].advice,
    });
    return;
  }
  const rest = text.replace(/(?<!\{)\{\{([^{}]*)\}\}/g, (tag, name: string) => (tags.test(name) ? '' : tag));
  if (!rest.includes('{{')) return;
  sink.report(bindCodes['literal-braces'], span, 'Argo would read the "{{" in this text, and find nothing.', {
    help: 'Tags of Argo that are safe here are {{status}}, {{duration}}, {{exitCode}}, {{retries}}, {{pod.name}} and {{workflow.name}} with its like. Write others without the braces.',
  });
}
