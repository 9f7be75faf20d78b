import { bundleSchema, schemaKinds } from '../bundle-schema.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { usageError } from '../report.ts';

/** Prints the JSON Schema of one kind of document, or one for all, in one piece. */
export async function schema(kind: string | undefined, io: Io): Promise<number> {
  const known = schemaKinds.find((one) => one === kind);
  if (kind !== undefined && known === undefined) {
    return usageError(io, `there is no schema "${kind}"; the kinds are ${schemaKinds.join(', ')}`);
  }
  io.out(`${JSON.stringify(bundleSchema(known), null, 2)}\n`);
  return exitCodes.clean;
}
