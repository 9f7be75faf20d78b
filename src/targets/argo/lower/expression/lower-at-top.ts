import type { BoundExpression } from '../../../../model/bound-expression.ts';
import { mayBeNull } from '../../../../model/may-be-null.ts';
import type { Type } from '../../../../model/type.ts';
import { quote } from './code.ts';
import type { ArgoEnvironment } from './environment.ts';
import { createLowering } from './lowering.ts';
import type { Piece } from './piece.ts';
import { type Form, travelOf } from './transport.ts';

/**
 * A whole expression in a form. What may be absent gives the form's sign of absence; a lone reference or element is judged by what is there, because
 * arguments are resolved before the conditions that prove it present.
 */
export function lowerAtTop(
  expression: BoundExpression,
  environment: ArgoEnvironment,
  form: Form,
  to: Type = expression.type,
): readonly Piece[] {
  const isJudgedHere = expression.kind === 'reference' || mayBeNull(expression);
  const mayBeAbsent = isJudgedHere || expression.absent.length > 0;
  const absent = mayBeAbsent ? quote(form.absent) : undefined;
  return createLowering(environment).text(expression, form, travelOf(to), absent);
}
