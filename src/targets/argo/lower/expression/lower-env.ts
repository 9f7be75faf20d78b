import type { BoundExpression } from '../../../../model/bound-expression.ts';
import { InternalError } from '../../../../util/invariant.ts';
import type { ArgoEnvironment } from './environment.ts';

/** The `value:` of an environment variable of a leaf, decoded and safe for the kubelet; the container must define `PW_LB` when `$(PW_LB)` is in it. An absent value gives the empty text. */
export function lowerEnv(expression: BoundExpression, environment: ArgoEnvironment): string {
  throw new InternalError(`lowerEnv is not written yet: ${typeof expression} ${typeof environment}`);
}
