import type { Sink } from '../diagnostics/sink.ts';
import type { BoundPipeline } from '../model/bound.ts';
import { claimUses } from '../validate/volumes/claim-uses.ts';
import { linkCodes } from './codes.ts';

/**
 * A claim that `volumes` declares to be read only stays so where it is handed on: Argo has one template for all calls of a pipeline, so that
 * the mount itself must say it. Which claim is mounted is only known for the run as a whole.
 */
export function checkReadOnly(root: BoundPipeline, sink: Sink): void {
  const { mounts, deletions } = claimUses(root);
  const info = linkCodes['read-only-volume'];
  for (const { claim, task, mount } of mounts) {
    if (!claim.isReadOnly || mount.readOnly) continue;
    sink.report(
      info,
      mount.origin.key,
      `"${task.name}" can write to the volume "${claim.name}", which is declared to be read only.`,
      { help: info.advice },
    );
  }
  for (const { claim, task } of deletions) {
    if (!claim.isReadOnly) continue;
    sink.report(
      info,
      task.volume.span,
      `"${task.name}" deletes the volume "${claim.name}", which is declared to be read only.`,
      { help: 'Leave the task out, or declare the volume without `readOnly`.' },
    );
  }
}
