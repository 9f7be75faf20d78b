import type { BoundBinary, BoundExpression } from '../model/bound-expression.ts';
import type { BinaryOperator } from '../syntax/expression/ast.ts';
import type { State, Variable, Variables } from './absence-variables.ts';

/** A condition as a function of variables, each of which stands for a part of the condition that is not looked into. */
export type Formula =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'test'; readonly variable: Variable; readonly holds: (state: State) => boolean }
  | { readonly kind: 'not'; readonly of: Formula }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Formula[] };

/**
 * The formula of a Bool expression. Conditions that speak of the same thing share a variable: `x < 3` and `x >= 5`, `x == 'a'` and
 * `x != 'b'`, `a < b` and `b <= a`. What is not understood is a variable of its own, which may be true or false at will.
 */
export function formulaOf(condition: BoundExpression, variables: Variables): Formula {
  switch (condition.kind) {
    case 'literal':
      if (typeof condition.value === 'boolean') return { kind: 'constant', value: condition.value };
      break;
    case 'unary':
      if (condition.operator === '!') return not(formulaOf(condition.operand, variables));
      break;
    case 'binary':
      return formulaOfBinary(condition, variables) ?? truthOf(condition, variables);
    case 'call':
      if (condition.name === 'if') {
        const [test, then, otherwise] = condition.arguments.map((one) => formulaOf(one, variables));
        if (test !== undefined && then !== undefined && otherwise !== undefined) {
          return any([all([test, then]), all([not(test), otherwise])]);
        }
      }
      break;
    default:
      break;
  }
  return truthOf(condition, variables);
}

export function not(of: Formula): Formula {
  return of.kind === 'not' ? of.of : { kind: 'not', of };
}

export function all(of: readonly Formula[]): Formula {
  return { kind: 'all', of };
}

export function any(of: readonly Formula[]): Formula {
  return { kind: 'any', of };
}

/** The variables that a formula tests. */
export function variablesOf(formula: Formula, found: Set<Variable> = new Set()): Set<Variable> {
  if (formula.kind === 'test') found.add(formula.variable);
  else if (formula.kind === 'not') variablesOf(formula.of, found);
  else if (formula.kind !== 'constant') for (const one of formula.of) variablesOf(one, found);
  return found;
}

export function evaluate(formula: Formula, states: ReadonlyMap<Variable, State>): boolean {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'test':
      return formula.holds(states.get(formula.variable) ?? null);
    case 'not':
      return !evaluate(formula.of, states);
    case 'all':
      return formula.of.every((one) => evaluate(one, states));
    case 'any':
      return formula.of.some((one) => evaluate(one, states));
  }
}

function truthOf(expression: BoundExpression, variables: Variables): Formula {
  return { kind: 'test', variable: variables.truth(expression), holds: (state) => state === true };
}

function formulaOfBinary(condition: BoundBinary, variables: Variables): Formula | undefined {
  const { operator, left, right } = condition;
  if (operator === '&&' || operator === '||') {
    const sides = [formulaOf(left, variables), formulaOf(right, variables)];
    return operator === '&&' ? all(sides) : any(sides);
  }
  if (!isComparison(operator)) return undefined;
  if (left.type.kind === 'bool' && right.type.kind === 'bool') {
    const [a, b] = [formulaOf(left, variables), formulaOf(right, variables)];
    const same = any([all([a, b]), all([not(a), not(b)])]);
    return operator === '==' ? same : not(same);
  }
  if (left.kind === 'literal' && right.kind !== 'literal') {
    return comparison(right, mirrored[operator], left, variables);
  }
  return comparison(left, operator, right, variables);
}

/** One thing compared with a constant, where the constant tells something; else two things of which one is the greater. */
function comparison(
  left: BoundExpression,
  operator: Comparison,
  right: BoundExpression,
  variables: Variables,
): Formula {
  if (right.kind === 'literal' && left.kind !== 'literal') {
    const { value } = right;
    if (typeof value === 'number' && isNumber(left) && isExact(value)) {
      return {
        kind: 'test',
        variable: variables.number(left, value),
        holds: (state) => compare(state, operator, value),
      };
    }
    if (typeof value === 'string' && (operator === '==' || operator === '!=')) {
      const variable = variables.text(left, value);
      return { kind: 'test', variable, holds: (state) => (state === value) === (operator === '==') };
    }
  }
  const { variable, swapped } = variables.order(left, right);
  const tested = swapped ? mirrored[operator] : operator;
  return { kind: 'test', variable, holds: (state) => compare(state, tested, 0) };
}

type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

const mirrored: Readonly<Record<Comparison, Comparison>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function isComparison(operator: BinaryOperator): operator is Comparison {
  return Object.hasOwn(mirrored, operator);
}

/** IEEE comparison: NaN differs from everything and is in no order. */
function compare(state: State, operator: Comparison, value: number): boolean {
  if (typeof state !== 'number') return false;
  switch (operator) {
    case '==':
      return state === value;
    case '!=':
      return state !== value;
    case '<':
      return state < value;
    case '<=':
      return state <= value;
    case '>':
      return state > value;
    case '>=':
      return state >= value;
  }
}

function isNumber(expression: BoundExpression): boolean {
  return expression.type.kind === 'integer' || expression.type.kind === 'float';
}

/** Whole numbers beyond 2^53 have no neighbours that could be sampled. */
function isExact(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) < Number.MAX_SAFE_INTEGER - 1;
}
