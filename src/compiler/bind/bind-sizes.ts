import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundVolume } from '../../model/bound.ts';
import type { PipelineDocument } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { bindText } from './bind-text.ts';
import { type ExpressionScope, noFacts } from './expression/scope.ts';

/** The volumes of a pipeline with the sizes that expressions give to them. `scope` sees inputs and `run`: the tasks have not started. */
export function bindSizes(
  volumes: ReadonlyMap<string, BoundVolume>,
  document: At<PipelineDocument>,
  scope: ExpressionScope,
  sink: Sink,
): void {
  for (const [name, at] of document.get('volumes')?.entries() ?? []) {
    const size = at.get('create')?.get('size');
    const source = volumes.get(name)?.source;
    if (size === undefined || source?.kind !== 'create' || !String(size.value).includes('${{')) continue;
    const bound = bindText(size.as<unknown>(), scope, noFacts, sink);
    // Whoever mounts the volume has linked to it already.
    if (bound !== undefined) Object.assign(source, { size: bound });
  }
}
