import { CommanderError } from 'commander';
import { exitCodes } from './exit-codes.ts';
import type { Io } from './io.ts';
import { createProgram } from './program.ts';

/** Runs one command line and gives the exit code. Nothing is thrown, whatever happens. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let exitCode: number = exitCodes.clean;
  const program = createProgram(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(withLevels(args), { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
    io.err(bugReport(error, io.debug));
    return exitCodes.internal;
  }
}

/** `--fix` is `--fix=safe`; commander would take a path behind it for the level. */
function withLevels(args: readonly string[]): string[] {
  const end = args.indexOf('--');
  return args.map((arg, index) => (arg === '--fix' && (end === -1 || index < end) ? '--fix=safe' : arg));
}

/** What a user is told of a bug of ours. */
function bugReport(error: unknown, debug: boolean): string {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const where = error instanceof Error && debug ? `${error.stack}\n` : '';
  const more = debug ? '' : ' (PIPEWRIGHT_DEBUG=1 shows where)';
  return [
    `pipewright: this is a bug in Pipewright, not in your specification: ${what}\n${where}`,
    `Please report it with the file that shows it${more}.\n`,
  ].join('');
}
