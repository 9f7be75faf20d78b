import type { BoundTask } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { visitReferences } from '../../model/references.ts';
import { negated } from '../absence.ts';
import { hasStatus } from '../status-condition.ts';

/** So many tasks before one are looked back at. */
const maxBehind = 64;

/** That tasks before some others ended well, as far as it stands against what `conditions` ask of their ends. It holds when those others run. */
export function endsBefore(
  tasks: readonly BoundTask[],
  conditions: readonly BoundExpression[],
): readonly BoundExpression[] {
  const asked = new Set<BoundTask>();
  for (const condition of conditions) {
    visitReferences(condition, ({ target }) => {
      if (target.kind === 'status') asked.add(target.task);
    });
  }
  if (asked.size === 0) return [];
  return [...new Set(tasks.flatMap((task) => [...behind(task)]))]
    .filter((task) => asked.has(task))
    .flatMap((task) =>
      (['Failed', 'Omitted'] as const).map((word) => negated(hasStatus(task, word, task.origin.key))),
    );
}

const known = new WeakMap<BoundTask, ReadonlySet<BoundTask>>();

/** The tasks that have surely succeeded, or were skipped, when a task runs: what is skipped has waited in the same way. */
function behind(task: BoundTask): ReadonlySet<BoundTask> {
  const before = known.get(task);
  if (before !== undefined) return before;
  const found = new Set<BoundTask>();
  const open = [task];
  for (let one = open.pop(); one !== undefined && found.size < maxBehind; one = open.pop()) {
    for (const [wait, ...others] of one.waits) {
      if (wait === undefined || others.length > 0 || wait.end !== 'fine') continue;
      if (wait.task.continueOnFailure || found.has(wait.task)) continue;
      found.add(wait.task);
      open.push(wait.task);
    }
  }
  known.set(task, found);
  return found;
}
