import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundScope, BoundTask } from '../../model/bound.ts';
import { knownLength } from '../../model/list-items.ts';
import { scopesOf } from '../../model/scopes.ts';
import { madeVolumes } from '../../model/volume-task.ts';
import type { At } from '../../syntax/at.ts';
import { refuseByEngine } from './refuse-by-engine.ts';

/**
 * Where a limit keeps a task of `onExit` waiting, Argo looks for the node of that task, does not find it, and its controller ends: with it all
 * workflows of the cluster stand still. So no limit may keep one waiting.
 */
export function checkExitLimits(
  onExit: BoundScope | undefined,
  parallelism: At<number> | undefined,
  sink: Sink,
): void {
  if (onExit === undefined) return;
  for (const task of onExit.tasks) {
    if (isLimited(task)) {
      refuseByEngine(
        task.origin.key,
        `\`maxParallel\` cannot be kept in \`onExit\`: ${crash}.`,
        'Leave it out, or run the loop before the end, in a task of `tasks` with `after: [{task: …, is: finished}]`.',
        sink,
      );
    }
  }
  const most = stepsIn(onExit);
  if (parallelism === undefined || most <= parallelism.value) return;
  const steps = most === Number.POSITIVE_INFINITY ? 'any number of' : String(most);
  refuseByEngine(
    parallelism.span,
    `\`onExit\` may run ${steps} steps at once, which a "parallelism" of ${parallelism.value} cannot limit: ${crash}.`,
    most === Number.POSITIVE_INFINITY
      ? 'Leave out `parallelism`, or loop over a constant list in `onExit`.'
      : `Allow ${most}, or let \`onExit\` do with fewer steps.`,
    sink,
  );
}

const crash = "Argo's controller crashes where a limit keeps a task of `onExit` waiting";

function isLimited(task: BoundTask): boolean {
  if (task.loop?.maxParallel !== undefined) return true;
  return insideOf(task).some((scope) => scope.tasks.some(isLimited));
}

function insideOf(task: BoundTask): readonly BoundScope[] {
  if (task.kind === 'group') return [task.body];
  return task.kind === 'pipeline' ? scopesOf(task.pipeline) : [];
}

/** So many steps run at the same time at most, as if none waited for another. */
function stepsIn(scope: BoundScope): number {
  return scope.tasks.reduce((sum, task) => sum + itemsOf(task) * stepsOf(task), 0);
}

function stepsOf(task: BoundTask): number {
  if (task.kind !== 'group' && task.kind !== 'pipeline') return 1;
  const steps = insideOf(task).reduce((sum, scope) => sum + stepsIn(scope), 0);
  // Its volumes are made all at once, and deleted so.
  return task.kind === 'group' ? steps : Math.max(steps, madeVolumes(task.pipeline).length);
}

function itemsOf({ loop }: BoundTask): number {
  return loop === undefined ? 1 : (knownLength(loop.list) ?? Number.POSITIVE_INFINITY);
}
