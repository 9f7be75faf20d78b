import { readFile } from 'node:fs/promises';

/** A JSON Schema as it stands in `schema/`; only the words that the generators look at are named. */
export interface Schema {
  readonly [word: string]: unknown;
  readonly $ref?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** The files of `schema/`, and the name of the document that each describes; `common` holds definitions only. */
export const schemaNames = ['common', 'component', 'pipeline', 'project'] as const;
export type SchemaName = (typeof schemaNames)[number];

/** What a generator made: a path from the project's root, and the text that belongs there. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

export const root: URL = new URL('../../', import.meta.url);

export async function schemaText(name: SchemaName): Promise<string> {
  return readFile(new URL(`schema/${name}.schema.json`, root), 'utf8');
}

export async function readSchemas(): Promise<Readonly<Record<SchemaName, Schema>>> {
  const entries = await Promise.all(
    schemaNames.map(async (name) => [name, JSON.parse(await schemaText(name)) as Schema] as const),
  );
  return Object.fromEntries(entries) as Record<SchemaName, Schema>;
}

/** All definitions of all files by name. A name stands for one thing in the whole language, so a second use of it is an error. */
export function allDefinitions(schemas: Readonly<Record<SchemaName, Schema>>): ReadonlyMap<string, Schema> {
  const found = new Map<string, Schema>();
  for (const name of schemaNames) {
    for (const [key, schema] of Object.entries(schemas[name].definitions ?? {})) {
      if (found.has(key)) throw new Error(`schema/${name}.schema.json: a second definition of "${key}"`);
      found.set(key, schema);
    }
  }
  return found;
}

/** The name of the definition that a `$ref` names. */
export function definitionName(ref: string): string {
  const name = /^(?:[a-z]+\.schema\.json)?#\/definitions\/(\w+)$/.exec(ref)?.[1];
  if (name === undefined) throw new Error(`a $ref that names no definition: ${ref}`);
  return name;
}
