import type { BoundExpression } from '../../../../model/bound-expression.ts';
import type { Type } from '../../../../model/type.ts';
import { InternalError } from '../../../../util/invariant.ts';
import type { ArgoEnvironment } from './environment.ts';

/** As `lowerOutputExpression`, but decoded: the outputs of a run show the bytes that the step wrote. */
export function lowerRootOutput(
  expression: BoundExpression,
  environment: ArgoEnvironment,
  to: Type = expression.type,
): string {
  throw new InternalError(`lowerRootOutput is not written yet: ${typeof expression} ${typeof environment}`);
}
