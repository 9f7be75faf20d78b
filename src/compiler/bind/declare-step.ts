import { meant } from '../../diagnostics/meant.ts';
import type { BoundComponent, BoundPort, Origin, Placeholder } from '../../model/bound.ts';
import { certainPort } from '../../model/certain-port.ts';
import type { ContainerSpec, OutputSettings, ScriptSpec, TaskSpec } from '../../model/documents.ts';
import type { LinkedPipeline } from '../../model/linked.ts';
import { variableName } from '../../model/step-names.ts';
import { At } from '../../syntax/at.ts';
import { holdsExpression } from '../../syntax/holds-expression.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../../syntax/yaml-node.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { anyType } from '../../validate/type-names.ts';
import { parseType } from '../../validate/types.ts';
import { bindImplementation, checkWritten } from './bind-implementation.ts';
import type { Ports } from './bind-placeholders.ts';
import { checkDistinct, checkPortName } from './bind-ports.ts';
import type { Binding } from './binding.ts';
import { checkPortLength } from './check-name.ts';
import { bindCodes } from './codes.ts';
import type { Mutable } from './drafts.ts';
import { isOpen } from './gaps.ts';
import { withoutEscapes } from './without-escapes.ts';

/** A step that is written in a task, while it is bound: its inputs get their types from what they are given. */
export interface StepDraft {
  readonly kind: 'step';
  readonly component: BoundComponent;
  readonly inputs: ReadonlyMap<string, Mutable<BoundPort>>;
  /** Texts of the command line with expressions, each by the input that brings it. */
  readonly texts: ReadonlyMap<Mutable<BoundPort>, At<unknown>>;
  /** What the step says by itself and a task could say beside it: its image, and variables with expressions. */
  readonly settings: YamlMap;
  /** Outputs of which only the text of the script tells. */
  readonly guessed: readonly Mutable<BoundPort>[];
  /** The variables of the step, where they are written. */
  readonly env: At<{ readonly [name: string]: unknown }> | undefined;
}

interface OneOff {
  readonly container?: ContainerSpec;
  readonly script?: ScriptSpec;
}

/** Declares a one-off step as a component of its own; undefined when it cannot be used, which was reported. */
export function declareStep(
  at: At<TaskSpec>,
  linked: LinkedPipeline,
  { types, sink }: Binding,
): StepDraft | undefined {
  const name = at.entry?.key ?? '';
  const port = (name: string, origin: Origin): Mutable<BoundPort> => certainPort(name, anyType, origin);
  const inputs = new Map<string, Mutable<BoundPort>>();
  for (const [input, value] of at.get('arguments')?.entries() ?? []) {
    checkPortName(input, value.keySpan, 'input', sink);
    checkPortLength(input, value.keySpan, 'input', sink);
    inputs.set(input, port(input, { key: value.keySpan, span: value.span }));
  }
  const outputs = new Map<string, Mutable<BoundPort>>();
  for (const [output, value] of at.get('outputs')?.entries() ?? []) {
    const spec = value.as<OutputSettings>();
    checkPortName(output, value.keySpan, 'output', sink);
    checkPortLength(output, value.keySpan, 'output', sink);
    outputs.set(output, {
      ...port(output, { key: value.keySpan, span: value.span }),
      type: parseType(spec.get('type'), types, sink, { ours: true }),
      optional: spec.value?.optional === true,
      description: spec.value?.description,
    });
  }
  const texts = new Map<Mutable<BoundPort>, At<unknown>>();
  const ports: Ports = {
    ofKfp: false,
    sink,
    written: new Set(),
    input: (wanted, span) => {
      const found = inputs.get(wanted);
      if (found !== undefined || isOpen(at, 'arguments')) return found;
      const near = didYouMean(wanted, [...inputs.keys()]);
      sink.report(
        bindCodes['unknown-port'],
        span,
        `The task "${name}" has no argument "${wanted}".`,
        meant(wanted, near, span, `Add \`${wanted}: …\` under its \`arguments\`.`),
      );
      return undefined;
    },
    output: (written, span) => {
      const known = outputs.get(written);
      if (known !== undefined) return known;
      checkPortName(written, span, 'output', sink);
      checkPortLength(written, span, 'output', sink);
      const made = port(written, { key: span, span });
      outputs.set(written, made);
      return made;
    },
    text: (text, where): readonly Placeholder[] => {
      if (!holdsExpression(text)) return [withoutEscapes(text)];
      const made = port(freeName([...inputs.values(), ...texts.keys()]), {
        key: where.span,
        span: where.span,
      });
      texts.set(made, where);
      return [{ kind: 'inputValue', input: made }];
    },
  };
  const file = at.get('script')?.as<{ readonly file?: string }>().get('file');
  const source = file === undefined ? undefined : linked.scripts.get(file.node);
  const implementation = bindImplementation(constantPart(at), source, ports, sink);
  if (implementation === undefined) return undefined;
  const guessed: Mutable<BoundPort>[] = [];
  const env = at.as<OneOff>().get('container')?.get('env') ?? at.as<OneOff>().get('script')?.get('env');
  if (implementation.kind === 'script') {
    const where = at.get('script')?.as<{ readonly source?: string }>().get('source') ?? file ?? at;
    const set = new Set([...(env?.entries() ?? []), ...(at.get('env')?.entries() ?? [])].map(([key]) => key));
    const known = new Set([...outputs.keys()].map(variableName));
    for (const variable of namedOutputs(implementation.source)) {
      if (known.has(variable) || set.has(`OUTPUT_${variable}`)) continue;
      guessed.push(port(variable.toLowerCase(), { key: where.span, span: where.span }));
    }
  }
  const all = [...outputs.values(), ...guessed];
  checkDistinct([...inputs.values()], 'input', sink);
  checkDistinct(all, 'output', sink);
  if (implementation.kind === 'container' && !at.hasGap)
    checkWritten(implementation, [...outputs.values()], ports, sink);
  return {
    kind: 'step',
    inputs,
    texts,
    guessed,
    env: env?.as(),
    settings: ownSettings(at),
    component: {
      kind: 'component',
      name,
      description: at.value.description,
      inputs: [...inputs.values(), ...texts.keys()],
      outputs: all,
      labels: new Map(),
      annotations: new Map(),
      implementation,
      ofTask: true,
      ofKfp: false,
      origin: { key: at.keySpan, span: at.span },
    },
  };
}

/** `text-1` and so on, by which no input is known yet. */
function freeName(taken: readonly BoundPort[]): string {
  const variables = new Set(taken.map((one) => variableName(one.name)));
  for (let number = 1; ; number += 1) {
    const name = `text-${number}`;
    if (!variables.has(variableName(name))) return name;
  }
}

/** `TOTAL` for each `OUTPUT_TOTAL` in a script. */
function namedOutputs(source: string): ReadonlySet<string> {
  return new Set(
    [...source.matchAll(/(?<![A-Za-z0-9_])OUTPUT_([A-Z][A-Z0-9_]*)/g)].flatMap(([, name]) => name ?? []),
  );
}

/** The step without the variables that hold expressions: those are settings of the task. */
function constantPart(at: At<TaskSpec>): At<OneOff> {
  return new At<OneOff>(
    mapEntries(at.node, isStepKey, (step) => mapEntries(step, isEnv, withoutExpressions)),
  );
}

function isStepKey({ key }: YamlEntry): boolean {
  return key === 'container' || key === 'script';
}

function isEnv({ key }: YamlEntry): boolean {
  return key === 'env';
}

function mapEntries(
  node: YamlNode,
  isMeant: (entry: YamlEntry) => boolean,
  change: (node: YamlNode) => YamlNode,
): YamlNode {
  if (node.kind !== 'map') return node;
  const entries = node.entries.map((one) => (isMeant(one) ? { ...one, value: change(one.value) } : one));
  return { ...node, entries };
}

function withoutExpressions(env: YamlNode): YamlNode {
  if (env.kind !== 'map') return env;
  return { ...env, entries: env.entries.filter((one) => !isComputed(one)) };
}

function isComputed({ value }: YamlEntry): boolean {
  return value.kind === 'scalar' && typeof value.value === 'string' && holdsExpression(value.value);
}

/** The image is the task's own word, which no default of the pipeline overrides. */
function ownSettings(at: At<TaskSpec>): YamlMap {
  const step = at.as<OneOff>().get('container') ?? at.as<OneOff>().get('script');
  const entries: YamlEntry[] = [];
  for (const entry of step?.node.kind === 'map' ? step.node.entries : []) {
    if (entry.key === 'image' && entry.value.kind === 'scalar' && entry.value.value !== '')
      entries.push(entry);
    if (entry.key !== 'env' || entry.value.kind !== 'map') continue;
    const computed = entry.value.entries.filter(isComputed);
    if (computed.length > 0) entries.push({ ...entry, value: { ...entry.value, entries: computed } });
  }
  return { kind: 'map', entries, span: at.span };
}
