import { schemaTexts } from '../../generated/schemas.js';
import { harmlessJson } from '../diagnostics/format/harmless-json.ts';
import { invariant } from '../util/invariant.ts';
import type { SchemaKind } from './schema-kinds.ts';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** The schema of one kind of document, or one that tells the kinds apart by `kind`, with everything that it refers to inside. */
export function bundleSchema(kind: SchemaKind | undefined): JsonObject {
  const files = new Map(
    Object.entries(schemaTexts()).map(([name, text]) => [name, JSON.parse(text) as JsonObject]),
  );
  const definitions: Record<string, Json> = {};
  const resolve = (value: Json, file: string): Json => {
    if (typeof value !== 'object' || value === null) return value;
    if (isList(value)) return value.map((item) => resolve(item, file));
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        key === '$ref' && typeof item === 'string' ? include(item, file) : resolve(item, file),
      ]),
    );
  };
  /** Copies a definition and gives the reference to the copy. */
  const include = (reference: string, from: string): string => {
    const [, file = from, name] =
      /^(?:(\w+)\.schema\.json)?(?:#\/definitions\/(\w+))?$/.exec(reference) ?? [];
    const source = files.get(file);
    const unique = name === undefined ? file : file === 'common' ? name : `${file}-${name}`;
    if (!Object.hasOwn(definitions, unique)) {
      const whole = name === undefined ? root(source) : member(member(source, 'definitions'), name);
      definitions[unique] = true;
      definitions[unique] = resolve(whole, file);
    }
    return `#/definitions/${unique}`;
  };
  const { $schema, ...top } =
    kind === undefined ? anyKind : { $schema: anyKind.$schema, ...root(files.get(kind)) };
  const resolved = resolve(top, kind ?? 'common') as JsonObject;
  return { $schema, ...resolved, definitions };
}

/** A schema as it is written into a file. */
export function schemaText(schema: JsonObject): string {
  return `${harmlessJson(schema, 2)}\n`;
}

const anyKind = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Pipewright component, pipeline or project file',
  properties: {
    kind: { description: 'The kind of document.', examples: ['Component', 'Pipeline', 'Project'] },
  },
  if: has('Pipeline'),
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { $ref: 'pipeline.schema.json' },
  else: {
    if: has('Project'),
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { $ref: 'project.schema.json' },
    else: { $ref: 'component.schema.json' },
  },
} satisfies JsonObject;

function has(kind: string): JsonObject {
  return { required: ['kind'], properties: { kind: { const: kind } } };
}

/** A document without its identifiers and definitions. */
function root(document: JsonObject | undefined): JsonObject {
  invariant(document !== undefined, 'every kind of document has a schema');
  const { $schema: _schema, $id: _id, definitions: _definitions, ...rest } = document;
  return rest;
}

function member(value: Json | undefined, key: string): JsonObject {
  const found = typeof value === 'object' && value !== null && !isList(value) ? value[key] : undefined;
  invariant(typeof found === 'object' && found !== null && !isList(found), `the schemas have no "${key}"`);
  return found;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
