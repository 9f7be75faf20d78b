import type { BoundExpression } from '../../../../model/bound-expression.ts';
import type { Type } from '../../../../model/type.ts';
import type { ArgoEnvironment } from './environment.ts';
import { lowerAtTop } from './lower-at-top.ts';
import { asTags } from './piece.ts';
import { transportForm } from './transport.ts';

/** The `value:` of an argument in transport form, for a consumer of type `to` (by default the type of the expression). */
export function lowerArgument(expression: BoundExpression, environment: ArgoEnvironment, to?: Type): string {
  return asTags(lowerAtTop(expression, environment, transportForm, to), transportForm);
}
