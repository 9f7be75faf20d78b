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
import { falseWords, trueWords } from '../../util/bool-words.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { bindCodes } from './codes.ts';
import { isOpen } from './gaps.ts';
import { kfpCodes } from './kfp/codes.ts';
import { kfpText } from './kfp/kfp-texts.ts';

/** The inputs and outputs that the placeholders of one step may name, and what texts beside them mean. */
export interface Ports {
  /** Undefined when there is none, which was reported. */
  input(name: string, span: Span): BoundPort | undefined;
  output(name: string, span: Span): BoundPort | undefined;
  /** What a text of the command line or of a variable is. */
  text(text: string, at: At<unknown>): readonly Placeholder[];
  /** The step is a component of KFP, which may have placeholders of KFP v2. */
  readonly ofKfp: boolean;
  readonly sink: Sink;
  /** Filled while binding: the outputs whose paths some placeholder hands to the program. */
  readonly written: Set<BoundPort>;
}

/** The declared ports of a component (as read from its document), whose texts arrive as they are; in those of KFP the engine's own names are filled in. */
export function declaredPorts(
  inputs: readonly BoundPort[],
  outputs: readonly BoundPort[],
  ofKfp: boolean,
  sink: Sink,
  document?: At<unknown>,
): Ports {
  const finder = (what: 'input' | 'output', ports: readonly BoundPort[]): Ports['input'] => {
    const byName = new Map(ports.map((port) => [port.name, port]));
    return (name, span) => {
      const port = byName.get(name);
      if (port !== undefined || (document !== undefined && isOpen(document, `${what}s`))) return port;
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
    text: (text) => (ofKfp ? kfpText(text) : [text]),
    ofKfp,
    sink,
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
  return choice === undefined ? bindVersion2(spec, ports) : bindIf(choice.as<PlaceholderIfSpec>(), ports);
}

/** What KFP v2 would fill in: here, as in KFP v1, it is a text that nobody fills in. An input that nobody gives leaves nothing. */
function bindVersion2(spec: At<PlaceholderSpec>, ports: Ports): readonly Placeholder[] {
  const [entry] = spec.node.kind === 'map' ? spec.node.entries : [];
  if (entry === undefined) return [];
  const { key: placeholder, keySpan: span } = entry;
  const code = kfpCodes[ports.ofKfp ? 'unfilled-placeholder' : 'foreign-placeholder'];
  const message = ports.ofKfp
    ? `Nobody fills in "${placeholder}", here as in KFP v1.`
    : `"${placeholder}" is a placeholder of KFP v2, which nobody would fill in.`;
  ports.sink.report(code, span, message, { help: code.advice });
  if (!ports.ofKfp) return [];
  if (placeholder === 'executorInput') return ['{{$}}'];
  if (placeholder === 'outputMetadata') return [metadataPath];
  const output = spec.get('outputUri');
  if (output !== undefined) {
    const port = ports.output(output.value, output.span);
    return port === undefined ? [] : [`{{$.outputs.artifacts['${port.name}'].uri}}`];
  }
  for (const [key, text] of ofInputs) {
    const name = spec.get(key);
    const port = name && ports.input(name.value, name.span);
    if (port === undefined) continue;
    const condition = { kind: 'isPresent', input: port } as const;
    const then = [text(port.name)];
    return [{ kind: 'if', condition, then, else: [] }];
  }
  return [];
}

const metadataPath = '/tmp/outputs/executor_output.json';

const ofInputs = [
  ['inputUri', (name: string) => `{{$.inputs.artifacts['${name}'].uri}}`],
  ['inputMetadata', () => metadataPath],
  ['inputOutputPortName', (name: string) => `{{kfp.input-output-name.${name}}}`],
] as const;

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
    const word = String(node.value).toLowerCase();
    if (word !== '' && !trueWords.includes(word) && !falseWords.includes(word)) {
      const code = kfpCodes['undecided-condition'];
      ports.sink.report(code, at.span, `The condition "${word}" says neither yes nor no.`, {
        help: 'Write `true` or `false`.',
      });
    }
    return { kind: 'constant', value: trueWords.includes(word) };
  }
  const condition = at.as<{ isPresent?: string; inputValue?: string }>();
  for (const kind of ['isPresent', 'inputValue'] as const) {
    const name = condition.get(kind);
    const port = name && ports.input(name.value, name.span);
    if (port !== undefined) return { kind, input: port };
  }
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
