import type { BoundExpression } from '../../../../model/bound-expression.ts';
import { InternalError } from '../../../../util/invariant.ts';
import type { ArgoEnvironment } from './environment.ts';

/** The text of another field that Argo substitutes (image, label, claim name, subPath), decoded. */
export function lowerFieldText(expression: BoundExpression, environment: ArgoEnvironment): string {
  throw new InternalError(`lowerFieldText is not written yet: ${typeof expression} ${typeof environment}`);
}
