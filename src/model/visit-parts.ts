import type { BoundExpression } from './bound-expression.ts';

/** Calls `visit` for an expression and every part of it, the whole first. */
export function visitParts(expression: BoundExpression, visit: (part: BoundExpression) => void): void {
  visit(expression);
  for (const part of partsOf(expression)) visitParts(part, visit);
}

function partsOf(expression: BoundExpression): readonly BoundExpression[] {
  switch (expression.kind) {
    case 'literal':
    case 'reference':
      return [];
    case 'list':
      return expression.items;
    case 'text':
      return expression.parts;
    case 'index':
      return [expression.object, expression.index];
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'call':
      return expression.arguments;
  }
}
