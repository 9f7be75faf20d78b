import type { PipelineDocument } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';

interface Nested {
  readonly component?: string;
  readonly tasks?: { readonly [name: string]: Nested };
}

/** The `component` values of all tasks of a pipeline, inside groups too, in the order of the file. */
export function taskReferences(document: At<PipelineDocument>): readonly At<string>[] {
  const found: At<string>[] = [];
  const visit = (holder: At<Nested>): void => {
    for (const [, task] of holder.get('tasks')?.entries() ?? []) {
      const component = task.get('component');
      if (component !== undefined) found.push(component.as<string>());
      visit(task);
    }
  };
  visit(document.as<Nested>());
  return found;
}
