import { trueWords } from '../util/bool-words.ts';
import type { BoundPort, Placeholder } from './bound.ts';
import type { BoundExpression } from './bound-expression.ts';

/** Whether the `then` of an `if` is taken, which is decided when the pipeline is compiled. `given`: the arguments of the task. */
export function conditionHolds(
  condition: Extract<Placeholder, { kind: 'if' }>['condition'],
  given: ReadonlyMap<BoundPort, BoundExpression>,
): boolean {
  if (condition.kind === 'constant') return condition.value;
  const value = given.get(condition.input);
  if (condition.kind === 'isPresent') return value !== undefined;
  return value?.kind === 'literal' && trueWords.includes(String(value.value).toLowerCase());
}
