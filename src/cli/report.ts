import manifest from '../../package.json' with { type: 'json' };
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Findings, FormatOptions } from '../diagnostics/format/format.ts';
import { type Format, isDocument } from '../diagnostics/format/formats.ts';
import { exitCodes } from './exit-codes.ts';
import type { Io } from './io.ts';

/** How findings are shown and from which severity on they fail the run. */
export interface Reporting {
  readonly format: Format;
  readonly failOn: 'error' | 'warning';
}

export const defaultReporting: Reporting = { format: 'pretty', failOn: 'error' };

/**
 * Shows findings on standard error (or where `write` says) and gives the exit code that they mean. What shows them is loaded only when
 * there is something to show.
 */
export async function report(
  findings: Findings,
  reporting: Reporting,
  io: Io,
  write: (text: string) => void = io.err,
): Promise<number> {
  if (findings.diagnostics.length > 0 || isDocument(reporting.format)) {
    write(await formatted(findings, reporting.format, reporting, io.style));
  }
  const { failOn } = reporting;
  return findings.diagnostics.some((one) => fails(one, failOn)) ? exitCodes.problems : exitCodes.clean;
}

function fails({ severity }: Diagnostic, failOn: Reporting['failOn']): boolean {
  return severity === 'error' || (severity === 'warning' && failOn === 'warning');
}

/** Findings in one of the formats. */
export async function formatted(
  findings: Findings,
  as: Format,
  { failOn }: Reporting,
  style: FormatOptions['style'],
): Promise<string> {
  const { format } = await import('../diagnostics/format/format.ts');
  const catalog: FormatOptions['catalog'] = async () => (await import('../catalog.ts')).catalog;
  return format(findings, as, { style, failOn, version: manifest.version, catalog });
}

/** Tells the caller what was wrong with the call. */
export async function usageError(io: Io, problem: string): Promise<number> {
  const { visible } = await import('../diagnostics/format/visible.ts');
  io.err(`pipewright: ${visible(problem)}${/[.?]$/.test(problem) ? '' : '.'}\n`);
  return exitCodes.usage;
}
