import type { Diagnostic } from '../diagnostic.ts';
import { placeOf } from './pretty.ts';
import { visible } from './visible.ts';

/** One line a finding, in the form of compilers (`file:line:column: error: message [code]`), which editors and `grep` know. */
export function formatConcise(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map((one) => `${placeOf(one.span)}: ${one.severity}: ${visible(one.message)} [${one.code}]\n`)
    .join('');
}
