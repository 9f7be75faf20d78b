import type { BoundExpression } from '../../../../model/bound-expression.ts';
import { call } from './code.ts';
import type { ArgoEnvironment } from './environment.ts';
import { createLowering } from './lowering.ts';

/** A field that Argo reads as a whole number. Steps may print blanks around one, which count nowhere else and which Argo does not take here. */
export function lowerInteger(expression: BoundExpression, environment: ArgoEnvironment): string {
  if (expression.kind === 'literal') return String(expression.value);
  return `{{=${call('toJson', createLowering(environment).value(expression)).text}}}`;
}
