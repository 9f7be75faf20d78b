// Generated from schema/ by scripts/generate.ts. Do not edit: change the schema and run `npm run generate`.

/** Whether a plain value has the shape of the document that schema/ describes. */
export declare function validateComponent(data: unknown): boolean;
export declare function validatePipeline(data: unknown): boolean;
export declare function validateProject(data: unknown): boolean;
