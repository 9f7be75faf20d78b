import type { BoundPort, BoundTask } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';

/** Tasks from the root of a run inwards, through groups and calls of pipelines: the last is the one that is meant. */
export type Path = readonly BoundTask[];

/** One call of a pipeline, or the run itself: the same file is another instance wherever it is called. */
export interface Instance {
  /** Leads to the task that calls; empty for the run. */
  readonly path: Path;
  /** What its inputs are given; undefined for the run, whose inputs are given by people. */
  readonly call:
    | { readonly outer: Instance; readonly arguments: ReadonlyMap<BoundPort, BoundExpression> }
    | undefined;
}

/** Leads to a task of an instance. */
export function pathTo(task: BoundTask, instance: Instance): Path {
  const inside: BoundTask[] = [task];
  for (let owner = task.scope.owner; owner !== undefined; owner = owner.scope.owner) inside.unshift(owner);
  return [...instance.path, ...inside];
}

/** The names along a path, each with a `/` after it: the text for what is inside of a task starts with the text for the task. */
export function pathText(path: Path): string {
  return `/${path.map(({ name }) => `${name}/`).join('')}`;
}

/** How many tasks two paths have in common. */
export function sharedLength(one: Path, other: Path): number {
  const different = one.findIndex((task, at) => task !== other[at]);
  return different < 0 ? one.length : different;
}
