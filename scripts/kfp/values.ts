import { isMap } from './effective.ts';
import type { Json } from './golden.ts';

/**
 * The text that stands for a value which is only known at run time: one that a wrong layer would change, where the input takes texts, and
 * what such an input takes where it is a number, a list or a map.
 */
export function markerOf(name: string, type: Json): string {
  if (isMap(type)) {
    const [first] = Object.entries(type);
    return markerOf(name, first !== undefined && !isMap(first[1]) ? first[0] : null);
  }
  const word = typeof type === 'string' ? type.toLowerCase().replace(/^typing\./, '') : '';
  if (/^(int|integer|float|double|bool|boolean)$/.test(word)) return name.replace(/\D/g, '') || '7';
  if (/^(list|jsonarray)\b/.test(word)) return `["${name} $(HOME)", 1]`;
  if (/^(dict|dictionary|jsonobject)\b/.test(word)) return `{"${name}": {"a": "$(HOME)"}}`;
  return `<${name} {x} {{y}} $(HOME) $$>`;
}
