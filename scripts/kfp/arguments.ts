import { isMap } from './effective.ts';
import type { Json, variantNames } from './golden.ts';

/** What a variant gives to a component where KFP failed, and the golden does not say. */
export function argumentsOf(what: (typeof variantNames)[number], spec: Json): Readonly<Record<string, Json>> {
  const inputs = isMap(spec) && Array.isArray(spec.inputs) ? spec.inputs.filter(isMap) : [];
  const given =
    what === 'minimal' ? inputs.filter((one) => one.optional !== true && one.default === undefined) : inputs;
  const values = given.map((input, index): readonly [string, Json] => {
    const name = String(input.name);
    if (what === 'byref') return [name, { pipelineParam: `p${index}` }];
    if (what === 'upstream') return [name, { taskOutput: ['produce', `out_${index}`] }];
    return [name, constants.get(input.type) ?? `dummy:${name}`];
  });
  return Object.fromEntries(values);
}

const constants: ReadonlyMap<Json | undefined, Json> = new Map<Json | undefined, Json>([
  ...['Integer', 'int'].map((name) => [name, 42] as const),
  ...['Float', 'float'].map((name) => [name, 0.5] as const),
  ...['Bool', 'Boolean', 'bool'].map((name) => [name, true] as const),
  ...['JsonArray', 'List', 'list'].map((name) => [name, ['a', 'b c']] as const),
  ...['JsonObject', 'Dict', 'Dictionary', 'dict'].map((name) => [name, { k: 'v', a: 1 }] as const),
]);
