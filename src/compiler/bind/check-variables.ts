import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundComponent, BoundPort, EnvSource, Placeholder } from '../../model/bound.ts';
import { componentUses } from '../../model/component-uses.ts';
import { variableName } from '../../model/step-names.ts';
import type { At } from '../../syntax/at.ts';
import { bindCodes } from './codes.ts';

type Env = At<{ readonly [name: string]: unknown }>;

/** A component may bring an input to its container under the name that Pipewright would choose. */
export function checkOwnVariables(component: BoundComponent, env: Env | undefined, sink: Sink): void {
  const { env: values } = component.implementation;
  checkVariables(component, env, sink, (name, port) => isValueOf(values.get(name), port));
}

/**
 * Variables that a step gets from Pipewright cannot be set besides: Kubernetes would take the last one in silence, so that an argument would
 * be lost, or an output be written where nobody looks.
 */
export function checkVariables(
  component: BoundComponent,
  env: Env | undefined,
  sink: Sink,
  isSame: (name: string, port: BoundPort) => boolean = () => false,
): void {
  const entries = env?.entries() ?? [];
  if (entries.length === 0) return;
  const given = variablesOf(component);
  for (const [name, at] of entries) {
    const port = given.get(name);
    if (port === undefined && !/^PW_(LB$|HAS_)/.test(name)) continue;
    if (port !== undefined && isSame(name, port)) continue;
    const what =
      port === undefined
        ? `Pipewright uses the variable ${name} itself, for ${name === 'PW_LB' ? 'braces' : 'what may be absent'}`
        : `"${component.name}" gets the ${component.inputs.includes(port) ? 'input' : 'path of the output'} "${port.name}" in the variable ${name}`;
    sink.report(bindCodes['duplicate-name'], at.keySpan, `${what}; it cannot be set to something else.`, {
      help:
        port === undefined
          ? 'Choose another name.'
          : 'Choose another name, or give the value as an argument.',
    });
  }
}

function isValueOf(value: Placeholder | EnvSource | undefined, port: BoundPort): boolean {
  return typeof value === 'object' && value.kind === 'inputValue' && value.input === port;
}

/** What lowering sets: a script finds all inputs and outputs, a container the inputs that it reads. */
function variablesOf(component: BoundComponent): ReadonlyMap<string, BoundPort> {
  const script = component.implementation.kind === 'script';
  const uses = componentUses(component);
  return new Map([
    ...component.inputs
      .filter((port) => script || uses.has(port))
      .map((port) => [`INPUT_${variableName(port.name)}`, port] as const),
    ...(script ? component.outputs : []).map((port) => [`OUTPUT_${variableName(port.name)}`, port] as const),
  ]);
}
