import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { allDefinitions, definitionName, type GeneratedFile, readSchemas, type Schema } from './schemas.ts';

const header = `// Generated from schema/ by scripts/generate.ts. Do not edit: change the schema and run \`npm run generate\`.\n\n`;

/** generated/types.ts: a readonly interface for every document and definition of the schemas. */
export async function generateTypes(): Promise<readonly GeneratedFile[]> {
  const schemas = await readSchemas();
  const definitions = allDefinitions(schemas);
  const { component, pipeline, project } = schemas;
  const named: Record<string, Schema> = {
    componentDocument: component,
    pipelineDocument: pipeline,
    projectDocument: project,
  };
  for (const [name, schema] of definitions) named[name] = schema;

  const all = Object.fromEntries(
    Object.entries(named).map(([name, schema]) => [
      typeName(name),
      { ...forTypes(schema), title: typeName(name) },
    ]),
  );
  const text = await compile(
    { title: 'Unused', type: 'object', additionalProperties: false, definitions: all } as JSONSchema,
    'Unused',
    {
      additionalProperties: true,
      bannerComment: '',
      ignoreMinAndMaxItems: true,
      unreachableDefinitions: true,
      style: { printWidth: 110, singleQuote: true },
    },
  );
  return [
    {
      path: 'generated/types.ts',
      text: header + readonlyTypes(plainComments(text.replace(/^export interface Unused \{\}\n/, ''))),
    },
  ];
}

export function typeName(definition: string): string {
  return definition.charAt(0).toUpperCase() + definition.slice(1);
}

/**
 * A schema as json-schema-to-typescript likes it: references become type names, and words that say nothing about types (or that it
 * gets wrong, such as `oneOf` over `required`) are dropped.
 */
function forTypes(schema: Schema): Record<string, unknown> {
  if (schema.$ref !== undefined) {
    return { description: schema.description, tsType: typeName(definitionName(schema.$ref)) };
  }
  const result: Record<string, unknown> = {};
  for (const word of ['description', 'type', 'const', 'enum', 'required', 'additionalProperties'] as const) {
    if (schema[word] !== undefined) result[word] = schema[word];
  }
  if (typeof schema.additionalProperties === 'object') {
    result.additionalProperties = forTypes(schema.additionalProperties as Schema);
  }
  if (schema.properties !== undefined) {
    result.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([key, value]) => [key, forTypes(value)]),
    );
  }
  if (schema.items !== undefined) result.items = forTypes(schema.items as Schema);
  if (Array.isArray(schema.anyOf)) result.anyOf = (schema.anyOf as readonly Schema[]).map(forTypes);
  if (
    result.type === undefined &&
    result.anyOf === undefined &&
    result.enum === undefined &&
    result.const === undefined
  ) {
    result.tsType = 'unknown';
  }
  return result;
}

/** Drops the generator's own remarks about where a definition was found. */
function plainComments(text: string): string {
  return text
    .replace(/ \*\n \* This (?:interface|type) was referenced by [\s\S]*? \*\/\n/g, ' */\n')
    .replace(/\/\*\*\n \* This (?:interface|type) was referenced by [\s\S]*? \*\/\n/g, '');
}

/** Makes every property and every list readonly; comments are left alone. */
function readonlyTypes(text: string): string {
  return text
    .split(/(\/\*\*[\s\S]*?\*\/)/)
    .map((part) =>
      part.startsWith('/**')
        ? part
        : readonlyLists(part.replace(/^( +)(?=(?:\w+|'[^']+'|\[k: string\])\??:)/gm, '$1readonly ')),
    )
    .join('');
}

function readonlyLists(code: string): string {
  let result = code;
  for (let at = result.indexOf('[]'); at !== -1; at = result.indexOf('[]', at + 2)) {
    const start = startOfElement(result, at);
    result = `${result.slice(0, start)}readonly ${result.slice(start)}`;
    at += 'readonly '.length;
  }
  return result;
}

/** Where the element type of a list begins whose `[]` is at `end`: a name, or something in brackets. */
function startOfElement(code: string, end: number): number {
  const closing = code[end - 1];
  const opening = closing === ')' ? '(' : closing === '}' ? '{' : undefined;
  if (opening === undefined) return end - (/\w+$/.exec(code.slice(0, end))?.[0].length ?? 0);
  let depth = 0;
  for (let at = end - 1; at >= 0; at -= 1) {
    if (code[at] === closing) depth += 1;
    if (code[at] === opening) depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error('unbalanced brackets in the generated types');
}
