import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Format } from '../diagnostics/format/format.ts';
import { format } from '../diagnostics/format/format.ts';
import { visible } from '../diagnostics/format/visible.ts';
import { exitCodes } from './exit-codes.ts';
import type { Io } from './io.ts';

/** How findings are shown and from which severity on they fail the run. */
export interface Reporting {
  readonly format: Format;
  readonly failOn: 'error' | 'warning';
}

/** Shows findings on standard error (or where `write` says) and gives the exit code that they mean. */
export function report(
  diagnostics: readonly Diagnostic[],
  reporting: Reporting,
  io: Io,
  write: (text: string) => void = io.err,
): number {
  const text = format(diagnostics, reporting.format, io.style);
  if (text !== '') write(text);
  const fails = diagnostics.some(
    ({ severity }) => severity === 'error' || (severity === 'warning' && reporting.failOn === 'warning'),
  );
  return fails ? exitCodes.problems : exitCodes.clean;
}

/** Tells the caller what was wrong with the call. */
export function usageError(io: Io, problem: string): number {
  io.err(`pipewright: ${visible(problem)}.\n`);
  return exitCodes.usage;
}
