import { isMap, type Schema } from './type-schema.ts';

/** What stands behind a word of JSON Schema (draft-07). `remark`: something about the schema, nothing about values. */
export type Form =
  | 'remark'
  | 'any'
  | 'list'
  | 'names'
  | 'types'
  | 'flag'
  | 'number'
  | 'positive'
  | 'count'
  | 'pattern'
  | 'reference'
  | 'schema'
  | 'schemas'
  | 'schema or schemas'
  | 'map of schemas'
  | 'schemas by pattern'
  | 'dependencies'
  | 'definitions';

export const forms: ReadonlyMap<string, Form> = new Map(
  Object.entries({
    remark: 'title description default examples example $schema $id $comment deprecated readOnly writeOnly',
    any: 'const',
    list: 'enum',
    names: 'required',
    types: 'type',
    flag: 'uniqueItems',
    number: 'minimum maximum exclusiveMinimum exclusiveMaximum',
    positive: 'multipleOf',
    count: 'minLength maxLength minItems maxItems minProperties maxProperties',
    pattern: 'pattern',
    reference: '$ref',
    schema: 'additionalItems contains additionalProperties propertyNames not if then else',
    schemas: 'allOf anyOf oneOf',
    'schema or schemas': 'items',
    'map of schemas': 'properties',
    'schemas by pattern': 'patternProperties',
    dependencies: 'dependencies',
    definitions: 'definitions $defs',
  } satisfies Record<Form, string>).flatMap(([form, words]) =>
    words.split(' ').map((word) => [word, form as Form] as const),
  ),
);

export type Path = readonly (string | number)[];

/** The same schema with something else in the place of each schema directly in it. Whatever has not the form that its word wants stays. */
export function mapSchemas(schema: Schema, change: (inner: unknown, path: Path) => unknown): Schema {
  return Object.fromEntries(
    Object.entries(schema).map(([word, value]) => [word, mapWord(word, value, change)]),
  );
}

function mapWord(word: string, value: unknown, change: (inner: unknown, path: Path) => unknown): unknown {
  const eachOf = (map: Schema): unknown =>
    Object.fromEntries(
      Object.entries(map).map(([key, inner]) => [
        key,
        Array.isArray(inner) ? inner : change(inner, [word, key]),
      ]),
    );
  switch (forms.get(word)) {
    case 'schema':
      return change(value, [word]);
    case 'schemas':
    case 'schema or schemas':
      if (Array.isArray(value)) return value.map((inner, index) => change(inner, [word, index]));
      return forms.get(word) === 'schemas' ? value : change(value, [word]);
    case 'map of schemas':
    case 'schemas by pattern':
    case 'dependencies':
    case 'definitions':
      return isMap(value) ? eachOf(value) : value;
    default:
      return value;
  }
}

/** The regular expressions of a schema, those inside of it included, each with the path of its word. */
export function patternsOf(schema: unknown): readonly { readonly pattern: string; readonly path: Path }[] {
  if (!isMap(schema)) return [];
  const found: { readonly pattern: string; readonly path: Path }[] = [];
  if (typeof schema.pattern === 'string') found.push({ pattern: schema.pattern, path: ['pattern'] });
  if (isMap(schema.patternProperties)) {
    for (const pattern of Object.keys(schema.patternProperties))
      found.push({ pattern, path: ['patternProperties', pattern] });
  }
  mapSchemas(schema, (inner, path) => {
    found.push(...patternsOf(inner).map((one) => ({ ...one, path: [...path, ...one.path] })));
    return inner;
  });
  return found;
}
