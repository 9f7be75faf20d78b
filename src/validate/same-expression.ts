import type { BoundExpression } from '../model/bound-expression.ts';
import { sameValue } from '../util/same-value.ts';
import { sameTarget } from './same-target.ts';

/** Whether two expressions are built alike from the same references, and so have the same value in one run. Places don't count. */
export function sameExpression(a: BoundExpression, b: BoundExpression): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case 'literal':
      return b.kind === 'literal' && sameValue(a.value, b.value);
    case 'list':
      return b.kind === 'list' && sameAll(a.items, b.items);
    case 'text':
      return b.kind === 'text' && sameAll(a.parts, b.parts);
    case 'reference':
      return b.kind === 'reference' && sameTarget(a.target, b.target);
    case 'index':
      return b.kind === 'index' && sameExpression(a.object, b.object) && sameExpression(a.index, b.index);
    case 'unary':
      return b.kind === 'unary' && a.operator === b.operator && sameExpression(a.operand, b.operand);
    case 'binary':
      return (
        b.kind === 'binary' &&
        a.operator === b.operator &&
        sameExpression(a.left, b.left) &&
        sameExpression(a.right, b.right)
      );
    case 'call':
      return b.kind === 'call' && a.name === b.name && sameAll(a.arguments, b.arguments);
  }
}

function sameAll(a: readonly BoundExpression[], b: readonly BoundExpression[]): boolean {
  return a.length === b.length && a.every((one, index) => sameExpression(one, b[index] ?? one));
}
