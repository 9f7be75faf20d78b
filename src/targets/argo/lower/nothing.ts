import type { ArgoDagTask } from '../model.ts';
import type { Context } from './context.ts';

/** A task that does nothing, on which tasks of a DAG hang. No task of the user's ends in `--`. */
export const startTask = 'start--';

/** The only task of a group of the user's that has none. */
export const onlyTask = 'none--';

/** A task that does nothing, which decides how its DAG ends. */
export const doneTask = 'done--';

/** The tasks of a DAG in which nothing runs: it needs one. */
export function nothingTasks(context: Context, name = 'none'): readonly ArgoDagTask[] {
  return [{ name, template: nothingTemplate(context), when: 'false' }];
}

/** The template of a task that never runs. */
export function nothingTemplate(context: Context): string {
  return context.share('pw-nothing', { suspend: {} }, { file: context.root.origin.key.file.path });
}

/** The template of a DAG in which nothing runs: it succeeds at once, without a pod. */
export function doneTemplate(context: Context): string {
  const origin = { file: context.root.origin.key.file.path };
  return context.share('pw-done', { dag: { tasks: nothingTasks(context) } }, origin);
}
