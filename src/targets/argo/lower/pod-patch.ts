import type { ComputedResources } from '../../../model/bound.ts';
import { lowerJson } from './expression/index.ts';
import type { Frame } from './frame.ts';

/**
 * Amounts that the run computes. Argo takes only constants where amounts stand, so that they are laid over the pod: a patch is a text, in which
 * each value is a text of JSON that nothing can break out of.
 */
export function lowerPodPatch(
  resources: ComputedResources,
  frame: Frame,
): { readonly podSpecPatch?: string } {
  if (resources.size === 0) return {};
  const lists = [...resources].map(([list, amounts]) => {
    const texts = [...amounts].map(([name, value]) => `${JSON.stringify(name)}: ${lowerJson(value, frame)}`);
    return `${JSON.stringify(list)}: {${texts.join(', ')} }`;
  });
  return { podSpecPatch: `{"containers": [{"name": "main", "resources": {${lists.join(', ')} } }] }` };
}
