import type { BoundExpression } from '../../model/bound-expression.ts';
import type { Type } from '../../model/type.ts';
import { keepsNull } from '../../validate/keeps-null.ts';
import { anyType } from '../../validate/type-names.ts';

/** Whether it is forgotten where null may stand in a value, when it is taken for a `to`. Null that is written there is no surprise. */
export function losesNull(value: BoundExpression, to: Type): boolean {
  if (value.kind === 'literal') return false;
  const parts = partsOf(value);
  if (parts === undefined) return !keepsNull(value.type, to);
  const of = to.kind === value.type.kind && 'of' in to ? to.of : anyType;
  return parts.some((part) => losesNull(part, of));
}

/** What stands in a List or map that is written. */
function partsOf(value: BoundExpression): readonly BoundExpression[] | undefined {
  if (value.kind === 'list') return value.items;
  return value.kind === 'call' && value.name === 'dict' ? value.arguments.slice(1) : undefined;
}
