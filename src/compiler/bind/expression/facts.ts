import type { BoundExpression } from '../../../model/bound-expression.ts';
import { conjunctsOf } from '../../../validate/absence.ts';
import type { Facts } from './scope.ts';

/** The facts where a condition is known to hold as well; each side of a conjunction becomes a fact of its own. */
export function assume(facts: Facts, condition: BoundExpression): Facts {
  return [...facts, ...conjunctsOf(condition)];
}
