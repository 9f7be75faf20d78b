import type { BoundExpression } from '../../../../model/bound-expression.ts';
import type { Type } from '../../../../model/type.ts';
import type { ArgoEnvironment } from './environment.ts';
import { lowerAtTop } from './lower-at-top.ts';
import { outputEnvironment } from './output-environment.ts';
import { asExpression } from './piece.ts';
import { transportForm } from './transport.ts';

/** The bare expression of a DAG output's `valueFrom.expression`, in transport form; it never fails on absent values. */
export function lowerOutputExpression(
  expression: BoundExpression,
  environment: ArgoEnvironment,
  to?: Type,
): string {
  return asExpression(
    lowerAtTop(expression, outputEnvironment(environment), transportForm, to),
    transportForm,
  ).text;
}
