import type { BoundCall, BoundExpression, BoundIndex } from '../../../model/bound-expression.ts';
import { isElement, mayBeNull } from '../../../model/may-be-null.ts';
import { isCertain } from '../../../validate/absence.ts';
import type { Facts } from './scope.ts';

/** An element of a List or Dict with why it may be missing: null may stand there, and no fact says that it does not. */
export function withNull<T extends BoundIndex | BoundCall>(element: T, facts: Facts): T {
  if (!mayBeNull(element)) return element;
  const absence = { kind: 'null', element } as const;
  return isCertain(absence, facts) ? element : { ...element, absent: [absence] };
}

/**
 * A value of which somebody asks whether it is there. Where no type says what a List or Dict holds, null may stand in the place of an element of
 * it: asked for, that is absent.
 */
export function asked(value: BoundExpression, facts: Facts): BoundExpression {
  return isElement(value) && value.type.kind === 'any' ? withNull({ ...value, orNull: true }, facts) : value;
}

/** Whether a value is null where it is written, or may be missing because null may stand where it is taken from. */
export function isNullable({ type, absent }: BoundExpression): boolean {
  return type.kind === 'null' || absent.some(({ kind }) => kind === 'null');
}
