import { schemaTexts } from '../../../generated/schemas.js';
import { invariant } from '../../util/invariant.ts';

/** The words of JSON Schema that `schema/` uses. A test insists that it uses no others. */
export interface Schema {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly type?: TypeName | readonly TypeName[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependencies?: Readonly<Record<string, readonly string[] | Schema>>;
  readonly anyOf?: readonly Schema[];
  /** Only ever a choice between keys: every branch is `{required: [key]}`. */
  readonly oneOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
  /** Ours: what a text that does not match `pattern` must be, as the end of a sentence. Editors show it too. */
  readonly patternErrorMessage?: string;
  /** Ours: the cure for a value of the wrong kind. */
  readonly 'x-help'?: string;
  /** Ours: the cure for a value that holds nothing; also beside a `$ref`. */
  readonly 'x-empty'?: string;
  /** Ours: what an entry of a map is called, such as `task`. */
  readonly 'x-noun'?: string;
  /** Not in `schema/`: the branches that were not chosen, for keys that belong to them. */
  readonly siblings?: readonly Schema[];
}

export type TypeName = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';
export type DocumentName = 'component' | 'pipeline' | 'project';

interface Schemas {
  readonly documents: Readonly<Record<DocumentName, Schema>>;
  /** By name; the generator insists that a name is used once in all files. */
  readonly definitions: ReadonlyMap<string, Schema>;
}

let parsed: Schemas | undefined;

function schemas(): Schemas {
  if (parsed === undefined) {
    const texts = schemaTexts();
    const read = (name: keyof typeof texts): Schema => JSON.parse(texts[name]) as Schema;
    const documents = { component: read('component'), pipeline: read('pipeline'), project: read('project') };
    const all = [read('common'), ...Object.values(documents)];
    parsed = {
      documents,
      definitions: new Map(all.flatMap(({ definitions = {} }) => Object.entries(definitions))),
    };
  }
  return parsed;
}

export function documentSchema(name: DocumentName): Schema {
  return schemas().documents[name];
}

/** The schema that a `$ref` names, or the schema itself. */
export function resolve(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const target = schemas().definitions.get(schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1));
  invariant(target !== undefined, `schema/ has no ${schema.$ref}`);
  return resolve(target);
}

/** The branches of `anyOf`, with those of branches that are themselves a choice; a schema without `anyOf` is its own only branch. */
export function branchesOf(schema: Schema): readonly Schema[] {
  const target = resolve(schema);
  return target.anyOf === undefined ? [target] : target.anyOf.flatMap(branchesOf);
}

/** Takes every value, whatever is in it. */
export const anything: Schema = {};

/** The schema of an entry of a map, or undefined when the map may not have the key. */
export function entrySchema(schema: Schema, key: string): Schema | undefined {
  if (schema.properties !== undefined && Object.hasOwn(schema.properties, key)) return schema.properties[key];
  for (const [pattern, value] of Object.entries(schema.patternProperties ?? {})) {
    if (new RegExp(pattern, 'u').test(key)) return value;
  }
  if (schema.additionalProperties === false) return undefined;
  return schema.additionalProperties === true ? anything : (schema.additionalProperties ?? anything);
}
