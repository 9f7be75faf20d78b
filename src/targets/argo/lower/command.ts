import type { BoundComponent, BoundPort, EngineName, Placeholder } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import { conditionHolds } from '../../../model/placeholder-condition.ts';
import { inputPath, outputPath } from '../../../model/step-names.ts';
import { portName } from '../names.ts';
import { type Delivery, inputVariable } from './delivery.ts';
import { escapeConstant } from './expression/index.ts';
import { runAccess } from './run-access.ts';

/**
 * Writes the items of a command line. Numbers and Bools are put in by Argo; every other value comes from a variable of the container, which
 * the kubelet puts in (`$(INPUT_X)`) when Argo is done, so that no value is read as a tag.
 */
export class Command {
  /** The inputs whose variables the written items use. */
  readonly variables = new Set<BoundPort>();
  readonly #component: BoundComponent;
  readonly #deliveries: ReadonlyMap<BoundPort, Delivery>;
  readonly #given: ReadonlyMap<BoundPort, BoundExpression>;

  /** `given`: the inputs that the task gives or that have a default, whether or not something reads them. */
  constructor(
    component: BoundComponent,
    deliveries: readonly Delivery[],
    given: ReadonlyMap<BoundPort, BoundExpression>,
  ) {
    this.#component = component;
    this.#given = given;
    this.#deliveries = new Map(deliveries.map((one) => [one.port, one]));
  }

  /** Whether the task gives the input, or it has a default. */
  isGiven(port: BoundPort): boolean {
    return this.#deliveries.has(port);
  }

  /** The items that a placeholder becomes: none for an absent input, several for an `if` over a list. */
  write(part: Placeholder): readonly string[] {
    if (typeof part === 'string') return [escapeConstant(part).text];
    switch (part.kind) {
      case 'inputValue':
        return this.#deliveries.has(part.input) ? [this.#value(part.input)] : [];
      case 'inputPath':
        return this.#deliveries.has(part.input) ? [inputPath(part.input.name)] : [];
      case 'outputPath':
        return [this.#fixedPath(part.output) ?? outputPath(part.output.name)];
      case 'engine':
        return [engineTag(part.name)];
      case 'concat':
        return [part.parts.flatMap((one) => this.write(one)).reduce(joinTexts, '')];
      case 'if': {
        const { condition } = part;
        const holds = conditionHolds(condition, this.#given);
        return (holds ? part.then : part.else).flatMap((one) => this.write(one));
      }
    }
  }

  #value(port: BoundPort): string {
    const { kind } = this.#deliveries.get(port)?.type ?? port.type;
    if (kind === 'integer' || kind === 'float' || kind === 'bool')
      return `{{inputs.parameters.${portName(port.name)}}}`;
    this.variables.add(port);
    return `$(${inputVariable(port)})`;
  }

  #fixedPath(port: BoundPort): string | undefined {
    const { implementation } = this.#component;
    return implementation.kind === 'container' ? implementation.fileOutputs.get(port) : undefined;
  }
}

/** What Argo fills in. */
function engineTag(name: EngineName): string {
  return name.kind === 'task' ? '{{pod.name}}' : runAccess(name.field).simpleTag;
}

/** Joins two texts so that a brace before a tag does not become part of it. */
function joinTexts(left: string, right: string): string {
  return left.endsWith('{') && right.startsWith('{') ? `${left.slice(0, -1)}$(PW_LB)${right}` : left + right;
}
