import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Format } from '../diagnostics/format/format.ts';
import { exitCodes } from './exit-codes.ts';
import type { Io } from './io.ts';

/** How findings are shown and from which severity on they fail the run. */
export interface Reporting {
  readonly format: Format;
  readonly failOn: 'error' | 'warning';
}

/**
 * Shows findings on standard error (or where `write` says) and gives the exit code that they mean. What shows them is loaded only when
 * there is something to show.
 */
export async function report(
  diagnostics: readonly Diagnostic[],
  reporting: Reporting,
  io: Io,
  write: (text: string) => void = io.err,
): Promise<number> {
  if (diagnostics.length > 0 || reporting.format === 'json') {
    const { format } = await import('../diagnostics/format/format.ts');
    write(format(diagnostics, reporting.format, io.style));
  }
  const fails = diagnostics.some(
    ({ severity }) => severity === 'error' || (severity === 'warning' && reporting.failOn === 'warning'),
  );
  return fails ? exitCodes.problems : exitCodes.clean;
}

/** Tells the caller what was wrong with the call. */
export async function usageError(io: Io, problem: string): Promise<number> {
  const { visible } = await import('../diagnostics/format/visible.ts');
  io.err(`pipewright: ${visible(problem)}${/[.?]$/.test(problem) ? '' : '.'}\n`);
  return exitCodes.usage;
}
