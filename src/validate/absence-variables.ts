import type { BoundExpression } from '../model/bound-expression.ts';
import { sameExpression } from './same-expression.ts';
import { runStatusWords, statusWords } from './status-condition.ts';

/** A value that a variable may have; for texts null is every text that no condition names. */
export type State = number | string | boolean | null;

/** A part of conditions that may have one of a few states: enough of them to stand for all that can happen. */
export interface Variable {
  states(): readonly State[];
}

/** What a question leaves out of account. */
export interface CoverOptions {
  /** Take it that no Float is NaN: not sound, but it tells why a question was answered with "no". */
  readonly ignoreNaN: boolean;
}

/** The variables of some formulas, found again by the expression that they stand for. Their states are known when all formulas are made. */
export class Variables {
  readonly #ignoreNaN: boolean;
  readonly #truths: { readonly expression: BoundExpression; readonly variable: Variable }[] = [];
  readonly #numbers: {
    readonly expression: BoundExpression;
    readonly variable: Variable;
    readonly values: Set<number>;
  }[] = [];
  readonly #texts: {
    readonly expression: BoundExpression;
    readonly variable: Variable;
    readonly values: Set<string>;
  }[] = [];
  readonly #orders: {
    readonly left: BoundExpression;
    readonly right: BoundExpression;
    readonly variable: Variable;
  }[] = [];

  constructor(options: CoverOptions = { ignoreNaN: false }) {
    this.#ignoreNaN = options.ignoreNaN;
  }

  /** A Bool of which nothing else is known. */
  truth(expression: BoundExpression): Variable {
    const known = this.#truths.find((one) => sameExpression(one.expression, expression));
    if (known !== undefined) return known.variable;
    const variable: Variable = { states: () => [true, false] };
    this.#truths.push({ expression, variable });
    return variable;
  }

  /** A number that is compared with `value`, among others. */
  number(expression: BoundExpression, value: number): Variable {
    let known = this.#numbers.find((one) => sameExpression(one.expression, expression));
    if (known === undefined) {
      const values = new Set<number>();
      known = {
        expression,
        values,
        variable: { states: () => this.#withNaN(numberStates(expression, values)) },
      };
      this.#numbers.push(known);
    }
    known.values.add(value);
    return known.variable;
  }

  /** A text that is compared with `value`, among others. */
  text(expression: BoundExpression, value: string): Variable {
    let known = this.#texts.find((one) => sameExpression(one.expression, expression));
    if (known === undefined) {
      const values = new Set<string>();
      const states = (): readonly State[] => allowedTexts(expression) ?? [...values, null];
      known = { expression, values, variable: { states } };
      this.#texts.push(known);
    }
    known.values.add(value);
    return known.variable;
  }

  /** How two values stand to each other: -1, 0 and 1 as `left` is less, equal or greater, NaN when one of two Floats is none. */
  order(
    left: BoundExpression,
    right: BoundExpression,
  ): { readonly variable: Variable; readonly swapped: boolean } {
    for (const one of this.#orders) {
      if (sameExpression(one.left, left) && sameExpression(one.right, right)) {
        return { variable: one.variable, swapped: false };
      }
      if (sameExpression(one.left, right) && sameExpression(one.right, left)) {
        return { variable: one.variable, swapped: true };
      }
    }
    const floats = left.type.kind === 'float' || right.type.kind === 'float';
    const variable: Variable = { states: () => this.#withNaN(floats ? [-1, 0, 1, Number.NaN] : [-1, 0, 1]) };
    this.#orders.push({ left, right, variable });
    return { variable, swapped: false };
  }

  #withNaN(states: readonly State[]): readonly State[] {
    return this.#ignoreNaN ? states.filter((one) => !Number.isNaN(one)) : states;
  }
}

/**
 * Every number that the conditions could tell apart: each constant, something between two neighbours, both ends. A Float may also be
 * NaN, as the loss of a training that diverged is: `x < 1` and `x >= 1` are both false then, and only `!(x < 1)` is the rest.
 */
function numberStates(expression: BoundExpression, values: ReadonlySet<number>): readonly State[] {
  const allowed = allowedValues(expression);
  if (allowed?.every((one) => typeof one === 'number')) return allowed;
  const sorted = [...values].sort((a, b) => a - b);
  if (expression.type.kind === 'integer') {
    return [
      ...new Set(sorted.flatMap((v) => [Math.floor(v) - 1, Math.floor(v), Math.ceil(v), Math.ceil(v) + 1])),
    ];
  }
  const between = sorted.slice(1).map((value, index) => ((sorted[index] ?? value) + value) / 2);
  return [...new Set([-Infinity, ...sorted, ...between, Infinity, Number.NaN])];
}

function allowedTexts(expression: BoundExpression): readonly string[] | undefined {
  const allowed = allowedValues(expression);
  return allowed?.every((one) => typeof one === 'string') ? allowed : undefined;
}

/** The `enum` of the port that a reference names. */
function allowedValues(expression: BoundExpression): readonly unknown[] | undefined {
  if (expression.kind !== 'reference') return undefined;
  const { target } = expression;
  if (target.kind === 'status') {
    return statusWords.filter(
      (word) => word !== 'Skipped' || target.task.when !== undefined || target.task.loop !== undefined,
    );
  }
  if (target.kind === 'run' && target.field === 'status') return runStatusWords;
  const allowed =
    target.kind === 'input' || target.kind === 'output' || target.kind === 'local'
      ? target.port.constraints.enum
      : undefined;
  return allowed?.length === 0 ? undefined : allowed;
}
