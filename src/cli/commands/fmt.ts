import { plural } from '../../diagnostics/format/summary.ts';
import { visible } from '../../diagnostics/format/visible.ts';
import { exitCodes } from '../exit-codes.ts';
import { type FormatFlags, formatFiles, formatStdin } from '../format-files.ts';
import type { Io } from '../io.ts';
import { type Reporting, report, usageError } from '../report.ts';
import { type SpecFlags, specFiles } from '../spec-files.ts';

/** Writes specifications in the one way, or says which are not written so. */
export async function fmt(
  paths: readonly string[],
  flags: FormatFlags & SpecFlags,
  reporting: Reporting,
  io: Io,
): Promise<number> {
  const specs = await specFiles(paths, flags, io);
  if ('problem' in specs) return usageError(io, specs.problem);
  const { files } = specs;
  if (files.has('-') && files.size > 1) return usageError(io, 'standard input is formatted alone');
  const done = files.has('-') ? await formatStdin(flags, io) : await formatFiles(files, flags, io);
  if ('problem' in done) return usageError(io, done.problem);
  const { changed, diagnostics } = done;
  const isWritten = flags.check !== true && flags.diff !== true;
  const exitCode = await report({ diagnostics, checked: [...files] }, reporting, io);
  for (const path of isWritten ? [] : changed) io.err(`pipewright: ${visible(path)} is not formatted.\n`);
  if (isWritten && changed.length > 0 && !files.has('-'))
    io.err(`pipewright: ${plural(changed.length, 'file')} formatted.\n`);
  return exitCode === exitCodes.clean && !isWritten && changed.length > 0 ? exitCodes.problems : exitCode;
}
