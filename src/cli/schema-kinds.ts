/** The kinds of files that have a schema. */
export const schemaKinds = ['component', 'pipeline', 'project'] as const;

export type SchemaKind = (typeof schemaKinds)[number];
