import type { BoundComponent, BoundPipeline, BoundScope, BoundTask } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { scopesOf } from '../../model/scopes.ts';
import { leafExpressions } from '../../model/setting-expressions.ts';
import { isBareTask } from '../../model/volume-task.ts';

/** Every task of a pipeline, inside groups too, in the order of the file; those of `onExit` last. */
export function allTasks(pipeline: BoundPipeline): readonly BoundTask[] {
  return scopesOf(pipeline).flatMap(tasksIn);
}

function tasksIn(scope: BoundScope): readonly BoundTask[] {
  return scope.tasks.flatMap((task) => (task.kind === 'group' ? [task, ...tasksIn(task.body)] : [task]));
}

/** Every expression of a pipeline, constants included. */
export function allExpressions(pipeline: BoundPipeline): readonly BoundExpression[] {
  return [...expressionsAround(pipeline), ...allTasks(pipeline).flatMap(expressionsOf)];
}

/** The expressions of a pipeline that are no task's. */
export function expressionsAround(pipeline: BoundPipeline): readonly BoundExpression[] {
  const sizes = pipeline.volumes.flatMap(({ source }) => (source.kind === 'create' ? [source.size] : []));
  return [...pipeline.outputs.map((one) => one.value), ...sizes, ...pipeline.run.mutexes];
}

/** The expressions of a task itself, constants included. */
export function expressionsOf(task: BoundTask): readonly BoundExpression[] {
  const found: BoundExpression[] = [];
  if (task.when !== undefined) found.push(task.when);
  if (task.loop !== undefined) found.push(task.loop.list);
  if (task.kind === 'component' || task.kind === 'pipeline') found.push(...task.arguments.values());
  if (task.kind === 'component' || isBareTask(task)) found.push(...leafExpressions(task));
  if (task.kind === 'group') found.push(...task.exports.map((one) => one.value));
  if (task.kind === 'group' && task.choice !== undefined) found.push(task.choice.value);
  if (task.kind === 'group' && task.repeat !== undefined) {
    found.push(task.repeat.until, ...task.repeat.state.flatMap(({ first, next }) => [first, next]));
  }
  return found;
}

/** The pipelines and components that a run consists of, each once, the pipeline itself first. */
export function allParts(root: BoundPipeline): readonly (BoundPipeline | BoundComponent)[] {
  const parts = new Set<BoundPipeline | BoundComponent>([root]);
  for (const part of parts) {
    if (part.kind === 'component') continue;
    for (const task of allTasks(part)) {
      if (task.kind === 'component') parts.add(task.component);
      if (task.kind === 'pipeline') parts.add(task.pipeline);
    }
  }
  return [...parts];
}

/** The pipelines among them. */
export function allPipelines(root: BoundPipeline): readonly BoundPipeline[] {
  return allParts(root).filter((part) => part.kind === 'pipeline');
}
