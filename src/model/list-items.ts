import type { BoundExpression } from './bound-expression.ts';
import type { Value } from './type.ts';

/** The items of a constant List; undefined where the expression is none. */
export function constantItems(list: BoundExpression): readonly Value[] | undefined {
  return list.kind === 'literal' && Array.isArray(list.value) ? list.value : undefined;
}

/** How many items a List has, as far as that is written. */
export function knownLength(list: BoundExpression): number | undefined {
  return (list.kind === 'list' ? list.items : constantItems(list))?.length;
}
