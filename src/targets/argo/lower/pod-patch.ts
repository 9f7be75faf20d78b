import type { Manifest, TaskSettings } from '../../../model/bound.ts';
import type { Value } from '../../../model/type.ts';
import { lowerJson } from './expression/index.ts';
import type { Frame } from './frame.ts';

/** Fields of an object, each as a text of JSON. */
type Fields = ReadonlyMap<string, string>;

/**
 * What is laid over the pod: fields that people wrote, and the amounts that the run computes, since Argo takes only constants where amounts
 * stand. A patch is a text, in which each computed value is a text of JSON that nothing can break out of.
 */
export function lowerPodPatch(
  { podSpecPatch = {}, computedResources }: TaskSettings,
  frame: Frame,
): { readonly podSpecPatch?: string } {
  const { containers = [] } = podSpecPatch;
  const amounts = [...computedResources].map(([list, values]): readonly [string, string] => [
    list,
    object(new Map([...values].map(([name, value]) => [name, lowerJson(value, frame)]))),
  ]);
  const fields = new Map(Object.entries(podSpecPatch).map(([key, value]) => [key, json(value)]));
  if (amounts.length > 0) {
    const all = containers as readonly Manifest[];
    const main = all.find(({ name }) => name === 'main') ?? { name: 'main' };
    const patched = new Map(Object.entries(main).map(([key, value]) => [key, json(value)]));
    const texts = [
      object(patched.set('resources', object(new Map(amounts)))),
      ...all.filter((one) => one !== main).map(json),
    ];
    fields.set('containers', `[${texts.join(', ')}]`);
  }
  return fields.size === 0 ? {} : { podSpecPatch: object(fields) };
}

/** JSON in which no two braces stand together: Argo would read them. */
function json(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(json).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return object(new Map(Object.entries(value).map(([key, inner]) => [key, json(inner)])));
}

function object(fields: Fields): string {
  return `{${[...fields].map(([key, value]) => `${JSON.stringify(key)}: ${value}`).join(', ')} }`;
}
