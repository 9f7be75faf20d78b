import type { PipelineDocument, TaskSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';

type Tasks = { readonly [name: string]: TaskSpec };

/** All tasks of a pipeline as they are written, inside groups too, in the order of the file; those of `onExit` last. */
export function writtenTasks(document: At<PipelineDocument>): readonly At<TaskSpec>[] {
  const found: At<TaskSpec>[] = [];
  const visit = (tasks: At<Tasks> | undefined): void => {
    for (const [, task] of tasks?.entries() ?? []) {
      found.push(task.as<TaskSpec>());
      visit(task.as<TaskSpec>().get('tasks')?.as());
    }
  };
  visit(document.get('tasks')?.as());
  visit(document.get('onExit')?.as());
  return found;
}
