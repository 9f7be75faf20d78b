import type { BoundExpression } from '../../../../model/bound-expression.ts';
import type { Type } from '../../../../model/type.ts';
import { InternalError } from '../../../../util/invariant.ts';
import type { ArgoEnvironment } from './environment.ts';

/** The bare expression of a DAG output's `valueFrom.expression`, in transport form; it never fails on absent values. */
export function lowerOutputExpression(
  expression: BoundExpression,
  environment: ArgoEnvironment,
  to: Type = expression.type,
): string {
  throw new InternalError(
    `lowerOutputExpression is not written yet: ${typeof expression} ${typeof environment}`,
  );
}
