import { readProblem } from '../../compiler/load/read-document.ts';
import { validate as validateFile } from '../../compiler/validate.ts';
import { plural } from '../../diagnostics/format/summary.ts';
import { Sink } from '../../diagnostics/sink.ts';
import { shownPath } from '../file-host.ts';
import { findSpecs } from '../find-specs.ts';
import type { Io } from '../io.ts';
import type { Reporting } from '../report.ts';
import { report, usageError } from '../report.ts';

/** Checks every file named and every specification below every directory named. */
export async function validate(paths: readonly string[], reporting: Reporting, io: Io): Promise<number> {
  const files = new Set<string>();
  for (const path of (paths.length === 0 ? ['.'] : paths).map(shownPath)) {
    const content = await io.host.read(path);
    if (!content.ok && content.reason === 'is-directory') {
      const { specs, closed } = await findSpecs(path, io.host);
      if (closed.length > 0) return usageError(io, `${closed.join(', ')} cannot be read`);
      if (specs.length === 0) return usageError(io, `no specifications were found in ${path}`);
      for (const spec of specs) files.add(spec);
    } else if (content.ok) {
      files.add(path);
    } else {
      return usageError(io, readProblem(path, content.reason));
    }
  }
  const all = new Sink();
  for (const file of files) {
    // A sink of its own: what was found in an earlier file, in a component that both use, counts for this one too.
    const sink = new Sink();
    await validateFile(file, io.host, sink);
    for (const one of sink.diagnostics()) all.add(one);
  }
  const diagnostics = all.diagnostics();
  if (reporting.format === 'pretty' && diagnostics.length === 0) {
    io.out(`${plural(files.size, 'specification')} checked, no problems.\n`);
  }
  return report(diagnostics, reporting, io, reporting.format === 'json' ? io.out : io.err);
}
