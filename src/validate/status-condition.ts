import type { Span } from '../diagnostics/span.ts';
import type { BoundTask } from '../model/bound.ts';
import type { BoundExpression } from '../model/bound-expression.ts';

/** The statuses that a task may have when it has ended (docs/language.md, section 3). */
export const statusWords = ['Succeeded', 'Skipped', 'Failed', 'Omitted'] as const;

/** The statuses that a run may have when `onExit` begins. */
export const runStatusWords = ['Succeeded', 'Failed'] as const;

export type StatusWord = (typeof statusWords)[number];

/** The condition that a task has ended with a status: `tasks.t.status == 'Failed'`. */
export function hasStatus(task: BoundTask, word: StatusWord, span: Span): BoundExpression {
  const text = { type: { kind: 'string' }, absent: [], span } as const;
  return {
    kind: 'binary',
    operator: '==',
    left: { ...text, kind: 'reference', target: { kind: 'status', task } },
    right: { ...text, kind: 'literal', value: word },
    type: { kind: 'bool' },
    absent: [],
    span,
  };
}
