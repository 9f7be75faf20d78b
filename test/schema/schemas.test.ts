import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { readSchemas, type Schema, type SchemaName, schemaNames } from '../../scripts/generate/schemas.ts';

const schemas = await readSchemas();
const words = ['patternErrorMessage', 'x-empty', 'x-help', 'x-noun'];
const ajv = new Ajv({
  schemas: schemaNames.map((name) => schemas[name]),
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allowUnionTypes: true,
  keywords: words,
});

interface Found {
  /** Where it stands, as a JSON pointer after the file's name. */
  readonly pointer: string;
  readonly file: SchemaName;
  readonly schema: Schema;
}

/** Every schema of a file, those of properties and definitions included. */
function everySchema(file: SchemaName): readonly Found[] {
  const found: Found[] = [];
  const visit = (value: unknown, pointer: string, isMap: boolean): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!isMap && !Array.isArray(value)) found.push({ pointer, file, schema: value as Schema });
    for (const [key, inner] of Object.entries(value)) {
      if (!isMap && ['examples', 'enum', 'const', 'default', 'required'].includes(key)) continue;
      const holdsNames =
        !isMap && ['properties', 'definitions', 'patternProperties', 'dependencies'].includes(key);
      visit(inner, `${pointer}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`, holdsNames);
    }
  };
  visit(schemas[file], `${file}.schema.json#`, false);
  return found;
}

const all = schemaNames.flatMap(everySchema);
const properties = all.filter(
  ({ pointer }) => /\/properties\/[^/]+$/.test(pointer) && !/\/(?:if|then|else)\//.test(pointer),
);

function target(schema: Schema, file: SchemaName): Schema {
  if (schema.$ref === undefined) return schema;
  const [other, name] = schema.$ref.split('#/definitions/');
  const holder =
    other === '' || other === undefined ? file : (other.replace('.schema.json', '') as SchemaName);
  const definition = schemas[holder].definitions?.[name ?? ''];
  if (definition === undefined) throw new Error(`${schema.$ref} names nothing`);
  return target(definition, holder);
}

describe('the schemas', () => {
  test.each(schemaNames)(
    '%s is a draft-07 schema with a title, a description and a place of its own',
    (name) => {
      const schema = schemas[name];
      expect(ajv.validateSchema(schema)).toBe(true);
      expect(schema).toMatchObject({
        $schema: 'http://json-schema.org/draft-07/schema#',
        $id: `${name}.schema.json`,
        title: expect.any(String),
        description: expect.any(String),
      });
    },
  );

  test('hold several hundred properties, so that the checks below check something', () => {
    expect(properties.length).toBeGreaterThan(350);
  });

  test('describe every property in a sentence', () => {
    const bare = properties.filter(({ schema, file }) => {
      const text = schema.description ?? target(schema, file).description;
      return text === undefined || !/^[A-Z`].*[.)]$/s.test(text);
    });
    expect(bare.map(({ pointer }) => pointer)).toEqual([]);
  });

  test('give every property an example', () => {
    const bare = properties.filter(
      ({ schema, file }) => (schema.examples ?? target(schema, file).examples ?? []).length === 0,
    );
    expect(bare.map(({ pointer }) => pointer)).toEqual([]);
  });

  test('give every definition a title, a description and an example', () => {
    const definitions = all.filter(({ pointer }) => /^\w+\.schema\.json#\/definitions\/\w+$/.test(pointer));
    const bare = definitions.filter(
      ({ schema }) => !schema.title || !schema.description || !schema.examples?.length,
    );
    expect(definitions.length).toBeGreaterThan(80);
    expect(bare.map(({ pointer }) => pointer)).toEqual([]);
  });

  test.each(
    all.filter(({ schema }) => schema.examples !== undefined).map((found) => [found.pointer, found] as const),
  )('every example at %s is valid there', (pointer, { schema }) => {
    const validate = ajv.getSchema(pointer);
    for (const example of schema.examples ?? []) {
      expect(validate?.(example), `${JSON.stringify(example)}: ${ajv.errorsText(validate?.errors)}`).toBe(
        true,
      );
    }
  });

  test('close every map that has properties, but for those of Kubernetes and the matrix', () => {
    const open = all.filter(
      ({ schema, pointer }) =>
        schema.properties !== undefined &&
        schema.additionalProperties !== false &&
        !/\/(?:if|then|else)(?:\/|$)/.test(pointer),
    );
    expect(open.map(({ pointer }) => pointer)).toEqual([
      'pipeline.schema.json#/definitions/matrix',
      'pipeline.schema.json#/definitions/manifest',
    ]);
  });

  test('name only properties that exist as required, and ask for no key twice', () => {
    const wrong = all.filter(({ schema, pointer }) => {
      const required = (schema.required ?? []) as readonly string[];
      if (/\/(?:if|oneOf|anyOf|dependencies)\b/.test(pointer)) return false;
      return (
        required.some((key) => schema.properties?.[key] === undefined) ||
        new Set(required).size < required.length
      );
    });
    expect(wrong.map(({ pointer }) => pointer)).toEqual([]);
  });

  test('refer only to definitions that exist, and define nothing that is not used', () => {
    const references = all.flatMap(({ schema, file }) =>
      schema.$ref === undefined ? [] : [{ ref: schema.$ref, file, schema }],
    );
    for (const { schema, file } of references) expect(() => target(schema, file)).not.toThrow();
    const used = new Set(references.map(({ ref }) => ref.slice(ref.lastIndexOf('/') + 1)));
    const unused = schemaNames
      .flatMap((name) => Object.keys(schemas[name].definitions ?? {}))
      .filter((name) => !used.has(name));
    expect(unused).toEqual([]);
  });

  test('use only words that the walk of src/validate/shape knows', () => {
    const known = new Set([
      ...['$schema', '$id', '$ref', 'title', 'description', 'examples', 'default', 'definitions'],
      ...['type', 'const', 'enum', 'pattern', 'minLength', 'minimum', 'maximum', 'items', 'minItems'],
      ...['properties', 'required', 'additionalProperties', 'patternProperties', 'propertyNames'],
      ...['minProperties', 'maxProperties', 'dependencies', 'anyOf', 'oneOf', 'if', 'then', 'else', ...words],
    ]);
    expect(
      [...new Set(all.flatMap(({ schema }) => Object.keys(schema)))].filter((word) => !known.has(word)),
    ).toEqual([]);
  });

  test('say in words what every pattern asks for', () => {
    const mute = all.filter(
      ({ schema }) => typeof schema.pattern === 'string' && !schema.patternErrorMessage,
    );
    expect(mute.map(({ pointer }) => pointer)).toEqual([]);
  });

  test('take the same settings on a task and as defaults', () => {
    const task = schemas.pipeline.definitions?.task?.properties ?? {};
    const defaults = schemas.common.definitions?.taskDefaults?.properties ?? {};
    for (const name of Object.keys(defaults)) expect(task, name).toHaveProperty(name);
    const choice = schemas.pipeline.definitions?.task?.oneOf ?? [];
    const kinds = (choice as { required: string[] }[]).map(({ required }) => required[0]);
    const own = [
      'description',
      'arguments',
      'when',
      'after',
      'forEach',
      'matrix',
      'maxParallel',
      'gather',
      'outputs',
    ];
    expect(Object.keys(task).filter((name) => !(name in defaults))).toEqual([...kinds, ...own]);
  });
});
