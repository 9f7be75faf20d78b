import type { BoundExpression } from '../../../../model/bound-expression.ts';
import type { ArgoEnvironment } from './environment.ts';
import { createLowering } from './lowering.ts';
import { truth } from './operators.ts';

/** The whole `when` text: one expression tag that gives `true` or `false`. */
export function lowerCondition(expression: BoundExpression, environment: ArgoEnvironment): string {
  return `{{= ${truth(expression, createLowering(environment)).text} }}`;
}
