import type { BoundPipeline, BoundPort, ComponentTask, EnvSource, Placeholder } from '../model/bound.ts';
import type { BoundExpression } from '../model/bound-expression.ts';
import { componentUses } from '../model/component-uses.ts';
import { conditionHolds } from '../model/placeholder-condition.ts';
import { isExpression } from '../model/setting-expressions.ts';
import { variableName } from '../model/step-names.ts';
import type { Value } from '../model/type.ts';
import { canBeRaw } from '../targets/argo/lower/arguments.ts';
import { type Demands, findDemands } from '../targets/argo/lower/demand.ts';
import { byteLength } from '../util/byte-length.ts';
import { allTasks } from '../validate/rules/walk.ts';
import { Calls } from './calls.ts';
import { checkProgramLength } from './check-program-length.ts';
import { cureOfArgument } from './check-written-lengths.ts';
import { constantText, type KnownText, type KnownTexts } from './constant-text.ts';
import { inputValues } from './input-values.ts';
import { roomTaken, type TextLengths } from './text-lengths.ts';

/**
 * Checks what the tasks of a run give to their steps: variables of settings, constants and defaults that arrive in a variable or argument,
 * through pipelines too. `given`: values for inputs of the run that take the place of defaults.
 */
export function checkGivenLengths(
  root: BoundPipeline,
  given: ReadonlyMap<string, Value>,
  lengths: TextLengths,
): void {
  const inputs = new Map<BoundPort, KnownText>();
  for (const [port, value] of inputValues(root, given))
    inputs.set(port, constantText(value, inputs, port.type));
  new Checker(root, lengths).pipeline(root, inputs);
}

/** What tells one call from another: how long the texts are, and of long ones where they come from. */
function lengthsOf(pipeline: BoundPipeline, inputs: KnownTexts): readonly string[] {
  return pipeline.inputs.map((port) => {
    const known = inputs.get(port);
    if (known === undefined || roomTaken(known.bytes) === 'little') return String(known?.bytes ?? '');
    return `${known.bytes}@${known.span.file.path}:${known.span.start}`;
  });
}

class Checker {
  readonly #root: BoundPipeline;
  readonly #lengths: TextLengths;
  readonly #calls = new Calls();
  #demands: Demands | undefined;

  constructor(root: BoundPipeline, lengths: TextLengths) {
    this.#root = root;
    this.#lengths = lengths;
  }

  /** The tasks of a pipeline as one call of it runs them; calls with texts of the same lengths are the same. */
  pipeline(pipeline: BoundPipeline, inputs: KnownTexts): void {
    if (!this.#calls.isNew(pipeline, lengthsOf(pipeline, inputs))) return;
    for (const task of allTasks(pipeline)) {
      if (task.kind === 'component') this.#step(task, inputs);
      else if (task.kind === 'pipeline') this.pipeline(task.pipeline, knownTexts(task.arguments, inputs));
    }
  }

  #step(task: ComponentTask, inputs: KnownTexts): void {
    for (const [name, value] of task.settings.env) {
      if (isExpression(value)) this.#variable(name, constantText(value, inputs, value.type), value);
    }
    checkProgramLength(task, (value) => this.#isFile(value), this.#lengths);
    const given = knownTexts(task.arguments, inputs);
    const items = itemsOf(task, given);
    // One text, one finding, of the worst place that it comes to.
    const told = new Set<BoundPort>();
    for (const room of ['all', 'half'] as const) {
      for (const [port, known] of given) {
        const name = `INPUT_${variableName(port.name)}`;
        const value = task.arguments.get(port);
        if (told.has(port) || variableRoom(name, known) !== room || value === undefined) continue;
        if (!this.#hasVariable(task, port, value, items)) continue;
        this.#variable(name, known, value, { task, port });
        told.add(port);
      }
      for (const item of items) {
        if (roomTaken(item.bytes) !== room || roomTaken(item.constant) === room) continue;
        if (item.ports.some((port) => told.has(port))) continue;
        this.#item(item, task, given);
        for (const port of item.ports) told.add(port);
      }
    }
  }

  #item(item: Item, task: ComponentTask, given: KnownTexts): void {
    const known = item.ports.flatMap((port) => given.get(port) ?? []);
    const [longest] = known.sort((a, b) => b.bytes - a.bytes);
    if (longest === undefined) return;
    this.#lengths.check({
      span: longest.span,
      what: `${item.what} of "${task.component.name}", with this text in it,`,
      bytes: item.bytes,
      isOpen: known.some((one) => one.text === undefined),
      cure: cureOfArgument,
      related: { message: 'it is put together here', span: task.component.origin.key },
    });
  }

  #variable(
    name: string,
    known: KnownText,
    value: BoundExpression,
    input?: { readonly task: ComponentTask; readonly port: BoundPort },
  ): void {
    const { span } = known;
    const isElsewhere = span.file !== value.span.file || span.start !== value.span.start;
    this.#lengths.check({
      span,
      what:
        input === undefined
          ? `The variable ${name}, as ${name}=value,`
          : `The value of "${input.port.name}" of "${input.task.component.name}", as ${name}=value,`,
      bytes: byteLength(`${name}=`) + known.bytes,
      isOpen: known.text === undefined,
      cure: input === undefined ? cureOfVariable : cureOfInput,
      ...(isElsewhere && { related: { message: 'it is used here', span: value.span } }),
    });
  }

  /** Whether lowering puts the value of an input into a variable: where the program or a command line reads it, or the step writes its file. */
  #hasVariable(
    task: ComponentTask,
    port: BoundPort,
    value: BoundExpression,
    items: readonly Item[],
  ): boolean {
    const channels = componentUses(task.component).get(port);
    if (channels === undefined) return false;
    if (task.component.implementation.kind === 'script' && channels.value) return true;
    if (items.some((item) => item.ports.includes(port))) return true;
    return channels.path && !canBeRaw(value) && !this.#isFile(value);
  }

  #isFile(value: BoundExpression): boolean {
    this.#demands ??= findDemands(this.#root);
    return this.#demands.isFile(value) || this.#demands.isStored(value);
  }
}

function variableRoom(name: string, known: KnownText): ReturnType<typeof roomTaken> {
  return roomTaken(byteLength(`${name}=`) + known.bytes);
}

const cureOfVariable =
  'Keep the text in a ConfigMap and mount it, or give it to the step as an input that is read by path.';
const cureOfInput =
  'Let an earlier step write the text to an output that the component reads by path (an artifact), or keep it in a mounted ConfigMap.';

function knownTexts(
  given: ReadonlyMap<BoundPort, BoundExpression>,
  inputs: KnownTexts,
): Map<BoundPort, KnownText> {
  return new Map([...given].map(([port, value]) => [port, constantText(value, inputs, port.type)]));
}

/** An argument or variable of a component that placeholders are part of. */
interface Item {
  readonly what: string;
  readonly bytes: number;
  /** The bytes of it that stand in the component. */
  readonly constant: number;
  /** The inputs whose values are in it. */
  readonly ports: readonly BoundPort[];
}

function itemsOf(
  { component, settings, arguments: given }: ComponentTask,
  known: KnownTexts,
): readonly Item[] {
  const { implementation } = component;
  const line = [
    ...(implementation.kind === 'container' ? implementation.command : []),
    ...implementation.args,
  ].flatMap((part) => write(part, given, known));
  const env = [...implementation.env].flatMap(([name, value]) => {
    if (isSource(value) || settings.env.has(name)) return [];
    const item = joinItems(write(value, given, known));
    const prefix = byteLength(`${name}=`);
    return [
      { ...item, what: `The variable ${name}`, bytes: item.bytes + prefix, constant: item.constant + prefix },
    ];
  });
  return [...line, ...env].filter((item) => item.ports.length > 0);
}

function isSource(value: Placeholder | EnvSource): value is EnvSource {
  return (
    typeof value !== 'string' &&
    (value.kind === 'secret' || value.kind === 'configMap' || value.kind === 'field')
  );
}

/** The items that a placeholder becomes, as lowering writes them. */
function write(
  part: Placeholder,
  given: ReadonlyMap<BoundPort, BoundExpression>,
  known: KnownTexts,
): readonly Item[] {
  if (typeof part === 'string') {
    const bytes = byteLength(part);
    return [{ what: 'An argument', bytes, constant: bytes, ports: [] }];
  }
  switch (part.kind) {
    case 'inputValue':
      if (!given.has(part.input)) return [];
      return [
        { what: 'An argument', bytes: known.get(part.input)?.bytes ?? 0, constant: 0, ports: [part.input] },
      ];
    case 'concat':
      return [joinItems(part.parts.flatMap((one) => write(one, given, known)))];
    case 'if': {
      const { condition } = part;
      const holds = conditionHolds(condition, given);
      return (holds ? part.then : part.else).flatMap((one) => write(one, given, known));
    }
    default:
      return [];
  }
}

function joinItems(parts: readonly Item[]): Item {
  return {
    what: 'An argument',
    bytes: parts.reduce((sum, one) => sum + one.bytes, 0),
    constant: parts.reduce((sum, one) => sum + one.constant, 0),
    ports: parts.flatMap((one) => one.ports),
  };
}
