import type { Diagnostic, Severity } from '../diagnostic.ts';

/** How many findings of each severity there are, in how many files. */
export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly files: number;
}

export function summarize(diagnostics: readonly Diagnostic[]): Summary {
  const count = (severity: Severity): number => diagnostics.filter((one) => one.severity === severity).length;
  const files = new Set(diagnostics.map((one) => one.span.file.path)).size;
  return { errors: count('error'), warnings: count('warning'), notes: count('note'), files };
}

/** `2 errors and 1 warning`; severities that did not occur are left out. */
export function counts(summary: Summary): string {
  const parts = [
    plural(summary.errors, 'error'),
    plural(summary.warnings, 'warning'),
    plural(summary.notes, 'note'),
  ].filter((part) => !part.startsWith('0 '));
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** `1 file`, `2 files`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
