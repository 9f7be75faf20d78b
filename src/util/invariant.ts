/** Our own fault, never the user's: the only thing that is thrown. The command line ends with exit code 3. */
export class InternalError extends Error {
  override readonly name = 'InternalError';
}

/** States what earlier phases have proven; throws InternalError where they have not. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InternalError(message);
}

/** Marks a branch that the types say cannot be reached. */
export function unreachable(value: never): never {
  throw new InternalError(`unexpected value ${JSON.stringify(value)}`);
}
