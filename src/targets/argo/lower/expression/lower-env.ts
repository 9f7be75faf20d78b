import type { BoundExpression } from '../../../../model/bound-expression.ts';
import { type ArgoEnvironment, absentText } from './environment.ts';
import { lowerAtTop } from './lower-at-top.ts';
import { asTags } from './piece.ts';
import { kubeletForm } from './transport.ts';

/**
 * The `value:` of an environment variable of a leaf: decoded, and safe for the kubelet. When `$(PW_LB)` is in it, the container must define
 * `PW_LB` as `{` before it. `absent` is what an absent value gives: the sentinel, or a text such as the empty one.
 */
export function lowerEnv(
  expression: BoundExpression,
  environment: ArgoEnvironment,
  absent: string = absentText,
): string {
  const form = { ...kubeletForm, absent };
  return asTags(lowerAtTop(expression, environment, form), form);
}
