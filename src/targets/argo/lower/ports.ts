import type { ArgoArtifact, ArgoDagTask, ArgoParameter, ArgoPorts, ArgoTemplate } from '../model.ts';
import type { Call } from './arguments.ts';
import type { Capture } from './collector.ts';

/** The arguments of a call, where there are any. */
export function argumentsOf({ arguments: given }: Call): Pick<ArgoDagTask, 'arguments'> {
  return given.parameters === undefined && given.artifacts === undefined ? {} : { arguments: given };
}

/** The inputs that captures become. */
export function lowerCaptureInputs(captures: readonly Capture[], call: Call): Pick<ArgoTemplate, 'inputs'> {
  const parameters = captures.filter((one) => one.value).map(({ name }) => ({ name }));
  const artifacts = captures
    .filter((one) => one.artifact)
    .map(({ name }) => ({ name, ...(call.optional.has(name) && { optional: true }) }));
  return withPorts('inputs', parameters, artifacts);
}

export function withPorts<K extends 'inputs' | 'outputs'>(
  key: K,
  parameters: readonly ArgoParameter[],
  artifacts: readonly ArgoArtifact[],
): { readonly [P in K]?: ArgoPorts } {
  if (parameters.length === 0 && artifacts.length === 0) return {};
  const ports = { ...(parameters.length > 0 && { parameters }), ...(artifacts.length > 0 && { artifacts }) };
  return { [key]: ports } as { readonly [P in K]?: ArgoPorts };
}
