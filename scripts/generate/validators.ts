import { Ajv } from 'ajv';
import * as standalone from 'ajv/dist/standalone/index.js';
import { transform } from 'esbuild';
import {
  allDefinitions,
  definitionName,
  type GeneratedFile,
  readSchemas,
  type Schema,
  type SchemaName,
} from './schemas.ts';

const header =
  '// Generated from schema/ by scripts/generate.ts. Do not edit: change the schema and run `npm run generate`.\n';

/**
 * generated/validators.js: ajv's checks of the three documents as plain code, so that no schema is compiled at run time. They answer
 * yes or no and stop at the first no: `src/validate/shape` walks the schema itself to say what is wrong and where.
 */
export async function generateValidators(): Promise<readonly GeneratedFile[]> {
  const ajv = new Ajv({
    schemas: [oneSchema(await readSchemas())],
    messages: false,
    inlineRefs: false,
    // Only `minLength: 1` is used, where code units and characters agree; ajv says on stderr that the option is old.
    unicode: false,
    logger: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    code: { source: true, esm: true, lines: false },
  });
  const code = standalone.default.default(ajv, {
    validateComponent: 'schema#/definitions/componentDocument',
    validatePipeline: 'schema#/definitions/pipelineDocument',
    validateProject: 'schema#/definitions/projectDocument',
  });
  if (code.includes('require(')) throw new Error('the validators need a module of ajv at run time');
  if (answersOnly(code).includes('instancePath')) throw new Error('ajv writes failures in another way now');
  const { code: small } = await transform(namesOnly(answersOnly(code)), {
    minify: true,
    treeShaking: true,
    format: 'esm',
  });
  const declarations = `${header}
/** Whether a plain value has the shape of the document that schema/ describes. */
export declare function validateComponent(data: unknown): boolean;
export declare function validatePipeline(data: unknown): boolean;
export declare function validateProject(data: unknown): boolean;
`;
  return [
    { path: 'generated/validators.js', text: header + small },
    { path: 'generated/validators.d.ts', text: declarations },
  ];
}

/** How ajv's code writes one failure, hands its place on to an inner check, and takes it. */
const failure =
  /\{instancePath(?:"(?:[^"\\]|\\.)*"|[^{}"])*params:\{(?:"(?:[^"\\]|\\.)*"|[^{}"])*\}[^{}]*\}/g;
const placeGiven = /,\s*\{instancePath[:,](?:"(?:[^"\\]|\\.)*"|[^{}"])*rootData\}/g;
const placeTaken = /,\s*\{instancePath="",[^{}]*\}=\{\}/g;

/** The code without what it says of failures: nobody reads it, and it is two thirds of the code. A 0 counts as a failure as well. */
function answersOnly(code: string): string {
  return code.replace(failure, '0').replace(placeGiven, '').replace(placeTaken, '');
}

/** The code with the schemas that it refers to cut down to what it asks them: whether they have a property. */
function namesOnly(code: string): string {
  if (/\bschema\d+(?!\d| = |\.properties,)/.test(code))
    throw new Error('ajv asks schemas something else now');
  return code.replace(/(?<=\bconst schema\d+ = )\{.*?\}(?=;(?:const|function|export) )/g, (text) => {
    const { properties = {} }: Schema = JSON.parse(text);
    return JSON.stringify({
      properties: Object.fromEntries(Object.keys(properties).map((name) => [name, 0])),
    });
  });
}

/** All schemas as one, so that what several documents use is compiled once. */
function oneSchema(schemas: Readonly<Record<SchemaName, Schema>>): Schema {
  const definitions = Object.fromEntries(allDefinitions(schemas));
  for (const name of ['component', 'pipeline', 'project'] as const) {
    const { $schema: _schema, $id: _id, definitions: _definitions, ...document } = schemas[name];
    definitions[`${name}Document`] = document;
  }
  const text = JSON.stringify(bare({ definitions }), (word, value: unknown) =>
    word === '$ref' && typeof value === 'string' ? `#/definitions/${definitionName(value)}` : value,
  );
  return { $id: 'schema', ...JSON.parse(text) };
}

const prose: ReadonlySet<string> = new Set([
  'title',
  'description',
  'examples',
  'default',
  'patternErrorMessage',
  'x-empty',
  'x-help',
  'x-noun',
]);

/** A schema without the words that check nothing; they would be copied into the code. Names of properties are not words. */
function bare(schema: Schema): Schema {
  const result: Record<string, unknown> = {};
  for (const [word, value] of Object.entries(schema)) {
    if (prose.has(word)) continue;
    if (word === 'properties' || word === 'definitions' || word === 'patternProperties') {
      const map = value as Readonly<Record<string, Schema>>;
      result[word] = Object.fromEntries(Object.entries(map).map(([name, inner]) => [name, bare(inner)]));
    } else if (Array.isArray(value)) {
      result[word] = value.map((item) => (isSchema(item) ? bare(item) : item));
    } else {
      result[word] = isSchema(value) && word !== 'dependencies' ? bare(value) : value;
    }
  }
  return result;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
