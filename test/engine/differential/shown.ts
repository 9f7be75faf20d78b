import type { PipelineCase } from '../../support/random/case.ts';
import { filesOf } from '../../support/random/files-of.ts';
import type { Difference } from './difference.ts';

/** Differences for a reader, the first ones, and the case that has them. */
export function shown(differences: readonly Difference[], one?: PipelineCase): string {
  const lines = differences.slice(0, 5).map(({ kind, text }) => `${kind}: ${text}`);
  if (one === undefined) return lines.join('\n');
  const { inputs, submitted, outcomes } = one;
  const files = [...filesOf(one)].map(([path, text]) => `--- ${path}\n${text}`);
  return [...lines, ...files, JSON.stringify({ inputs, submitted, outcomes })].join('\n');
}
