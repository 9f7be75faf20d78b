import type { At } from '../../syntax/at.ts';

/** The texts of a map whose values are scalars, as they are written: `1.10` stays `1.10`. Other values are left out. */
export function plainTexts(
  at: At<{ readonly [key: string]: unknown }> | undefined,
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [key, { node }] of at?.entries() ?? []) {
    if (node.kind === 'scalar') texts.set(key, node.style === 'plain' ? node.text : String(node.value));
  }
  return texts;
}
