import { exitCodes } from './exit-codes.ts';
import type { Io } from './io.ts';

/** The exit code of a command, also of one that fails by a bug of ours, which is told the user: nothing is thrown, whatever happens. */
export async function orBug(command: () => Promise<number>, io: Io): Promise<number> {
  try {
    return await command();
  } catch (error) {
    io.err(bugReport(error, io.debug));
    return exitCodes.internal;
  }
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
