import type { Sink } from '../diagnostics/sink.ts';
import type { BoundPipeline } from '../model/bound.ts';
import {
  type ArgoFeature,
  type ArgoVersion,
  argoFeatures,
  neededVersion,
} from '../targets/argo/capabilities.ts';
import { allParts, allTasks } from '../validate/rules/walk.ts';
import { linkCodes } from './codes.ts';

/** Reports what a pipeline asks for and the version of the engine does not have, once for each place where it is written. */
export function checkTarget(root: BoundPipeline, version: ArgoVersion, sink: Sink): void {
  const reported = new Set<object>();
  for (const part of allParts(root)) {
    if (part.kind !== 'pipeline') continue;
    for (const task of allTasks(part)) {
      if (task.kind !== 'component') continue;
      for (const [key, value] of task.settings.podSecurityContext?.entries() ?? []) {
        const feature = featureNamed(`podSecurityContext.${key}`);
        const needed = feature && neededVersion(feature, version);
        if (needed === undefined || reported.has(value.keySpan)) continue;
        reported.add(value.keySpan);
        sink.report(
          linkCodes['needs-newer-target'],
          value.keySpan,
          `Argo ${version} does not know "${key}"; Argo ${needed} is the first version that does.`,
          {
            help: `Leave it out, or compile with --target argo@${needed} if that is what runs the pipeline.`,
          },
        );
      }
    }
  }
}

function featureNamed(name: string): ArgoFeature | undefined {
  return argoFeatures.find((one) => one === name);
}
