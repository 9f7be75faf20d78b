import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundPort, EnvSource, Placeholder } from '../../model/bound.ts';
import type {
  CommandPartSpec,
  ComponentEnvValue,
  PlaceholderIfSpec,
  PlaceholderSpec,
} from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { bindCodes } from './codes.ts';

/** The inputs and outputs that the placeholders of one component may name. */
export interface Ports {
  readonly inputs: ReadonlyMap<string, BoundPort>;
  readonly outputs: ReadonlyMap<string, BoundPort>;
  /** Filled while binding: the outputs whose paths some placeholder hands to the program. */
  readonly written: Set<BoundPort>;
}

/** The items of `command` or `args`; a placeholder that names an undeclared port is reported and left out. */
export function bindCommandLine(
  line: At<readonly CommandPartSpec[]> | undefined,
  ports: Ports,
  sink: Sink,
): readonly Placeholder[] {
  return (line?.items() ?? []).flatMap((item) => bindPart(item.as<CommandPartSpec>(), ports, sink));
}

function bindPart(part: At<CommandPartSpec>, ports: Ports, sink: Sink): readonly Placeholder[] {
  const { node } = part;
  if (node.kind === 'scalar') return [String(node.value ?? '')];
  const spec = part.as<PlaceholderSpec>();
  const inputValue = spec.get('inputValue');
  if (inputValue !== undefined) return input('inputValue', inputValue, ports, sink);
  const inputPath = spec.get('inputPath');
  if (inputPath !== undefined) return input('inputPath', inputPath, ports, sink);
  const outputPath = spec.get('outputPath');
  if (outputPath !== undefined) {
    const port = find(outputPath, ports.outputs, 'output', sink);
    if (port === undefined) return [];
    ports.written.add(port);
    return [{ kind: 'outputPath', output: port }];
  }
  const concat = spec.get('concat');
  if (concat !== undefined) {
    return [{ kind: 'concat', parts: bindCommandLine(concat.as<readonly CommandPartSpec[]>(), ports, sink) }];
  }
  const choice = spec.get('if');
  return choice === undefined ? [] : bindIf(choice.as<PlaceholderIfSpec>(), ports, sink);
}

function input(
  kind: 'inputValue' | 'inputPath',
  name: At<string>,
  ports: Ports,
  sink: Sink,
): readonly Placeholder[] {
  const port = find(name, ports.inputs, 'input', sink);
  return port === undefined ? [] : [{ kind, input: port }];
}

function bindIf(spec: At<PlaceholderIfSpec>, ports: Ports, sink: Sink): readonly Placeholder[] {
  const branch = (at: At<unknown> | undefined): readonly Placeholder[] => {
    if (at === undefined) return [];
    if (at.node.kind === 'sequence') return bindCommandLine(at.as<readonly CommandPartSpec[]>(), ports, sink);
    return bindPart(at.as<CommandPartSpec>(), ports, sink);
  };
  const condition = bindCondition(spec.get('cond'), ports, sink);
  const then = branch(spec.get('then'));
  const otherwise = branch(spec.get('else'));
  return condition === undefined ? [] : [{ kind: 'if', condition, then, else: otherwise }];
}

type IfCondition = Extract<Placeholder, { kind: 'if' }>['condition'];

/** KFP's conditions are decided when the pipeline is compiled: is there an argument or a default? */
function bindCondition(at: At<unknown> | undefined, ports: Ports, sink: Sink): IfCondition | undefined {
  if (at === undefined) return { kind: 'constant', value: false };
  const { node } = at;
  if (node.kind === 'scalar') {
    return { kind: 'constant', value: /^(y|yes|t|true|on|1)$/i.test(String(node.value)) };
  }
  const present = at.as<{ isPresent?: string }>().get('isPresent');
  if (present !== undefined) {
    const port = find(present, ports.inputs, 'input', sink);
    return port === undefined ? undefined : { kind: 'isPresent', input: port };
  }
  // `cond: {inputValue: …}` was refused before: a command line is fixed when the pipeline is compiled.
  return undefined;
}

function find(
  name: At<string>,
  ports: ReadonlyMap<string, BoundPort>,
  what: 'input' | 'output',
  sink: Sink,
): BoundPort | undefined {
  const port = ports.get(name.value);
  if (port !== undefined) return port;
  const near = didYouMean(name.value, [...ports.keys()]);
  sink.report(bindCodes['unknown-port'], name.span, `The component has no ${what} "${name.value}".`, {
    help: near === undefined ? `Declare it under \`${what}s\`.` : `Did you mean "${near}"?`,
  });
  return undefined;
}

/** The environment of a component: texts, placeholders, and keys of Secrets and ConfigMaps. */
export function bindComponentEnv(
  env: At<{ readonly [name: string]: ComponentEnvValue }> | undefined,
  ports: Ports,
  sink: Sink,
): ReadonlyMap<string, Placeholder | EnvSource> {
  const bound = new Map<string, Placeholder | EnvSource>();
  for (const [name, at] of env?.entries() ?? []) {
    if (at.node.kind === 'scalar') {
      bound.set(name, at.node.style === 'plain' ? at.node.text : String(at.node.value));
      continue;
    }
    const source = bindEnvSource(at.as<EnvSourceFields>());
    if (source !== undefined) bound.set(name, source);
    else for (const part of bindPart(at.as<CommandPartSpec>(), ports, sink)) bound.set(name, part);
  }
  return bound;
}

interface EnvSourceFields {
  readonly secret?: { readonly name: string; readonly key: string; readonly optional?: boolean };
  readonly configMap?: { readonly name: string; readonly key: string; readonly optional?: boolean };
  readonly field?: string;
}

/** `{secret: …}`, `{configMap: …}` or `{field: …}`; undefined for anything else. */
export function bindEnvSource(at: At<EnvSourceFields>): EnvSource | undefined {
  for (const kind of ['secret', 'configMap'] as const) {
    const reference = at.get(kind)?.value;
    if (reference !== undefined) {
      return { kind, name: reference.name, key: reference.key, optional: reference.optional === true };
    }
  }
  const field = at.get('field')?.value;
  return field === undefined ? undefined : { kind: 'field', path: field };
}
