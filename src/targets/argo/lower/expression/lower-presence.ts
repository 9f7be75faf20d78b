import type { BoundExpression } from '../../../../model/bound-expression.ts';
import type { ArgoEnvironment } from './environment.ts';
import { createLowering } from './lowering.ts';

/** A text that is `true` when the value is present and `false` when it is absent. */
export function lowerPresence(expression: BoundExpression, environment: ArgoEnvironment): string {
  const condition = createLowering(environment).presence(expression);
  return condition === undefined ? 'true' : `{{= ${condition.text} }}`;
}
