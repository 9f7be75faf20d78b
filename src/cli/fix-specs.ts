import type { FixLevel } from '../diagnostics/apply-fixes.ts';
import type { Findings } from '../diagnostics/format/format.ts';
import { plural } from '../diagnostics/format/summary.ts';
import { fixFiles } from './fix-files.ts';
import type { Io } from './io.ts';
import { showDifference } from './show-difference.ts';

export interface FixFlags {
  /** Which fixes to make. */
  readonly fix?: FixLevel;
  /** Show what fixes would change, and change nothing. */
  readonly diff?: boolean;
}

/** What is found when the fixes are made, and whether files would change; or what went wrong. */
export type FixedSpecs =
  | { readonly findings: Findings; readonly differs: boolean }
  | { readonly problem: string };

/** Makes the fixes of what is found in files and writes those files, or with `--diff` shows the differences on standard output. */
export async function fixSpecs(
  files: ReadonlySet<string>,
  { fix = 'safe', diff }: FixFlags,
  io: Io,
): Promise<FixedSpecs> {
  if (files.has('-')) return { problem: 'standard input cannot be fixed: name a file' };
  const { changed, count, findings } = await fixFiles(files, fix, io.host);
  for (const [path, { before, after }] of changed) {
    const problem =
      diff === true
        ? showDifference(path, before, after, findings.diagnostics, io)
        : io.rewrite(path, before, after);
    if (problem !== undefined) return { problem };
  }
  const done = diff === true ? 'would be fixed' : 'fixed';
  if (count > 0)
    io.err(`pipewright: ${plural(count, 'problem')} ${done} in ${plural(changed.size, 'file')}.\n`);
  return { findings, differs: diff === true && changed.size > 0 };
}
