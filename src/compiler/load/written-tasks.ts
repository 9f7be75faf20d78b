import type { PipelineDocument, TaskSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';

interface Nested {
  readonly tasks?: { readonly [name: string]: TaskSpec };
}

/** All tasks of a pipeline as they are written, inside groups too, in the order of the file. */
export function writtenTasks(document: At<PipelineDocument>): readonly At<TaskSpec>[] {
  const found: At<TaskSpec>[] = [];
  const visit = (holder: At<Nested>): void => {
    for (const [, task] of holder.get('tasks')?.entries() ?? []) {
      found.push(task.as<TaskSpec>());
      visit(task.as<Nested>());
    }
  };
  visit(document.as<Nested>());
  return found;
}
