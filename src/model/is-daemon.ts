import type { BoundTask } from './bound.ts';

/** Whether a task is a server: it has ended as soon as it is ready, and runs on until its DAG has ended. Its only output is its address. */
export function isDaemon(task: BoundTask): boolean {
  return task.kind === 'component' && task.settings.daemon !== undefined;
}
