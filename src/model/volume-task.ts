import type { BoundTask, ResourceTask, VolumeTask } from './bound.ts';

export function isVolumeTask(task: BoundTask): task is VolumeTask {
  return task.kind === 'create-volume' || task.kind === 'snapshot-volume' || task.kind === 'delete-volume';
}

/** Whether a task does something with a Kubernetes object: a leaf without a component. */
export function isObjectTask(task: BoundTask): task is VolumeTask | ResourceTask {
  return task.kind === 'resource' || isVolumeTask(task);
}
