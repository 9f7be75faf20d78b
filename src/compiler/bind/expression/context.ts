import type { Sink } from '../../../diagnostics/sink.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import type { Expression } from '../../../syntax/expression/ast.ts';
import { assume } from './facts.ts';
import type { ExpressionScope, Facts } from './scope.ts';

/** What binding one part of an expression needs. `bind` binds any part; its value may be absent or a Secret. */
export interface BindContext {
  readonly scope: ExpressionScope;
  readonly facts: Facts;
  readonly sink: Sink;
  readonly bind: (expression: Expression, context: BindContext) => BoundExpression | undefined;
}

/** The context of a part that is only asked for when the condition holds. */
export function where(condition: BoundExpression | undefined, context: BindContext): BindContext {
  return condition === undefined ? context : { ...context, facts: assume(context.facts, condition) };
}
