import type { BoundExpression } from '../../model/bound-expression.ts';
import { negated } from '../../validate/absence.ts';
import { hasStatus } from '../../validate/status-condition.ts';
import type { ScopeDraft, TaskDraft } from './drafts.ts';
import type { Facts } from './expression/scope.ts';

/** All conditions as one, each of them asked only where those before it hold. */
export function conjunction(conditions: readonly BoundExpression[]): BoundExpression | undefined {
  const [first, ...rest] = conditions;
  return (
    first &&
    rest.reduce(
      (left, right) => ({
        kind: 'binary',
        operator: '&&',
        left,
        right,
        type: { kind: 'bool' },
        absent: [],
        span: right.span,
      }),
      first,
    )
  );
}

/**
 * Tasks beside this one whose failure is forgiven have run when it runs, well or not: who waits for them does not run otherwise. So
 * conditions over their status can be known to cover every case.
 */
export function hasRun(draft: TaskDraft): Facts {
  const unsure = draft.alternatives.filter(
    (some) => some.length > 1 || some.some(({ end }) => end === 'any'),
  );
  const whatever = new Set(unsure.flat().map((one) => one.draft));
  return forgivenIn(draft.parent).flatMap((other) =>
    other.task !== undefined && other !== draft && !whatever.has(other)
      ? [negated(hasStatus(other.task, 'Omitted', other.at.keySpan))]
      : [],
  );
}

/** Tasks whose failure is forgiven have run where all tasks of a DAG have ended well, as its outputs need it. */
export function haveRun(scope: ScopeDraft): Facts {
  return forgivenIn(scope).flatMap(({ task, at }) =>
    task === undefined ? [] : [negated(hasStatus(task, 'Omitted', at.keySpan))],
  );
}

const forgiven = new WeakMap<ScopeDraft, readonly TaskDraft[]>();

/** Looked up once for each scope: conditions are bound when all settings are known, and there may be thousands of tasks. */
function forgivenIn(scope: ScopeDraft): readonly TaskDraft[] {
  const found =
    forgiven.get(scope) ?? [...scope.tasks.values()].filter(({ task }) => task?.continueOnFailure === true);
  forgiven.set(scope, found);
  return found;
}
