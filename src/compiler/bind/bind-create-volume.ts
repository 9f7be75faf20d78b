import type { Sink } from '../../diagnostics/sink.ts';
import type { CreateVolumeTask } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { TaskSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { bindText, bindTexts } from './bind-text.ts';
import { accessModes, checkAccessModes, checkSize } from './bind-volumes.ts';
import { checkAnnotations } from './check-annotations.ts';
import type { Mutable } from './drafts.ts';
import type { ExpressionScope, Facts } from './expression/scope.ts';

/** Fills in a `createVolume` task. */
export function bindCreateVolume(
  task: Mutable<CreateVolumeTask>,
  at: At<TaskSpec>,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): void {
  const spec = at.get('createVolume');
  const size = spec?.get('size');
  if (spec === undefined || size === undefined) return;
  const text = (one: At<unknown> | undefined): BoundExpression | undefined =>
    one === undefined ? undefined : bindText(one, scope, facts, sink);
  if (!String(size.value).includes('${{')) checkSize(size, sink);
  checkAccessModes(spec.get('accessModes'), sink);
  task.size = text(size) ?? task.size;
  task.accessModes = accessModes(spec.value.accessModes);
  task.storageClass = text(spec.get('storageClass'));
  task.claimName = text(spec.get('name'));
  task.keep = spec.value.keep === true;
  task.waitForBound = spec.value.waitForBound === true;
  task.labels = bindTexts(at.get('labels')?.as(), text);
  task.annotations = bindTexts(at.get('annotations')?.as(), text);
  checkAnnotations(task.annotations, at.get('annotations')?.keySpan ?? at.span, sink);
}
