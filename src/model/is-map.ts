import type { Value } from './type.ts';

/** Whether a value is a map, and no List. */
export function isMap(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
