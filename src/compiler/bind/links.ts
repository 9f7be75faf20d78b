import type { Span } from '../../diagnostics/span.ts';
import type { BoundTask } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { producerOf, visitReferences } from '../../model/references.ts';
import { ancestorIn, lookUp, type ScopeDraft, type TaskDraft } from './drafts.ts';
import type { TaskRead } from './task-reads.ts';

/** The task, or the group around it that stands beside what it waits for, starts later. */
export function waitFor(draft: TaskDraft, before: TaskDraft, span: Span): void {
  const waiting = ancestorIn(before.parent, draft);
  if (waiting !== undefined && !waiting.edges.has(before)) waiting.edges.set(before, span);
}

/** Notes what a task waits for because an expression reads something; `from` is where the expression stands, for outputs of groups. */
export function waitForRead(
  draft: TaskDraft,
  expression: BoundExpression,
  from: ScopeDraft,
  drafts: ReadonlyMap<BoundTask, TaskDraft>,
): void {
  visitReferences(expression, ({ target, span }) => {
    const producer = producerOf(target);
    const before = producer === undefined ? undefined : drafts.get(producer);
    if (before !== undefined && (before.parent !== from || from === draft.parent))
      waitFor(draft, before, span);
  });
}

/** The same for what is known by its words alone. */
export function waitForNamed(draft: TaskDraft, reads: readonly TaskRead[]): void {
  for (const { task, span } of reads) {
    const before = lookUp(draft.parent, task);
    if (before !== undefined) waitFor(draft, before, span);
  }
}
