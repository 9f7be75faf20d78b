import type { Diagnostic } from '../diagnostic.ts';
import { formatConcise } from './concise.ts';
import { formatJson } from './json.ts';
import type { PrettyOptions } from './pretty.ts';
import { formatPretty } from './pretty.ts';

/** The ways to show findings. */
export type Format = 'pretty' | 'concise' | 'json';

/** Shows findings in one of the formats. */
export function format(diagnostics: readonly Diagnostic[], as: Format, options: PrettyOptions): string {
  if (as === 'json') return formatJson(diagnostics);
  return as === 'concise' ? formatConcise(diagnostics) : formatPretty(diagnostics, options);
}
