import { validate as validateFile } from '../../compiler/validate.ts';
import { plural } from '../../diagnostics/format/summary.ts';
import { Sink } from '../../diagnostics/sink.ts';
import { isResult, parseFindingFiles, writeFindings } from '../finding-files.ts';
import type { Io } from '../io.ts';
import { type Reporting, report, usageError } from '../report.ts';
import { specFiles } from '../spec-files.ts';

export interface ValidateFlags {
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
  const all = new Sink();
  for (const file of specs.files) {
    // A sink of its own: what was found in an earlier file, in a component that both use, counts for this one too.
    const sink = new Sink();
    await validateFile(file, io.host, sink);
    for (const one of sink.diagnostics()) all.add(one);
  }
  const findings = { diagnostics: all.diagnostics(), checked: [...specs.files] };
  const hasResult = outputs.files.some((one) => one.path === '-');
  if (reporting.format === 'pretty' && findings.diagnostics.length === 0 && !hasResult)
    io.out(`${plural(specs.files.size, 'specification')} checked, no problems.\n`);
  const problem = await writeFindings(outputs.files, findings, reporting, io);
  const exitCode = await report(findings, reporting, io, isResult(reporting.format) ? io.out : io.err);
  return problem === undefined ? exitCode : usageError(io, problem);
}
