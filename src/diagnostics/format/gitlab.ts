import type { Diagnostic, Severity } from '../diagnostic.ts';
import { positionOf } from '../span.ts';
import { fingerprints } from './fingerprints.ts';
import { harmlessJson } from './harmless-json.ts';
import { visible } from './visible.ts';

const severities: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', note: 'info' };

/** A report of GitLab's Code Quality: a list in JSON, empty without findings. */
export function formatGitlab(diagnostics: readonly Diagnostic[]): string {
  const names = fingerprints(diagnostics);
  const issues = diagnostics.map((one) => {
    const { file, start, end } = one.span;
    return {
      description: visible(one.message),
      check_name: one.code,
      fingerprint: names.get(one),
      severity: severities[one.severity],
      location: {
        path: file.path,
        positions: { begin: positionOf(file, start), end: positionOf(file, end) },
      },
    };
  });
  return `${harmlessJson(issues, 2)}\n`;
}
