import { bundleSchema } from '../bundle-schema.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import type { SchemaKind } from '../schema-kinds.ts';

/** Prints the JSON Schema of one kind of document, or one for all, in one piece. */
export async function schema(kind: SchemaKind | undefined, io: Io): Promise<number> {
  io.out(`${JSON.stringify(bundleSchema(kind), null, 2)}\n`);
  return exitCodes.clean;
}
