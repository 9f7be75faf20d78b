import type { BoundExpression } from '../../../../model/bound-expression.ts';
import type { ArgoEnvironment } from './environment.ts';
import { lowerAtTop } from './lower-at-top.ts';
import { asExpression } from './piece.ts';
import { nativeForm } from './transport.ts';

/** The key of an artifact as the step told it, in which no two braces meet; empty where the artifact is absent. */
export function lowerKeyText(key: BoundExpression, environment: ArgoEnvironment): string {
  const pieces = lowerAtTop(key, environment, { ...nativeForm, absent: '' });
  return `{{=${asExpression(pieces, nativeForm).text}}}`;
}
