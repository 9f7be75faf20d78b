import type { Sink } from '../../diagnostics/sink.ts';
import { child, entriesOf, itemsOf, textOf } from '../../syntax/tree.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';
import { labelValueProblem, qualifiedNameProblem } from '../../util/kubernetes-names.ts';
import { shapeCodes } from '../../validate/shape/codes.ts';
import { plainIn, reportKubernetesName } from './report-kubernetes-name.ts';

/** The labels and taints by which settings choose nodes, as Kubernetes takes them (ValidateTolerations, ValidateNodeSelectorRequirement, ValidateLabelSelector). */
export function checkNamesOfPlacement(settings: YamlNode | undefined, sink: Sink): void {
  for (const one of itemsOf(child(settings, 'tolerations'))) {
    checkKey(child(one, 'key'), 'the key of a taint', sink);
    if (textOf(child(one, 'operator')) !== 'Exists')
      checkLabelValue(child(one, 'value'), 'the value of a taint', sink);
  }
  checkAffinity(child(settings, 'affinity'), sink);
}

function checkAffinity(node: YamlNode | undefined, sink: Sink): void {
  for (const item of itemsOf(node)) checkAffinity(item, sink);
  for (const { key, value } of entriesOf(node)) {
    if (key === 'matchExpressions') for (const one of itemsOf(value)) checkRequirement(one, sink);
    else if (key === 'matchFields') for (const one of itemsOf(value)) checkField(child(one, 'key'), sink);
    else if (key === 'topologyKey') checkKey(value, 'the key of a node label', sink);
    else if (key === 'matchLabels') {
      for (const label of entriesOf(value)) {
        const problem = label.key.includes('{{') ? undefined : qualifiedNameProblem(label.key);
        reportKubernetesName(problem, label.key, label.keySpan, 'the key of a label', sink);
        checkLabelValue(label.value, 'the value of a label', sink);
      }
    } else checkAffinity(value, sink);
  }
}

function checkRequirement(requirement: YamlNode, sink: Sink): void {
  checkKey(child(requirement, 'key'), 'the key of a label', sink);
  const operator = textOf(child(requirement, 'operator'));
  if (operator !== 'In' && operator !== 'NotIn') return;
  for (const value of itemsOf(child(requirement, 'values')))
    checkLabelValue(value, 'the value of a label', sink);
}

function checkField(key: YamlNode | undefined, sink: Sink): void {
  const name = textOf(key);
  if (key === undefined || name === undefined || key.isUnknown || name === 'metadata.name') return;
  sink.report(
    shapeCodes['invalid-value'],
    key.span,
    `Kubernetes asks nodes for one field, metadata.name, and not for "${name}".`,
    { help: 'Write `metadata.name`, or ask for a label with `matchExpressions`.' },
  );
}

function checkKey(node: YamlNode | undefined, what: string, sink: Sink): void {
  const text = plainIn(node);
  if (node !== undefined && text !== undefined && text !== '')
    reportKubernetesName(qualifiedNameProblem(text), text, node.span, what, sink);
}

function checkLabelValue(node: YamlNode | undefined, what: string, sink: Sink): void {
  const text = plainIn(node);
  if (node !== undefined && text !== undefined)
    reportKubernetesName(labelValueProblem(text), text, node.span, what, sink);
}
