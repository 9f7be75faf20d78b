import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { nearName } from '../../util/kubernetes-names.ts';
import { bindCodes } from './codes.ts';

/** Reports a text that Kubernetes would refuse as a name, with the nearest one that it takes. */
export function reportKubernetesName(
  problem: string | undefined,
  name: string,
  span: Span,
  what: string,
  sink: Sink,
  kind: 'object' | 'label' | 'variable' = 'label',
): void {
  if (problem === undefined) return;
  const near = what === 'the name of a resource' ? nearResource(name) : nearName(name, kind);
  sink.report(
    bindCodes['invalid-kubernetes-name'],
    span,
    `Kubernetes does not take "${name}" for ${what}: ${problem}.`,
    near === undefined ? {} : { help: `Did you mean "${near}"?` },
  );
}

function nearResource(name: string): string | undefined {
  return name === 'gpu' ? 'nvidia.com/gpu' : didYouMean(name, ['cpu', 'memory', 'ephemeral-storage']);
}

/** A text without expressions, as it is written; what holds one is known at run time only. */
export function constantIn(node: YamlNode | undefined): string | undefined {
  const text = writtenText(node);
  return text?.includes('${{') === true ? undefined : text;
}

/** The same without braces: what Argo would read in them is said of the braces. */
export function plainIn(node: YamlNode | undefined): string | undefined {
  const text = constantIn(node);
  return text?.includes('{{') === true ? undefined : text;
}

/** A text as it is written, with the expressions in it. */
export function writtenText(node: YamlNode | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  return node.style === 'plain' ? node.text : String(node.value);
}
