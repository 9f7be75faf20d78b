import type { BoundExpression, ReferenceTarget } from '../../../../model/bound-expression.ts';
import { compare, primary, quote } from './code.ts';
import type { ArgoEnvironment } from './environment.ts';
import { absentText } from './environment.ts';
import { createLowering } from './lowering.ts';

/** A text that is `true` when the value is present and `false` when it is absent. */
export function lowerPresence(expression: BoundExpression, environment: ArgoEnvironment): string {
  const condition = createLowering(environment).presence(expression);
  return condition === undefined ? 'true' : `{{= ${condition.text} }}`;
}

/** The same for an input of the template that is read in its transport form, where nothing but absence is `{absent}`. */
export function lowerSentinelTest(target: ReferenceTarget, environment: ArgoEnvironment): string {
  return `{{= ${compare('!=', primary(environment.access(target).code), quote(absentText)).text} }}`;
}
