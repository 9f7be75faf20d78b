import type { BoundComponent, BoundPort, ComponentTask, EngineName, Placeholder } from '../model/bound.ts';
import { componentUses } from '../model/component-uses.ts';
import { conditionHolds } from '../model/placeholder-condition.ts';
import { isExpression, settingExpressions } from '../model/setting-expressions.ts';
import { inputPath, outputPath, variableName } from '../model/step-names.ts';
import { type Environment, evaluate, evaluateText } from './evaluate.ts';
import { Fault } from './evaluate-fault.ts';
import type { StepCommand, Values } from './simulation.ts';

/** What a step is started with: its placeholders filled, its settings computed. A fault when a setting has no value. */
export function stepCommand(
  task: ComponentTask,
  inputs: Values,
  environment: Environment,
): StepCommand | Fault {
  const { component, settings } = task;
  for (const setting of settingExpressions(settings)) {
    const result = evaluateText(setting, environment);
    if (!result.ok) return new Fault(result.reason);
  }
  for (const number of [settings.timeout, settings.retry?.limit]) {
    const result = number && evaluate(number, environment);
    if (result?.ok === false) return new Fault(result.reason);
  }
  const text = (expression: Parameters<typeof evaluateText>[0]): string | undefined => {
    const result = evaluateText(expression, environment);
    return result.ok ? result.text : undefined;
  };
  const { implementation } = component;
  const filler = new Filler(component, inputs, task.arguments, environment);
  const env: Record<string, string | undefined> = {};
  for (const [name, value] of implementation.env) {
    if (isPlaceholder(value)) env[name] = joined(filler.fill(value));
  }
  for (const [name, value] of settings.env) if (isExpression(value)) env[name] = text(value);
  if (implementation.kind === 'script') Object.assign(env, scriptVariables(component, inputs));
  const args = implementation.args.flatMap((one) => filler.fill(one));
  return {
    image: settings.image === undefined ? implementation.image : text(settings.image),
    command:
      implementation.kind === 'script'
        ? implementation.interpreter
        : implementation.command.flatMap((one) => filler.fill(one)),
    args: implementation.kind === 'script' ? [implementation.source, ...args] : args,
    env,
  };
}

/** A script finds values, and the paths of files, in its environment. */
function scriptVariables(component: BoundComponent, inputs: Values): Record<string, string | undefined> {
  const env: Record<string, string | undefined> = {};
  const uses = componentUses(component);
  for (const port of component.inputs) {
    const value = inputs.get(port);
    const isPath = uses.get(port)?.value !== true && value !== undefined;
    env[`INPUT_${variableName(port.name)}`] = isPath ? inputPath(port.name) : value;
  }
  for (const port of component.outputs) env[`OUTPUT_${variableName(port.name)}`] = outputPath(port.name);
  return env;
}

function isPlaceholder(value: Placeholder | { readonly kind: string }): value is Placeholder {
  return typeof value === 'string' || placeholders.has(value.kind);
}

const placeholders: ReadonlySet<string> = new Set([
  ...['inputValue', 'inputPath', 'outputPath', 'concat', 'engine', 'if'],
]);

class Filler {
  readonly #component: BoundComponent;
  readonly #inputs: Values;
  readonly #given: ComponentTask['arguments'];
  readonly #environment: Environment;

  constructor(
    component: BoundComponent,
    inputs: Values,
    given: ComponentTask['arguments'],
    environment: Environment,
  ) {
    this.#component = component;
    this.#inputs = inputs;
    this.#given = given;
    this.#environment = environment;
  }

  /** The words that a placeholder becomes; `undefined` is one whose value is absent. */
  fill(part: Placeholder): readonly (string | undefined)[] {
    if (typeof part === 'string') return [part];
    switch (part.kind) {
      case 'inputValue':
        return this.#given.has(part.input) ? [this.#inputs.get(part.input)] : [];
      case 'inputPath':
        return this.#given.has(part.input) ? [inputPath(part.input.name)] : [];
      case 'outputPath':
        return [this.#writtenPath(part.output)];
      case 'engine':
        return [this.#engineText(part.name)];
      case 'concat':
        return [joined(part.parts.flatMap((one) => this.fill(one)))];
      case 'if': {
        const { condition } = part;
        const holds = conditionHolds(condition, this.#given);
        return (holds ? part.then : part.else).flatMap((one) => this.fill(one));
      }
    }
  }

  #engineText(target: EngineName): string | undefined {
    const span = this.#component.origin.key;
    const result = evaluateText(
      { kind: 'reference', target, type: { kind: 'string' }, absent: [], span },
      this.#environment,
    );
    return result.ok ? result.text : undefined;
  }

  #writtenPath(port: BoundPort): string {
    const { implementation } = this.#component;
    const fixed = implementation.kind === 'container' ? implementation.fileOutputs.get(port) : undefined;
    return fixed ?? outputPath(port.name);
  }
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join('');
}
