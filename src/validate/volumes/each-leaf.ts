import type { BoundPipeline, BoundScope, BoundTask, LeafTask } from '../../model/bound.ts';
import { scopesOf } from '../../model/scopes.ts';
import type { Instance, Path } from './instance.ts';

/** A task of a run that holds no others, where it is called. */
export interface Leaf {
  readonly task: LeafTask;
  readonly instance: Instance;
  /** Leads to the task. */
  readonly path: Path;
}

/**
 * The leaves of a run of which `concerns` is true, in the order of the files; those of `onExit` come after the tasks of their pipeline. A pipeline is
 * looked into for each of its calls, so that a few lines can have thousands: no more than `most` are given.
 */
export function* eachLeaf(
  root: BoundPipeline,
  concerns: (leaf: LeafTask) => boolean,
  most = Number.POSITIVE_INFINITY,
): Generator<Leaf> {
  let count = 0;
  const known = new Map<BoundPipeline, boolean>();
  const isConcerned = (pipeline: BoundPipeline): boolean => {
    let found = known.get(pipeline);
    if (found === undefined) {
      found = scopesOf(pipeline).some((scope) => scope.tasks.some(holds));
      known.set(pipeline, found);
    }
    return found;
  };
  const holds = (task: BoundTask): boolean => {
    if (task.kind === 'group') return task.body.tasks.some(holds);
    if (task.kind === 'pipeline') return isConcerned(task.pipeline);
    return concerns(task);
  };
  function* visit(scope: BoundScope, instance: Instance, around: Path): Generator<Leaf> {
    for (const task of scope.tasks) {
      const path = [...around, task];
      if (task.kind === 'group') yield* visit(task.body, instance, path);
      else if (task.kind === 'pipeline') {
        if (!isConcerned(task.pipeline)) continue;
        const inside = { path, call: { outer: instance, arguments: task.arguments } };
        for (const one of scopesOf(task.pipeline)) yield* visit(one, inside, path);
      } else if (concerns(task)) yield { task, instance, path };
    }
  }
  for (const scope of scopesOf(root)) {
    for (const leaf of visit(scope, { path: [], call: undefined }, [])) {
      if (count >= most) return;
      count += 1;
      yield leaf;
    }
  }
}
