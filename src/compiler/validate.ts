import type { Sink } from '../diagnostics/sink.ts';
import { argo } from '../targets/argo/argo.ts';
import { analyze } from './analyze.ts';
import { checkSize } from './check-size.ts';
import type { Host } from './host.ts';

/**
 * Checks one file as far as that can be done without knowing how it will be compiled: `analyze`, and for a pipeline the size of what it
 * becomes with its defaults. Everything that is found goes to `sink`.
 */
export async function validate(path: string, host: Host, sink: Sink): Promise<void> {
  const analysis = await analyze(path, host, sink);
  if (analysis?.kind !== 'pipeline') return;
  const { pipeline, levels } = analysis;
  const kind = pipeline.schedule === undefined ? 'Workflow' : 'CronWorkflow';
  checkSize(argo.lower(pipeline, { kind, inputs: new Map() }), pipeline, levels, sink);
}
