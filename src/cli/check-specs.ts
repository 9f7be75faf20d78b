import type { Findings } from '../diagnostics/format/format.ts';
import type { BaselineFlags } from './baseline.ts';
import { checkFiles } from './check-files.ts';
import type { FixFlags } from './fix-specs.ts';
import type { Io } from './io.ts';

export interface CheckFlags extends BaselineFlags, FixFlags {}

/** What is to be shown of files, and whether something else was said of them already; or what went wrong. */
export type CheckedSpecs =
  | { readonly findings: Findings; readonly isQuiet: boolean; readonly differs: boolean }
  | { readonly problem: string };

/** Checks specifications, fixes what is to be fixed, and leaves out what is in the baseline. */
export async function checkSpecs(
  files: ReadonlySet<string>,
  flags: CheckFlags,
  io: Io,
): Promise<CheckedSpecs> {
  const isFixing = flags.fix !== undefined || flags.diff === true;
  const fixed = isFixing
    ? await (await import('./fix-specs.ts')).fixSpecs(files, flags, io)
    : { findings: await checkFiles(files, io.host), differs: false };
  if ('problem' in fixed) return fixed;
  const { differs } = fixed;
  const isQuiet = flags.diff === true;
  if (flags.baseline === undefined && flags.writeBaseline === undefined) return { ...fixed, isQuiet };
  const findings = await (await import('./baseline.ts')).withBaseline(fixed.findings, flags, io);
  return 'problem' in findings ? findings : { findings, isQuiet: true, differs };
}
