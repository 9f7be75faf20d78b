import type { BoundExpression } from '../../../../model/bound-expression.ts';
import { InternalError } from '../../../../util/invariant.ts';
import type { ArgoEnvironment } from './environment.ts';

/** The whole `when` text: one expression tag that gives `true` or `false`. */
export function lowerCondition(expression: BoundExpression, environment: ArgoEnvironment): string {
  throw new InternalError(`lowerCondition is not written yet: ${typeof expression} ${typeof environment}`);
}
