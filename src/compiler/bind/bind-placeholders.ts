import { meant } from '../../diagnostics/meant.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
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

/** The inputs and outputs that the placeholders of one step may name, and what texts beside them mean. */
export interface Ports {
  /** Undefined when there is none, which was reported. */
  input(name: string, span: Span): BoundPort | undefined;
  output(name: string, span: Span): BoundPort | undefined;
  /** What a text of the command line or of a variable is. */
  text(text: string, at: At<unknown>): readonly Placeholder[];
  /** Filled while binding: the outputs whose paths some placeholder hands to the program. */
  readonly written: Set<BoundPort>;
}

/** The declared ports of a component, whose texts arrive as they are. */
export function declaredPorts(
  inputs: readonly BoundPort[],
  outputs: readonly BoundPort[],
  sink: Sink,
): Ports {
  const finder = (what: 'input' | 'output', ports: readonly BoundPort[]): Ports['input'] => {
    const byName = new Map(ports.map((port) => [port.name, port]));
    return (name, span) => {
      const port = byName.get(name);
      if (port !== undefined) return port;
      const near = didYouMean(name, [...byName.keys()]);
      sink.report(
        bindCodes['unknown-port'],
        span,
        `The component has no ${what} "${name}".`,
        meant(name, near, span, `Declare it under \`${what}s\`.`),
      );
      return undefined;
    };
  };
  return {
    input: finder('input', inputs),
    output: finder('output', outputs),
    text: (text) => [text],
    written: new Set(),
  };
}

/** The items of `command` or `args`; a placeholder that names an undeclared port is reported and left out. */
export function bindCommandLine(
  line: At<readonly CommandPartSpec[]> | undefined,
  ports: Ports,
): readonly Placeholder[] {
  return (line?.items() ?? []).flatMap((item) => bindPart(item.as<CommandPartSpec>(), ports));
}

function bindPart(part: At<CommandPartSpec>, ports: Ports): readonly Placeholder[] {
  const { node } = part;
  if (node.kind === 'scalar') return ports.text(String(node.value ?? ''), part.as<unknown>());
  const spec = part.as<PlaceholderSpec>();
  const inputValue = spec.get('inputValue');
  if (inputValue !== undefined) return input('inputValue', inputValue, ports);
  const inputPath = spec.get('inputPath');
  if (inputPath !== undefined) return input('inputPath', inputPath, ports);
  const outputPath = spec.get('outputPath');
  if (outputPath !== undefined) {
    const port = ports.output(outputPath.value, outputPath.span);
    if (port === undefined) return [];
    ports.written.add(port);
    return [{ kind: 'outputPath', output: port }];
  }
  const concat = spec.get('concat');
  if (concat !== undefined) {
    return [{ kind: 'concat', parts: bindCommandLine(concat.as<readonly CommandPartSpec[]>(), ports) }];
  }
  const choice = spec.get('if');
  return choice === undefined ? [] : bindIf(choice.as<PlaceholderIfSpec>(), ports);
}

function input(kind: 'inputValue' | 'inputPath', name: At<string>, ports: Ports): readonly Placeholder[] {
  const port = ports.input(name.value, name.span);
  return port === undefined ? [] : [{ kind, input: port }];
}

function bindIf(spec: At<PlaceholderIfSpec>, ports: Ports): readonly Placeholder[] {
  const branch = (at: At<unknown> | undefined): readonly Placeholder[] => {
    if (at === undefined) return [];
    if (at.node.kind === 'sequence') return bindCommandLine(at.as<readonly CommandPartSpec[]>(), ports);
    return bindPart(at.as<CommandPartSpec>(), ports);
  };
  const condition = bindCondition(spec.get('cond'), ports);
  const then = branch(spec.get('then'));
  const otherwise = branch(spec.get('else'));
  return condition === undefined ? [] : [{ kind: 'if', condition, then, else: otherwise }];
}

type IfCondition = Extract<Placeholder, { kind: 'if' }>['condition'];

/** KFP's conditions are decided when the pipeline is compiled: is there an argument or a default? */
function bindCondition(at: At<unknown> | undefined, ports: Ports): IfCondition | undefined {
  if (at === undefined) return { kind: 'constant', value: false };
  const { node } = at;
  if (node.kind === 'scalar') {
    return { kind: 'constant', value: /^(y|yes|t|true|on|1)$/i.test(String(node.value)) };
  }
  const present = at.as<{ isPresent?: string }>().get('isPresent');
  if (present !== undefined) {
    const port = ports.input(present.value, present.span);
    return port === undefined ? undefined : { kind: 'isPresent', input: port };
  }
  // `cond: {inputValue: …}` was refused before: a command line is fixed when the pipeline is compiled.
  return undefined;
}

/** The environment of a component: texts, placeholders, and keys of Secrets and ConfigMaps. */
export function bindComponentEnv(
  env: At<{ readonly [name: string]: ComponentEnvValue }> | undefined,
  ports: Ports,
): ReadonlyMap<string, Placeholder | EnvSource> {
  const bound = new Map<string, Placeholder | EnvSource>();
  for (const [name, at] of env?.entries() ?? []) {
    if (at.node.kind === 'scalar') {
      const text = at.node.style === 'plain' ? at.node.text : String(at.node.value);
      for (const part of ports.text(text, at.as<unknown>())) bound.set(name, part);
      continue;
    }
    const source = bindEnvSource(at.as<EnvSourceFields>());
    if (source !== undefined) bound.set(name, source);
    else for (const part of bindPart(at.as<CommandPartSpec>(), ports)) bound.set(name, part);
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
