import type { Sink } from '../diagnostics/sink.ts';
import type { BoundPipeline, BoundTask } from '../model/bound.ts';
import { bindCodes } from './bind/codes.ts';

/** Argo refuses to call a template that is called by a hundred others. */
const mostDeep = 95;
/** So many DAGs of ours may be around a task. */
const layers = 3;

/** Reports repetitions inside of others whose rounds, each called by the one before it, nest deeper than Argo goes. */
export function checkDepth(root: BoundPipeline, sink: Sink): void {
  const reported = new Set<BoundTask>();
  const visit = (tasks: readonly BoundTask[], around: number, repetition: BoundTask | undefined): void => {
    for (const task of tasks) {
      const repeat = task.kind === 'group' ? task.repeat : undefined;
      const innermost = repeat === undefined ? repetition : task;
      const depth = around + layers + (repeat === undefined ? 0 : repeat.most - 1);
      if (depth > mostDeep && innermost !== undefined) {
        if (!reported.has(innermost)) report(innermost, sink);
        reported.add(innermost);
      } else if (task.kind === 'group') visit(task.body.tasks, depth, innermost);
      else if (task.kind === 'pipeline') visit(tasksOf(task.pipeline), depth, innermost);
    }
  };
  visit(tasksOf(root), 0, undefined);
}

function tasksOf({ scope, onExit }: BoundPipeline): readonly BoundTask[] {
  return [...scope.tasks, ...(onExit?.tasks ?? [])];
}

function report(task: BoundTask, sink: Sink): void {
  sink.report(
    bindCodes['too-many-rounds'],
    task.origin.key,
    `With what is around and inside of it, the rounds of "${task.name}" may be more than ${mostDeep} deep.`,
    { help: bindCodes['too-many-rounds'].advice },
  );
}
