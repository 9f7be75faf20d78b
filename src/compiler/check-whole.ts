import type { Sink } from '../diagnostics/sink.ts';
import { argo } from '../targets/argo/argo.ts';
import type { ArgoVersion } from '../targets/argo/capabilities.ts';
import type { PipelineAnalysis } from './analyze.ts';
import { checkLowered } from './check-lowered.ts';

/** Reports what is only known of the object that a pipeline becomes when its inputs have their defaults. */
export function checkWhole(
  { pipeline, asking, levels }: PipelineAnalysis,
  version: ArgoVersion,
  sink: Sink,
): void {
  const kind = pipeline.schedule === undefined ? 'Workflow' : 'CronWorkflow';
  const lowered = argo.lower(asking, { kind, version, inputs: new Map() });
  checkLowered(lowered, pipeline, levels, version, sink);
}
