import type { BoundExpression } from '../../../../model/bound-expression.ts';
import type { Type } from '../../../../model/type.ts';
import { InternalError } from '../../../../util/invariant.ts';
import type { ArgoEnvironment } from './environment.ts';

/** The `value:` of an argument in transport form, for a consumer of type `to` (by default the type of the expression). */
export function lowerArgument(
  expression: BoundExpression,
  environment: ArgoEnvironment,
  to: Type = expression.type,
): string {
  throw new InternalError(`lowerArgument is not written yet: ${typeof expression} ${typeof environment}`);
}
