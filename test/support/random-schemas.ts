import { Ajv } from 'ajv';
import fc from 'fast-check';
import type { Value } from '../../src/model/type.ts';

/** JSON Schemas (draft-07) and values with few keys, texts and numbers, so that they often meet. */

const keys = ['a', 'b', "it's", '{{c}}', 'é😀'] as const;
const key = fc.constantFrom(...keys);
const text = fc.constantFrom('', 'a', 'ab', "it's", '{{x}}', 'é😀', 'éé', '\\', '"', 'null', '1');
const number = fc.constantFrom(-2, -0.5, 0, 0.5, 1, 1.5, 2, 3, 10, 1e20, 123456789012, 1e-7);
const pattern = fc.constantFrom('^a', 'b$', '^.{2}$', '\\{\\{', '[^a]', '^(?:a|it)', '\\d', "'");

export const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(text, number, fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
})).value;

/** What a person may enter for a List or Dict. */
export const collection: fc.Arbitrary<Value> = fc.oneof(
  fc.array(anyValue, { maxLength: 5 }),
  fc.dictionary(key, anyValue, { maxKeys: 4 }),
);

function sorted(value: Value): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

const typeName = fc.constantFrom('string', 'integer', 'number', 'boolean', 'null', 'array', 'object');
const count = fc.constantFrom(0, 1, 2, 3);

/** With references to the definitions that are named. */
function schemaWith(definitions: readonly string[], depth: number): fc.Arbitrary<Value> {
  const references = definitions.map((name) => fc.constant({ $ref: `#/definitions/${name}` }));
  const small = fc.oneof(
    fc.boolean(),
    fc.record({ type: typeName }),
    fc.record({ const: anyValue }),
    fc.record({ minimum: number, type: fc.constantFrom('integer', 'number') }),
    ...references,
  );
  if (depth === 0) return small;
  const schema = fc.oneof(
    { arbitrary: small, weight: 1 },
    { arbitrary: schemaWith(definitions, depth - 1), weight: 2 },
  );
  const schemas = fc.array(schema, { minLength: 1, maxLength: 3 });
  const words: Readonly<Record<string, fc.Arbitrary<Value>>> = {
    type: fc.oneof(typeName, fc.uniqueArray(typeName, { minLength: 1, maxLength: 4 })),
    enum: fc.uniqueArray(anyValue, { minLength: 1, maxLength: 4, selector: sorted }),
    const: anyValue,
    minimum: number,
    maximum: number,
    exclusiveMinimum: number,
    exclusiveMaximum: number,
    multipleOf: fc.constantFrom(0.5, 1, 2, 3),
    minLength: count,
    maxLength: count,
    pattern,
    items: fc.oneof(schema, fc.array(schema, { minLength: 1, maxLength: 3 })),
    additionalItems: schema,
    minItems: count,
    maxItems: count,
    uniqueItems: fc.boolean(),
    contains: schema,
    required: fc.uniqueArray(key, { maxLength: 2 }),
    properties: fc.dictionary(key, schema, { maxKeys: 3 }),
    patternProperties: fc.dictionary(pattern, schema, { maxKeys: 2 }),
    additionalProperties: schema,
    propertyNames: schema,
    minProperties: count,
    maxProperties: count,
    dependencies: fc.dictionary(key, fc.oneof(fc.uniqueArray(key, { maxLength: 2 }), schema), { maxKeys: 2 }),
    allOf: schemas,
    anyOf: schemas,
    oneOf: schemas,
    not: schema,
    if: schema,
    // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
    then: schema,
    else: schema,
  };
  const one = fc
    .constantFrom(...Object.keys(words))
    .chain((word) => fc.record({ [word]: words[word] ?? fc.constant(true) }));
  const together = fc.constantFrom(
    ['if', 'then', 'else'],
    ['items', 'additionalItems'],
    ['properties', 'additionalProperties', 'patternProperties'],
    ['properties', 'required', 'type'],
  );
  const several = together.chain((chosen) =>
    fc.record(Object.fromEntries(chosen.map((word) => [word, words[word] ?? fc.constant(true)]))),
  );
  return fc
    .tuple(fc.oneof(one, several), fc.option(one, { nil: {} }), fc.option(one, { nil: {} }))
    .map((parts) => Object.assign({}, ...parts) as Value);
}

/** Definitions refer to those after them only. */
export const anySchema: fc.Arbitrary<Value> = fc
  .tuple(schemaWith(['one', 'two'], 3), schemaWith(['two'], 1), schemaWith([], 2))
  .map(([schema, one, two]) => ({ ...(schema as object), definitions: { one, two } }))
  .map((schema) => JSON.parse(JSON.stringify(schema)) as Value);

/**
 * The judgement of ajv. Of empty lists it has none of its own where a variable of it is not set or is left from another item: beside a list of
 * `items`, and for `contains`. So the first stands alone in what it is given, and the second beside what means the same of an empty list.
 */
export function judgeOf(schema: Value): (value: Value) => boolean {
  const given = JSON.parse(JSON.stringify(schema), (_, one) => {
    const { items, additionalItems, contains, ...others } = one ?? {};
    const parts = [
      ...(Array.isArray(items) ? [{ items, additionalItems }] : []),
      ...(contains === undefined ? [] : [{ minItems: 1 }, { contains }]),
    ];
    if (parts.length === 0) return one;
    const rest = Array.isArray(items) ? others : { ...others, items, additionalItems };
    return { ...rest, allOf: [...(others.allOf ?? []), ...parts] };
  });
  const judge = new Ajv({ strict: false, validateSchema: false }).compile(given);
  return (value) => judge(value);
}
