import type { Json, JsonObject } from '../bundle-schema.ts';

/**
 * Of the definitions from `root` on, what leads to `target` and nothing else, each under a name of its own: something to hang more on than the
 * definitions say, in the same places.
 */
export function skeleton(
  definitions: Readonly<Record<string, JsonObject>>,
  root: string,
  target: string,
  rename: (name: string) => string,
): Record<string, JsonObject> {
  const leading = leadingTo(definitions, root, target);
  const prune = (value: Json | undefined): JsonObject | undefined => {
    if (!isObject(value)) return undefined;
    const { $ref, additionalProperties } = value;
    const name = typeof $ref === 'string' ? $ref.slice(prefix.length) : undefined;
    if (name !== undefined) return leading.has(name) ? { $ref: `${prefix}${rename(name)}` } : undefined;
    const properties = Object.entries(isObject(value.properties) ? value.properties : {}).flatMap(
      ([key, inner]) => {
        const kept = prune(inner);
        return kept === undefined ? [] : [[key, kept] as const];
      },
    );
    const others = prune(additionalProperties);
    if (properties.length === 0 && others === undefined) return undefined;
    return {
      ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
      ...(others !== undefined && { additionalProperties: others }),
    };
  };
  return Object.fromEntries([...leading].map((name) => [rename(name), prune(definitions[name]) ?? {}]));
}

/** The definitions that can be reached from `root` and from which `target` can be reached. */
function leadingTo(
  definitions: Readonly<Record<string, JsonObject>>,
  root: string,
  target: string,
): ReadonlySet<string> {
  const links = new Map<string, readonly string[]>();
  const visit = (name: string): void => {
    if (links.has(name)) return;
    const targets = referencesIn(definitions[name]);
    links.set(name, targets);
    targets.forEach(visit);
  };
  visit(root);
  const found = new Set([target]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const [name, targets] of links) if (targets.some((one) => found.has(one))) found.add(name);
  }
  return found;
}

/** The names of all definitions that a schema refers to. */
export function referencesIn(schema: Json | undefined): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value.slice(prefix.length)] : referencesIn(value),
  );
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const prefix = '#/definitions/';
