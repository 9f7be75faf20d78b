import { plural } from '../../diagnostics/format/summary.ts';
import { type CheckFlags, checkSpecs } from '../check-specs.ts';
import { exitCodes } from '../exit-codes.ts';
import { isResult, parseFindingFiles, writeFindings } from '../finding-files.ts';
import { fixHint } from '../fix-hint.ts';
import type { Io } from '../io.ts';
import { type Reporting, report, usageError } from '../report.ts';
import { type SpecFlags, specFiles } from '../spec-files.ts';

export interface ValidateFlags extends CheckFlags, SpecFlags {
  /** Files that findings are written to, as `format=path`. */
  readonly output?: readonly string[];
}

/** Checks every file named and every specification below every directory named. */
export async function validate(
  paths: readonly string[],
  flags: ValidateFlags,
  reporting: Reporting,
  io: Io,
): Promise<number> {
  const { format } = reporting;
  const outputs = parseFindingFiles(flags.output ?? [], format, flags.diff);
  if ('problem' in outputs) return usageError(io, outputs.problem);
  const specs = await specFiles(paths, flags, io);
  if ('problem' in specs) return usageError(io, specs.problem);
  const checked = await checkSpecs(specs.files, flags, io);
  if ('problem' in checked) return usageError(io, checked.problem);
  const { findings, differs } = checked;
  const isQuiet = checked.isQuiet || outputs.files.some((one) => one.path === '-');
  if (format === 'pretty' && findings.diagnostics.length === 0 && !isQuiet)
    io.out(`${plural(specs.files.size, 'specification')} checked, no problems.\n`);
  const problem = await writeFindings(outputs.files, findings, reporting, io);
  const exitCode = await report(findings, reporting, io, isResult(format) ? io.out : io.err);
  if (format === 'pretty') io.err(fixHint(findings.diagnostics));
  if (problem !== undefined) return usageError(io, problem);
  return differs ? exitCodes.problems : exitCode;
}
