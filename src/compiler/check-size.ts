import type { Sink } from '../diagnostics/sink.ts';
import type { BoundPipeline } from '../model/bound.ts';
import type { LoweredArgo } from '../targets/argo/argo.ts';
import { jsonSize, objectLimit, type SizedPart, sizedParts } from '../targets/argo/object-size.ts';
import { groupDigits } from '../util/group-digits.ts';
import { atLevel, type Levels } from '../validate/rules/index.ts';
import { largeWorkflow } from '../validate/rules/large-workflow.ts';
import { linkCodes } from './codes.ts';

/** How many of the largest parts are named. */
const named = 3;

/** Reports an object that is larger than Argo runs, and by the project's level one that takes more than half of the room. */
export function checkSize(lowered: LoweredArgo, pipeline: BoundPipeline, levels: Levels, sink: Sink): void {
  const bytes = jsonSize(lowered.object);
  if (bytes <= objectLimit / 2) return;
  const { path } = pipeline.origin.key.file;
  const info = bytes > objectLimit ? linkCodes['workflow-too-large'] : atLevel(largeWorkflow, levels, path);
  if (info === undefined) return;
  const limit = `${groupDigits(objectLimit)} bytes that Argo runs`;
  const message = `"${pipeline.name}" becomes a ${lowered.object.kind} of ${groupDigits(bytes)} bytes of JSON, more than ${
    bytes > objectLimit ? `the ${limit}` : `half of the ${limit}, and the status of the run needs room too`
  }.`;
  sink.report(info, pipeline.origin.key, message, {
    help: info.advice,
    related: sizedParts(lowered, pipeline)
      .slice(0, named)
      .map((part) => ({ message: describe(part), span: part.span })),
  });
}

function describe({ what, bytes, templates }: SizedPart): string {
  const copies = templates > 1 ? ` in ${templates} templates, one for each of its different settings` : '';
  return `${groupDigits(bytes)} bytes are ${what}${copies}`;
}
