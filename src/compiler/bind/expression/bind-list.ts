import type { Span } from '../../../diagnostics/span.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import type { ListExpression } from '../../../syntax/expression/ast.ts';
import { isArtifactType } from '../../../validate/assignable.ts';
import { printType } from '../../../validate/types.ts';
import { expressionCodes } from './codes.ts';
import type { BindContext } from './context.ts';
import { bindOperand } from './operand.ts';
import { reportAbsent } from './report-absent.ts';
import { sourceText } from './source-text.ts';
import { holdingAll } from './unify.ts';

/** `[a, b]` inside an expression. */
export function bindList(expression: ListExpression, context: BindContext): BoundExpression | undefined {
  const bound = expression.items.map((item) =>
    item.kind === 'literal' ? context.bind(item, context) : bindOperand(item, context),
  );
  const items = bound.filter((one) => one !== undefined);
  return items.length < bound.length ? undefined : listOf(items, expression.span, context);
}

/**
 * The list of some bound items: a constant when all are constants. Items of different types make a List without an element type; of artifacts
 * there must be one. What travels neither by value nor by a key can be no item.
 */
export function listOf(
  items: readonly BoundExpression[],
  span: Span,
  context: Pick<BindContext, 'facts' | 'sink'>,
): BoundExpression | undefined {
  const fits = items.map((item) => isItem(item, context)).every(Boolean);
  if (!fits) return undefined;
  const holds = holdingAll(items);
  const artifact = items.find((item) => isArtifactType(item.type));
  if (artifact !== undefined && (holds.orNull === true || !isArtifactType(holds.of))) {
    const other = items.find((item) => !isArtifactType(item.type)) ?? artifact;
    context.sink.report(
      expressionCodes['type-mismatch'],
      other.span,
      `"${sourceText(other.span)}" is of type ${printType(other.type)}, and the List holds artifacts.`,
    );
    return undefined;
  }
  const type = { kind: 'list', ...holds } as const;
  const values = items.flatMap((item) => (item.kind === 'literal' ? [item.value] : []));
  return values.length === items.length
    ? { kind: 'literal', value: values, type, absent: [], span }
    : { kind: 'list', items, type, absent: [], span };
}

function isItem(item: BoundExpression, { facts, sink }: Pick<BindContext, 'facts' | 'sink'>): boolean {
  if (reportAbsent(item, facts, sink)) return false;
  const { kind } = item.type;
  if (kind !== 'volume' && kind !== 'snapshot' && kind !== 'secret') return true;
  const name = sourceText(item.span);
  sink.report(
    expressionCodes['type-mismatch'],
    item.span,
    `"${name}" is of type ${printType(item.type)}, which a List cannot hold.`,
  );
  return false;
}
