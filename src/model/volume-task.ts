import type { BoundTask, ComponentTask, LeafTask, VolumeTask } from './bound.ts';

export function isVolumeTask(task: BoundTask): task is VolumeTask {
  return task.kind === 'create-volume' || task.kind === 'snapshot-volume' || task.kind === 'delete-volume';
}

/** Whether a task is a leaf without a component: what it does is said by the task itself. */
export function isBareTask(task: BoundTask): task is Exclude<LeafTask, ComponentTask> {
  return task.kind === 'resource' || task.kind === 'approval' || isVolumeTask(task);
}
