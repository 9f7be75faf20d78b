import type { BoundExpression } from '../../../../model/bound-expression.ts';
import type { Type } from '../../../../model/type.ts';
import type { ArgoEnvironment } from './environment.ts';
import { lowerAtTop } from './lower-at-top.ts';
import { asTags } from './piece.ts';
import { kubeletForm } from './transport.ts';

/**
 * The `value:` of an environment variable of a leaf: decoded, and safe for the kubelet. When `$(PW_LB)` is in it, the container must define
 * `PW_LB` as `{` before it. An absent value gives the empty text.
 */
export function lowerEnv(expression: BoundExpression, environment: ArgoEnvironment, to?: Type): string {
  return asTags(lowerAtTop(expression, environment, kubeletForm, to), kubeletForm);
}
