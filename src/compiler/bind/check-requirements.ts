import type { Sink } from '../../diagnostics/sink.ts';
import { child } from '../../syntax/tree.ts';
import type { YamlMap, YamlNode } from '../../syntax/yaml-node.ts';
import { bindCodes } from './codes.ts';

/** The requirements on labels and fields anywhere in an affinity: how many values go with each operator (Kubernetes' ValidateNodeSelectorRequirement). */
export function checkRequirements(node: YamlNode | undefined, sink: Sink): void {
  if (node?.kind === 'sequence') for (const item of node.items) checkRequirements(item, sink);
  if (node?.kind !== 'map') return;
  for (const { key, value } of node.entries) {
    if ((key === 'matchExpressions' || key === 'matchFields') && value.kind === 'sequence')
      for (const item of value.items) if (item.kind === 'map') checkRequirement(item, sink);
    checkRequirements(value, sink);
  }
}

const none = new Set(['Exists', 'DoesNotExist']);
const single = new Set(['Gt', 'Lt']);

function checkRequirement(requirement: YamlMap, sink: Sink): void {
  const operator = child(requirement, 'operator');
  const values = child(requirement, 'values');
  if (operator?.kind !== 'scalar' || typeof operator.value !== 'string') return;
  if (operator.isUnknown || values?.isUnknown || requirement.lost?.has('values')) return;
  const count = values?.kind === 'sequence' ? values.items.length : 0;
  const name = operator.value;
  const wrong = (message: string, help: string): void =>
    sink.report(bindCodes['settings-conflict'], (values ?? operator).span, message, { help });
  if (none.has(name) && count > 0)
    wrong(
      `With operator ${name} a requirement has no values.`,
      'Leave out `values`, or write `In` or `NotIn`.',
    );
  else if (single.has(name) && count !== 1)
    wrong(
      `With operator ${name} a requirement has one value.`,
      'Write one whole number, such as `values: ["8"]`.',
    );
  else if ((name === 'In' || name === 'NotIn') && count === 0)
    wrong(
      `With operator ${name} a requirement has at least one value.`,
      'Write `values: [...]`, or `Exists` or `DoesNotExist` to ask for the label alone.',
    );
}
