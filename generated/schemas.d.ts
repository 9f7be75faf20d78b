// Generated from schema/ by scripts/generate.ts. Do not edit: change the schema and run `npm run generate`.

/** The JSON Schemas of `schema/` as JSON texts. */
export declare function schemaTexts(): Readonly<Record<'common' | 'component' | 'pipeline' | 'project', string>>;
