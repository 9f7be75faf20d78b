import type { Json } from './golden.ts';

/**
 * The text that stands for a value which is only known at run time: one that a wrong layer would change, where the input takes texts, and
 * what such an input takes where it is a number, a list or a map.
 */
export function markerOf(name: string, type: Json): string {
  const word = typeof type === 'string' ? type.toLowerCase() : '';
  if (/^(int|integer|float|double|bool|boolean)$/.test(word)) return name.replace(/\D/g, '') || '7';
  if (/^(list|jsonarray)\b/.test(word)) return `["${name} $(HOME)", 1]`;
  if (/^(dict|dictionary|jsonobject)\b/.test(word)) return `{"${name}": {"a": "$(HOME)"}}`;
  return `<${name} {x} {{y}} $(HOME) $$>`;
}
