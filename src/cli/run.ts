import { CommanderError } from 'commander';
import { exitCodes } from './exit-codes.ts';
import type { Io } from './io.ts';
import { orBug } from './or-bug.ts';
import { createProgram } from './program.ts';

/** Runs one command line and gives the exit code. Nothing is thrown, whatever happens. */
export function run(args: readonly string[], io: Io): Promise<number> {
  return orBug(() => runCommand(args, io), io);
}

async function runCommand(args: readonly string[], io: Io): Promise<number> {
  let exitCode: number = exitCodes.clean;
  const program = createProgram(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(withLevels(args), { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
    throw error;
  }
}

/** `--fix` is `--fix=safe`; commander would take a path behind it for the level. */
function withLevels(args: readonly string[]): string[] {
  const end = args.indexOf('--');
  return args.map((arg, index) => (arg === '--fix' && (end === -1 || index < end) ? '--fix=safe' : arg));
}
