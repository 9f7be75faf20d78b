import { Ajv, type ValidateFunction } from 'ajv';
import { allDefinitions, readSchemas, type Schema } from '../../scripts/generate/schemas.ts';

export type DocumentName = 'component' | 'pipeline' | 'project';

/**
 * The language as its schemas say it, in names: `task.nodeSelector` for a key of a definition (or document), `accessMode = RWX` for a word
 * of an enum, `mount.volume as volumeSource` for a form that a value can have.
 */
export class Language {
  readonly #documents: Readonly<Record<string, Schema>>;
  readonly #definitions: Readonly<Record<string, Schema>>;
  readonly #ajv = new Ajv({ strict: false });
  readonly #compiled = new Map<Schema, ValidateFunction>();

  constructor(documents: Readonly<Record<string, Schema>>, definitions: Readonly<Record<string, Schema>>) {
    this.#documents = inOneFile(documents);
    this.#definitions = inOneFile(definitions);
    this.#ajv.addSchema({ $id: 'language', definitions: this.#definitions });
  }

  static async read(): Promise<Language> {
    const schemas = await readSchemas();
    return new Language(schemas, Object.fromEntries(allDefinitions(schemas)));
  }

  /** All that can be reached from the documents. */
  names(): ReadonlySet<string> {
    const names = new Set<string>();
    const seen = new Set<string>();
    const visit = (schema: Schema, place: string): void => {
      if (schema.$ref !== undefined) {
        const name = nameOf(schema.$ref);
        if (seen.has(name)) return;
        seen.add(name);
        visit(this.#definition(name), name);
        return;
      }
      for (const word of wordsOf(schema)) names.add(`${place} = ${word}`);
      for (const [key, property] of Object.entries(schema.properties ?? {})) {
        names.add(`${place}.${key}`);
        visit(property, `${place}.${key}`);
      }
      for (const form of formsOf(schema)) {
        names.add(`${place} as ${formName(form)}`);
        visit(form, place);
      }
      for (const part of [schema.items, schema.additionalProperties, schema.then, schema.else]) {
        if (isSchema(part)) visit(part, place);
      }
    };
    for (const name of ['component', 'pipeline', 'project']) {
      const schema = this.#documents[name];
      if (schema !== undefined) visit(schema, name);
    }
    return names;
  }

  /** What of the language a valid document uses. A key whose value is null says nothing. */
  usedBy(document: unknown, kind: DocumentName): ReadonlySet<string> {
    const names = new Set<string>();
    const visit = (schema: Schema, place: string, value: unknown): void => {
      if (schema.$ref !== undefined) {
        const name = nameOf(schema.$ref);
        visit(this.#definition(name), name, value);
        return;
      }
      if (wordsOf(schema).includes(String(value))) names.add(`${place} = ${value}`);
      for (const form of formsOf(schema)) {
        if (!this.#accepts(form, value)) continue;
        names.add(`${place} as ${formName(form)}`);
        visit(form, place, value);
      }
      if (isSchema(schema.if)) {
        const part = this.#accepts(schema.if, value) ? schema.then : schema.else;
        if (isSchema(part)) visit(part, place, value);
      }
      if (typeof value !== 'object' || value === null) return;
      if (Array.isArray(value)) {
        if (isSchema(schema.items)) for (const item of value) visit(schema.items, place, item);
        return;
      }
      for (const [key, inner] of Object.entries(value)) {
        const property = schema.properties?.[key];
        if (property !== undefined) {
          if (inner !== null) names.add(`${place}.${key}`);
          visit(property, `${place}.${key}`, inner);
        } else if (isSchema(schema.additionalProperties)) {
          visit(schema.additionalProperties, place, inner);
        }
      }
    };
    visit(this.#documents[kind] ?? {}, kind, document);
    return names;
  }

  #definition(name: string): Schema {
    const found = this.#definitions[name];
    if (found === undefined) throw new Error(`schema/ has no definition "${name}"`);
    return found;
  }

  #accepts(schema: Schema, value: unknown): boolean {
    const known = this.#compiled.get(schema) ?? this.#ajv.compile(schema);
    this.#compiled.set(schema, known);
    return known(value) === true;
  }
}

function inOneFile(schemas: Readonly<Record<string, Schema>>): Readonly<Record<string, Schema>> {
  const refs = /"\$ref":"[^"#]*#\/definitions\/(\w+)"/g;
  return JSON.parse(JSON.stringify(schemas).replace(refs, '"$ref":"language#/definitions/$1"'));
}

function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

function wordsOf(schema: Schema): readonly string[] {
  return Array.isArray(schema.enum) ? schema.enum.map(String) : [];
}

function formsOf(schema: Schema): readonly Schema[] {
  return Array.isArray(schema.anyOf) ? schema.anyOf : [];
}

function formName(form: Schema): string {
  return form.$ref === undefined ? String(form.type) : nameOf(form.$ref);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null;
}
