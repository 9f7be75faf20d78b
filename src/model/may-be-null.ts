import type { BoundCall, BoundExpression, BoundIndex } from './bound-expression.ts';
import type { Type } from './type.ts';

/** The part of the type of a List or Dict that says what it holds. */
export interface Holds {
  readonly of: Type;
  readonly orNull?: true;
}

/** `of` for elements that are all there, `of?` where null may stand for some. */
export function holding(of: Type, orNull: boolean): Holds {
  return orNull ? { of, orNull } : { of };
}

/** Whether null may stand in a List or Dict of this type. */
export function holdsNull(type: Type): boolean {
  return (type.kind === 'list' || type.kind === 'dict') && type.orNull === true;
}

/** Whether an expression takes an element out of a List or Dict, and null may stand there, which is to be absent. */
export function mayBeNull(expression: BoundExpression): boolean {
  if (!isElement(expression)) return false;
  const holder = expression.kind === 'index' ? expression.object : expression.arguments[0];
  return expression.orNull === true || (holder !== undefined && holdsNull(holder.type));
}

/** Whether an expression takes an element out of a List or Dict. */
export function isElement(expression: BoundExpression): expression is BoundIndex | BoundCall {
  const isEnd = expression.kind === 'call' && (expression.name === 'first' || expression.name === 'last');
  return expression.kind === 'index' || isEnd;
}
