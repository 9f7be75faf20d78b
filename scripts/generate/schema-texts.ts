import { type GeneratedFile, readSchemas, schemaNames } from './schemas.ts';

const header =
  '// Generated from schema/ by scripts/generate.ts. Do not edit: change the schema and run `npm run generate`.\n';

/**
 * generated/schemas.js: the schemas as texts, so that a program in one file has them and pays for them only when it parses one. They stand in a
 * function because the texts of a module's own constants are made when it is loaded.
 */
export async function generateSchemaTexts(): Promise<readonly GeneratedFile[]> {
  const schemas = await readSchemas();
  const lines = schemaNames.map((name) => `    ${name}: ${JSON.stringify(JSON.stringify(schemas[name]))},\n`);
  const declarations = `${header}
/** The JSON Schemas of \`schema/\` as JSON texts. */
export declare function schemaTexts(): Readonly<Record<${schemaNames.map((name) => `'${name}'`).join(' | ')}, string>>;
`;
  return [
    {
      path: 'generated/schemas.js',
      text: `${header}export function schemaTexts() {\n  return {\n${lines.join('')}  };\n}\n`,
    },
    { path: 'generated/schemas.d.ts', text: declarations },
  ];
}
