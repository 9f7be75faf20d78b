import { isList } from '../../model/is-list.ts';
import type { Value } from '../../model/type.ts';

/** Where no expression may stand, `$${{` is a literal `${{` all the same; also inside lists and maps. */
export function withoutEscapes(text: string): string;
export function withoutEscapes(value: Value): Value;
export function withoutEscapes(value: Value): Value {
  if (typeof value === 'string') return value.replaceAll('$${{', () => '${{');
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((one) => withoutEscapes(one));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutEscapes(one)]));
}
