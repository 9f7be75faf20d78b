import type { BoundExpression } from '../../../../model/bound-expression.ts';
import type { Type } from '../../../../model/type.ts';
import type { ArgoEnvironment } from './environment.ts';
import { lowerAtTop } from './lower-at-top.ts';
import { outputEnvironment } from './output-environment.ts';
import { asExpression } from './piece.ts';
import { finalForm } from './transport.ts';

/** As `lowerOutputExpression`, but decoded: the outputs of a run show the bytes that the steps wrote. An absent one is `{absent}` there too. */
export function lowerRootOutput(
  expression: BoundExpression,
  environment: ArgoEnvironment,
  to?: Type,
): string {
  return asExpression(lowerAtTop(expression, outputEnvironment(environment), finalForm, to), finalForm).text;
}
