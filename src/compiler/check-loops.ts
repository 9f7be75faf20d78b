import type { Sink } from '../diagnostics/sink.ts';
import type { BoundPipeline, BoundTask } from '../model/bound.ts';
import type { LoweredArgo } from '../targets/argo/argo.ts';
import { type ArgoVersion, firstVersion, has } from '../targets/argo/capabilities.ts';
import { workflowSpecOf } from '../targets/argo/workflow-spec-of.ts';
import { allParts, allTasks } from '../validate/rules/walk.ts';
import { linkCodes } from './codes.ts';

/** Reports loops that read a file which may be missing, for a version that cannot start them then. */
export function checkLoops(
  { object, origins }: LoweredArgo,
  pipeline: BoundPipeline,
  version: ArgoVersion,
  sink: Sink,
): void {
  if (has('missingFilesInLoops', version)) return;
  const { templates } = workflowSpecOf(object);
  const found = new Set<string>();
  for (const { name, dag } of templates) {
    const file = origins.get(name)?.file ?? pipeline.origin.key.file.path;
    for (const task of dag?.tasks ?? []) {
      const readsMissing = task.arguments?.artifacts?.some((one) => one.from !== undefined && one.optional);
      if (task.withParam !== undefined && readsMissing) found.add(`${file}\0${task.name}`);
    }
  }
  if (found.size === 0) return;
  const since = firstVersion('missingFilesInLoops');
  for (const task of loopsOf(pipeline)) {
    const { key } = task.origin;
    if (!found.has(`${key.file.path}\0${task.name}`)) continue;
    sink.report(
      linkCodes['needs-newer-target'],
      key,
      `Argo ${version} cannot start the loop "${task.name}" when a file that it reads is missing; Argo ${since} is the first version that does.`,
      {
        help: `Let it read files that are always there, or compile with --target argo@${since} if that is what runs the pipeline.`,
      },
    );
  }
}

function loopsOf(pipeline: BoundPipeline): readonly BoundTask[] {
  return allParts(pipeline).flatMap((part) =>
    part.kind === 'pipeline' ? allTasks(part).filter((task) => task.loop !== undefined) : [],
  );
}
