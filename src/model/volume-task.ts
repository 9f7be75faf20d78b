import type { BoundPipeline, BoundTask, BoundVolume, ComponentTask, LeafTask, VolumeTask } from './bound.ts';
import type { BoundReference } from './bound-expression.ts';

export function isVolumeTask(task: BoundTask): task is VolumeTask {
  return task.kind === 'create-volume' || task.kind === 'snapshot-volume' || task.kind === 'delete-volume';
}

/** Whether a task is a leaf without a component: what it does is said by the task itself. */
export function isBareTask(task: BoundTask): task is Exclude<LeafTask, ComponentTask> {
  return ['resource', 'approval', 'http'].includes(task.kind) || isVolumeTask(task);
}

/** Whether a claim is made for each call of its pipeline, so that its name is known at run time only. */
export function isOfCall({ source }: BoundVolume): boolean {
  return source.kind === 'create' && source.madeBy === 'call';
}

/** The volumes of a pipeline that tasks around its own make. */
export function madeVolumes(pipeline: BoundPipeline): readonly BoundVolume[] {
  return pipeline.volumes.filter(({ source }) => source.kind === 'create' && source.madeBy !== 'engine');
}

/** `volumes.scratch` for a volume that is mounted by its name. */
export function referenceToVolume(volume: BoundVolume): BoundReference {
  const target = { kind: 'volume', volume } as const;
  return { kind: 'reference', target, type: { kind: 'volume' }, absent: [], span: volume.origin.key };
}
