import type { PipelineDocument, TaskSpec } from '../../model/documents.ts';
import { nestedTasks } from '../../model/nested-tasks.ts';
import { At } from '../../syntax/at.ts';

/** All tasks of a pipeline as they are written, inside others too, in the order of the file; those of `onExit` last. */
export function writtenTasks(document: At<PipelineDocument>): readonly At<TaskSpec>[] {
  const found: At<TaskSpec>[] = [];
  const visit = (tasks: At<{ readonly [name: string]: TaskSpec }>): void => {
    for (const [, task] of tasks.entries()) {
      found.push(task);
      for (const inner of nestedTasks(task.node)) visit(new At(inner));
    }
  };
  for (const tasks of [document.get('tasks'), document.get('onExit')])
    if (tasks !== undefined) visit(tasks.as());
  return found;
}

/** The components that tasks name, those of one name together, in the order in which they are first named; not those that could not be read. */
export function namedComponents(
  tasks: readonly At<TaskSpec>[],
): readonly (readonly [At<string>, ...At<string>[]])[] {
  const named = new Map<string, [At<string>, ...At<string>[]]>();
  for (const task of tasks) {
    const reference = task.get('component');
    if (reference === undefined || reference.isUnknown) continue;
    const same = named.get(reference.value);
    if (same === undefined) named.set(reference.value, [reference]);
    else same.push(reference);
  }
  return [...named.values()];
}
