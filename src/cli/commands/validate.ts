import { plural } from '../../diagnostics/format/summary.ts';
import type { BaselineFlags } from '../baseline.ts';
import { checkFiles } from '../check-files.ts';
import { isResult, parseFindingFiles, writeFindings } from '../finding-files.ts';
import type { Io } from '../io.ts';
import { type Reporting, report, usageError } from '../report.ts';
import { specFiles } from '../spec-files.ts';

export interface ValidateFlags extends BaselineFlags {
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
  const outputs = parseFindingFiles(flags.output ?? [], reporting.format);
  if ('problem' in outputs) return usageError(io, outputs.problem);
  const specs = await specFiles(paths, io);
  if ('problem' in specs) return usageError(io, specs.problem);
  const all = await checkFiles(specs.files, io);
  const hasBaseline = flags.baseline !== undefined || flags.writeBaseline !== undefined;
  const findings = hasBaseline ? await (await import('../baseline.ts')).withBaseline(all, flags, io) : all;
  if ('problem' in findings) return usageError(io, findings.problem);
  const isQuiet = hasBaseline || outputs.files.some((one) => one.path === '-');
  if (reporting.format === 'pretty' && findings.diagnostics.length === 0 && !isQuiet)
    io.out(`${plural(specs.files.size, 'specification')} checked, no problems.\n`);
  const problem = await writeFindings(outputs.files, findings, reporting, io);
  const exitCode = await report(findings, reporting, io, isResult(reporting.format) ? io.out : io.err);
  return problem === undefined ? exitCode : usageError(io, problem);
}
