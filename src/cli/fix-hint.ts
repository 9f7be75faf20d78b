import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Says how many of the findings `--fix` cures, and how many more `--fix=unsafe`; empty when there are none. */
export function fixHint(diagnostics: readonly Diagnostic[]): string {
  const fixes = diagnostics.flatMap(({ fix }) => (fix === undefined ? [] : [fix]));
  const safe = fixes.filter((fix) => fix.safe).length;
  const unsafe = fixes.length - safe;
  const parts = [
    ...(safe > 0 ? [`${safe} by --fix`] : []),
    ...(unsafe > 0 ? [`${unsafe} by --fix=unsafe`] : []),
  ];
  return parts.length === 0 ? '' : `Can be fixed: ${parts.join(', ')}.\n`;
}
