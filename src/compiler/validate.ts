import type { Sink } from '../diagnostics/sink.ts';
import { argo } from '../targets/argo/argo.ts';
import { analyze } from './analyze.ts';
import { checkGivenLengths } from './check-given-lengths.ts';
import { checkSize } from './check-size.ts';
import type { Host } from './host.ts';
import { TextLengths } from './text-lengths.ts';

/**
 * Checks one file as far as that can be done without knowing how it will be compiled: `analyze`, and for a pipeline how long texts become,
 * and how large the whole, when its inputs have their defaults. Everything that is found goes to `sink`.
 */
export async function validate(path: string, host: Host, sink: Sink): Promise<void> {
  const analysis = await analyze(path, host, sink);
  if (analysis?.kind !== 'pipeline') return;
  const { pipeline, levels } = analysis;
  const before = sink.errorCount;
  checkGivenLengths(pipeline, new Map(), new TextLengths(sink, levels));
  if (sink.errorCount > before) return;
  const kind = pipeline.schedule === undefined ? 'Workflow' : 'CronWorkflow';
  checkSize(argo.lower(pipeline, { kind, inputs: new Map() }), pipeline, levels, sink);
}
