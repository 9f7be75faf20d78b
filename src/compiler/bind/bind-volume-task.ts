import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundVolume, CreateVolumeTask, SnapshotVolumeTask, VolumeTask } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { TaskSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { bindClaim } from './bind-claim.ts';
import { bindText, bindTexts } from './bind-text.ts';
import { accessModes, checkAccessModes, checkSize } from './bind-volumes.ts';
import { checkAnnotations } from './check-annotations.ts';
import type { Mutable } from './drafts.ts';
import type { ExpressionScope, Facts } from './expression/scope.ts';

/** What a task that does something with a claim can see. */
export interface VolumeTaskBinder {
  readonly volumes: ReadonlyMap<string, BoundVolume>;
  readonly scope: ExpressionScope;
  readonly facts: Facts;
  readonly sink: Sink;
}

/** Fills in a task that makes, keeps or deletes a claim. */
export function bindVolumeTask(task: Mutable<VolumeTask>, at: At<TaskSpec>, binder: VolumeTaskBinder): void {
  const { volumes, scope, facts, sink } = binder;
  if (task.kind === 'create-volume') {
    bindCreate(task, at, binder);
    return;
  }
  const volume =
    task.kind === 'delete-volume'
      ? at.get('deleteVolume')?.get('volume')
      : at.get('snapshotVolume')?.get('volume');
  if (volume === undefined) return;
  task.volume = bindClaim(volume, volumes, scope, facts, sink) ?? task.volume;
  if (task.kind === 'delete-volume') return;
  const spec = at.get('snapshotVolume');
  const text = texts(binder);
  task.snapshotClass = text(spec?.get('snapshotClass'));
  task.snapshotName = text(spec?.get('name'));
  bindMarks(task, at, binder);
}

function bindCreate(task: Mutable<CreateVolumeTask>, at: At<TaskSpec>, binder: VolumeTaskBinder): void {
  const { scope, facts, sink } = binder;
  const spec = at.get('createVolume');
  const size = spec?.get('size');
  if (spec === undefined || size === undefined) return;
  const text = texts(binder);
  if (!String(size.value).includes('${{')) checkSize(size, sink);
  checkAccessModes(spec.get('accessModes'), sink);
  task.size = text(size) ?? task.size;
  task.accessModes = accessModes(spec.value.accessModes);
  task.storageClass = text(spec.get('storageClass'));
  task.claimName = text(spec.get('name'));
  const snapshot = spec.get('fromSnapshot');
  task.fromSnapshot =
    snapshot && bindText(snapshot, scope, facts, sink, { kind: 'any' }, false, undefined, ['snapshot']);
  task.keep = spec.value.keep === true;
  task.waitForBound = spec.value.waitForBound === true;
  bindMarks(task, at, binder);
}

function bindMarks(
  task: Mutable<CreateVolumeTask | SnapshotVolumeTask>,
  at: At<TaskSpec>,
  binder: VolumeTaskBinder,
): void {
  const text = texts(binder);
  task.labels = bindTexts(at.get('labels')?.as(), text);
  task.annotations = bindTexts(at.get('annotations')?.as(), text);
  checkAnnotations(task.annotations, at.get('annotations')?.keySpan ?? at.span, binder.sink);
}

function texts({
  scope,
  facts,
  sink,
}: VolumeTaskBinder): (at: At<unknown> | undefined) => BoundExpression | undefined {
  return (at) => (at === undefined ? undefined : bindText(at, scope, facts, sink));
}
