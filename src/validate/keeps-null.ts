import type { Type } from '../model/type.ts';
import { anyType } from './type-names.ts';

/**
 * Whether it is still known of a value of type `from` where null may stand in it, when it is taken for a `to`: no `List` without a type of its
 * elements and no absent type says it.
 */
export function keepsNull(from: Type, to: Type): boolean {
  if (from.kind !== 'list' && from.kind !== 'dict') return true;
  if (to.kind !== from.kind) return to.kind !== 'any' || keepsNull(from, { kind: from.kind, of: anyType });
  return (from.orNull !== true || to.orNull === true) && keepsNull(from.of, to.of);
}
