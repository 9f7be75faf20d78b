import type { Value } from './type.ts';

/** Whether a value is a List. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
