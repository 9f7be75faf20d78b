import type { Sink } from '../diagnostics/sink.ts';
import type { BoundPipeline } from '../model/bound.ts';
import type { LoweredArgo } from '../targets/argo/argo.ts';
import type { ArgoVersion } from '../targets/argo/capabilities.ts';
import type { Levels } from '../validate/rules/index.ts';
import { checkLimits } from './check-limits.ts';
import { checkLoops } from './check-loops.ts';
import { checkSize } from './check-size.ts';

/** Reports what is only known of the object that a pipeline becomes: how large it is, and what a version does not take of it. */
export function checkLowered(
  lowered: LoweredArgo,
  pipeline: BoundPipeline,
  levels: Levels,
  version: ArgoVersion,
  sink: Sink,
): void {
  checkSize(lowered, pipeline, levels, sink);
  checkLimits(lowered, pipeline, version, sink);
  checkLoops(lowered, pipeline, version, sink);
}
