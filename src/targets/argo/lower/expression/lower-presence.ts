import type { BoundExpression } from '../../../../model/bound-expression.ts';
import { InternalError } from '../../../../util/invariant.ts';
import type { ArgoEnvironment } from './environment.ts';

/** A text that is `true` when the value is present and `false` when it is absent. */
export function lowerPresence(expression: BoundExpression, environment: ArgoEnvironment): string {
  throw new InternalError(`lowerPresence is not written yet: ${typeof expression} ${typeof environment}`);
}
