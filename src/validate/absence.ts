import type { Span } from '../diagnostics/span.ts';
import type { Absence, BoundExpression, ReferenceTarget } from '../model/bound-expression.ts';
import { all, any, evaluate, type Formula, formulaOf, not, variablesOf } from './absence-formula.ts';
import { type CoverOptions, type State, type Variable, Variables } from './absence-variables.ts';
import { sameExpression } from './same-expression.ts';
import { sameTarget } from './same-target.ts';
import { hasStatus } from './status-condition.ts';

export { sameExpression } from './same-expression.ts';

/** Beyond these a question is not decided, which means "no". */
const maxVariables = 12;
const maxCases = 1 << 16;
/** In a chain of tasks each of which runs when the one before has run, so many are looked back at. */
const maxBehind = 64;

/** The negation of a condition. */
export function negated(condition: BoundExpression): BoundExpression {
  if (condition.kind === 'unary' && condition.operator === '!') return condition.operand;
  return {
    kind: 'unary',
    operator: '!',
    operand: condition,
    type: { kind: 'bool' },
    absent: [],
    span: condition.span,
  };
}

/** Conditions that are only compared are written nowhere. */
const nowhere: Span = { file: { path: '', text: '' }, start: 0, end: 0 };

const conjuncts = new WeakMap<BoundExpression, readonly BoundExpression[]>();

/**
 * The conditions that hold one by one when a condition holds: the sides of `&&`, of `!(a || b)`, and what `present(x)` says of `x`: the task
 * that makes it ran, so its conditions held. Found once for each condition.
 */
export function conjunctsOf(condition: BoundExpression): readonly BoundExpression[] {
  let found = conjuncts.get(condition);
  if (found === undefined) {
    found = findConjuncts(condition);
    conjuncts.set(condition, found);
  }
  return found;
}

function findConjuncts(condition: BoundExpression): readonly BoundExpression[] {
  if (condition.kind === 'binary' && condition.operator === '&&') {
    return [...conjunctsOf(condition.left), ...conjunctsOf(condition.right)];
  }
  if (condition.kind === 'unary' && condition.operator === '!') {
    const { operand } = condition;
    if (operand.kind === 'unary' && operand.operator === '!') return conjunctsOf(operand.operand);
    if (operand.kind === 'binary' && operand.operator === '||') {
      return [...conjunctsOf(negated(operand.left)), ...conjunctsOf(negated(operand.right))];
    }
  }
  if (condition.kind === 'call' && condition.name === 'present') {
    const behind = new Set<BoundExpression>();
    for (const one of condition.arguments[0]?.absent ?? []) {
      if (one.kind === 'failed') behind.add(hasStatus(one.task, 'Succeeded', condition.span));
      if (one.kind !== 'skipped') continue;
      for (const { when } of one.because) for (const each of conjunctsOf(when)) behind.add(each);
    }
    return [condition, ...[...behind].slice(0, maxBehind)];
  }
  return [condition];
}

const known = new WeakMap<readonly BoundExpression[], readonly BoundExpression[]>();

/** All that is known where some facts hold, each once. */
function knownFrom(facts: readonly BoundExpression[]): readonly BoundExpression[] {
  let found = known.get(facts);
  if (found === undefined) {
    found = [...new Set(facts.flatMap(conjunctsOf))];
    known.set(facts, found);
  }
  return found;
}

/** A fact that stands for conditions which could not be read, which was reported: whatever is asked, they may have said it. */
export const anything: BoundExpression = {
  kind: 'literal',
  value: null,
  type: { kind: 'bool' },
  absent: [],
  span: nowhere,
};

/** Whether a condition surely holds when all facts do. Sound: false means "not proven". */
export function implies(facts: readonly BoundExpression[], condition: BoundExpression): boolean {
  if (facts.includes(anything)) return true;
  const given = knownFrom(facts);
  const wanted = conjunctsOf(condition).filter((one) => !given.some((fact) => sameExpression(fact, one)));
  if (wanted.length === 0) return true;
  return wanted.every((one) => covers([[one]], facts, undefined));
}

/** Whether an absence cannot happen where all facts hold. */
export function isCertain(absence: Absence, facts: readonly BoundExpression[]): boolean {
  if (facts.includes(anything)) return true;
  if (absence.kind === 'null') return implies(facts, isPresent(absence.element));
  const seen = knownFrom(facts).flatMap(seenBy);
  if (absence.kind === 'optional') return seen.some((target) => sameTarget(target, absence.target));
  if (
    seen.some(
      (target) => (target.kind === 'output' || target.kind === 'status') && target.task === absence.task,
    )
  ) {
    return true;
  }
  if (absence.kind === 'failed') return implies(facts, hasStatus(absence.task, 'Succeeded', nowhere));
  return absence.because.length > 0 && absence.because.every(({ when }) => implies(facts, when));
}

/** What a fact shows to be there: `present(x)` shows x, and `tasks.t.status == 'Succeeded'` shows that t ran. */
function seenBy(fact: BoundExpression): readonly ReferenceTarget[] {
  if (fact.kind === 'call' && fact.name === 'present') {
    const [one] = fact.arguments;
    return one?.kind === 'reference' && one.target.kind !== 'status' ? [one.target] : [];
  }
  if (fact.kind !== 'binary' || fact.operator !== '==') return [];
  const { left, right } = fact;
  const [status, text] = left.kind === 'literal' ? [right, left] : [left, right];
  const succeeded = text.kind === 'literal' && text.value === 'Succeeded';
  return succeeded && status.kind === 'reference' && status.target.kind === 'status' ? [status.target] : [];
}

/** Whether at least one of some values is there in every case: one has no absence, or the conditions of all cover every case. */
export function oneIsPresent(
  values: readonly BoundExpression[],
  facts: readonly BoundExpression[],
  options?: CoverOptions,
): boolean {
  return values.some((one) => one.absent.length === 0) || covers(values.flatMap(casesOf), facts, options);
}

/** The conjunctions of conditions under each of which a value is surely there. */
function casesOf(value: BoundExpression): readonly (readonly BoundExpression[])[] {
  if (value.absent.length === 0) return [[]];
  if (value.kind === 'call' && (value.name === 'default' || value.name === 'firstOf')) {
    return value.arguments.flatMap(casesOf);
  }
  if (value.kind === 'call' && value.name === 'if') {
    const [test, then, otherwise] = value.arguments;
    if (test === undefined || then === undefined || otherwise === undefined) return [];
    return [
      ...casesOf(then).map((one) => [test, ...one]),
      ...casesOf(otherwise).map((one) => [negated(test), ...one]),
    ];
  }
  const conditions = value.absent.map((absence) => conditionsAgainst(absence, value.span));
  return conditions.every((some) => some !== undefined) ? [conditions.flat()] : [];
}

/** The conditions under which an absence does not happen; undefined when no condition says so. */
function conditionsAgainst(absence: Absence, span: Span): readonly BoundExpression[] | undefined {
  if (absence.kind === 'failed') return [hasStatus(absence.task, 'Succeeded', span)];
  if (absence.kind === 'null') return [isPresent(absence.element)];
  if (absence.kind === 'skipped') {
    return absence.because.length === 0 ? undefined : absence.because.map(({ when }) => when);
  }
  const reference: BoundExpression = {
    kind: 'reference',
    target: absence.target,
    type: { kind: 'any' },
    absent: [],
    span,
  };
  return [isPresent(reference)];
}

function isPresent(value: BoundExpression): BoundExpression {
  return {
    kind: 'call',
    name: 'present',
    arguments: [value],
    type: { kind: 'bool' },
    absent: [],
    span: value.span,
  };
}

/**
 * Whether at least one of these conjunctions holds in every case. Decided by trying all states of what the conditions test, as long as there
 * are few. Sound: false means "not proven".
 */
export function coversAll(
  conditions: readonly (readonly BoundExpression[])[],
  options?: CoverOptions,
): boolean {
  return covers(conditions, [], options);
}

function covers(
  conditions: readonly (readonly BoundExpression[])[],
  facts: readonly BoundExpression[],
  options: CoverOptions | undefined,
): boolean {
  const variables = new Variables(options);
  const goal = any(conditions.map((one) => all(one.map((condition) => formulaOf(condition, variables)))));
  const given = knownFrom(facts).map((fact) => formulaOf(fact, variables));
  return isAlwaysTrue(any([...relevant(given, goal).map(not), goal]));
}

/** The facts that share a variable with the goal, directly or through other facts. */
function relevant(facts: readonly Formula[], goal: Formula): readonly Formula[] {
  const reached = variablesOf(goal);
  const chosen = new Set<Formula>();
  for (let grown = true; grown; ) {
    grown = false;
    for (const fact of facts) {
      const tested = variablesOf(fact);
      if (chosen.has(fact) || ![...tested].some((one) => reached.has(one))) continue;
      if (new Set([...reached, ...tested]).size > maxVariables) continue;
      chosen.add(fact);
      for (const one of tested) reached.add(one);
      grown = true;
    }
  }
  return [...chosen];
}

function isAlwaysTrue(formula: Formula): boolean {
  const variables = [...variablesOf(formula)];
  const states = variables.map((one) => one.states());
  if (variables.length > maxVariables) return false;
  if (states.reduce((product, one) => product * one.length, 1) > maxCases) return false;
  return holdsFrom(0, formula, variables, states, new Map());
}

function holdsFrom(
  index: number,
  formula: Formula,
  variables: readonly Variable[],
  states: readonly (readonly State[])[],
  chosen: Map<Variable, State>,
): boolean {
  const variable = variables[index];
  if (variable === undefined) return evaluate(formula, chosen);
  return (states[index] ?? []).every((state) => {
    chosen.set(variable, state);
    return holdsFrom(index + 1, formula, variables, states, chosen);
  });
}
