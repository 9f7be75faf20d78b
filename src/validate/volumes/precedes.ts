import type { BoundScope, BoundTask } from '../../model/bound.ts';
import { isDaemon } from '../../model/is-daemon.ts';

type Bits = Uint32Array;

const known = new WeakMap<
  BoundScope,
  ReadonlyMap<BoundTask, { readonly index: number; readonly all: Bits }>
>();

/** Whether a task has surely ended before another one of the same DAG starts. A server runs as long as the DAG does. */
export function precedes(before: BoundTask, task: BoundTask): boolean {
  if (isDaemon(before)) return false;
  const behind = behindIn(task.scope);
  const { index } = behind.get(before) ?? { index: -1 };
  const word = behind.get(task)?.all[index >> 5] ?? 0;
  return index >= 0 && ((word >>> (index & 31)) & 1) === 1;
}

/** For every task of a DAG all those that have ended before it starts. */
function behindIn(scope: BoundScope): NonNullable<ReturnType<typeof known.get>> {
  const found = known.get(scope);
  if (found !== undefined) return found;
  const indexes = new Map(scope.tasks.map((task, index) => [task, index]));
  const behind = new Map<BoundTask, { readonly index: number; readonly all: Bits }>();
  // A chain of thousands must not nest thousands of calls.
  const stack = [...scope.tasks];
  for (let task = stack.at(-1); task !== undefined; task = stack.at(-1)) {
    const open = behind.has(task) ? [] : task.waitsFor.filter((one) => !behind.has(one));
    if (open.length > 0) {
      stack.push(...open);
      continue;
    }
    stack.pop();
    if (behind.has(task)) continue;
    const all = new Uint32Array((scope.tasks.length + 31) >> 5);
    for (const before of task.waitsFor) {
      const one = behind.get(before);
      one?.all.forEach((word, at) => {
        all[at] = (all[at] ?? 0) | word;
      });
      if (one !== undefined) all[one.index >> 5] = (all[one.index >> 5] ?? 0) | (1 << (one.index & 31));
    }
    behind.set(task, { index: indexes.get(task) ?? 0, all });
  }
  known.set(scope, behind);
  return behind;
}
