import { posix } from 'node:path';
import { bundleSchema, type JsonObject, schemaText } from '../bundle-schema.ts';
import type { Io } from '../io.ts';
import { deliver } from '../output.ts';
import { usageError } from '../report.ts';
import type { SchemaKind } from '../schema-kinds.ts';

export interface SchemaFlags {
  readonly project?: boolean;
  readonly output?: string;
  readonly check?: boolean;
}

/** Prints the JSON Schema of one kind of document, or one for all, or for all files of this project, in one piece. */
export async function schema(kind: SchemaKind | undefined, flags: SchemaFlags, io: Io): Promise<number> {
  const { project, output, check } = flags;
  const toFile = output !== undefined && output !== '-';
  if (check === true && !toFile) return usageError(io, '--check compares with a file: name it with -o');
  if (project !== true) return write(bundleSchema(kind), flags, io);
  if (kind !== undefined)
    return usageError(io, '--project gives one schema for all kinds of files; leave out the kind');
  const { schemaOfProject } = await import('../project-schema/schema-of-project.ts');
  const made = await schemaOfProject('.', io.host);
  return 'problem' in made ? usageError(io, made.problem) : write(made.schema, flags, io);
}

/** The directory is made as well: that of the schema is nobody else's. */
async function write(made: JsonObject, flags: SchemaFlags, io: Io): Promise<number> {
  const { output = '-', check } = flags;
  const problem = output === '-' || check === true ? undefined : io.makeDirectory(posix.dirname(output));
  return problem === undefined ? deliver(schemaText(made), flags, io) : usageError(io, problem);
}
