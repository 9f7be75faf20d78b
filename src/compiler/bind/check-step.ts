import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundComponent, Manifest, TaskSettings } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { TaskDefaults } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { imageProblem } from '../../util/image-reference.ts';
import { checkAnnotations } from './check-annotations.ts';
import { checkContainers } from './check-containers.ts';
import { checkChosenImage } from './check-image.ts';
import { checkMounts } from './check-mounts.ts';
import { checkPodPatch } from './check-pod-patch.ts';
import { checkRaw } from './check-raw.ts';
import { checkRequirements } from './check-requirements.ts';
import { checkResources } from './check-resources.ts';
import { checkSecurity } from './check-security.ts';
import { checkTolerations } from './check-tolerations.ts';
import { bindCodes } from './codes.ts';

/** Checks that the effective settings of a step fit together: each is right by itself, and Kubernetes would refuse the pod or never start it. */
export function checkStep(
  spec: At<TaskDefaults>,
  settings: TaskSettings,
  component: BoundComponent | undefined,
  sink: Sink,
): void {
  checkResources(spec.get('resources')?.as(), sink);
  checkContainers(spec, settings, sink);
  checkTolerations(spec.get('tolerations')?.as(), sink);
  checkRequirements(spec.get('affinity')?.node, sink);
  checkSecurity(spec, component, sink);
  checkPodPatch(spec, sink);
  const raw = spec.get('argo')?.as<Manifest>();
  if (raw !== undefined) checkRaw(raw, 'Template', sink);
  checkChosenImage(settings.image, sink);
  if (component === undefined) return;
  checkMounts(settings.mounts, component, sink);
  checkAnnotations(
    new Map<string, string | BoundExpression>([...component.annotations, ...settings.annotations]),
    spec.get('annotations')?.keySpan ?? component.origin.key,
    sink,
  );
  if (spec.get('image') === undefined && !spec.lost('image')) checkOwnImage(component, sink);
}

/** A component of KFP may leave its image to the tasks that run it. */
function checkOwnImage({ name, implementation, ofKfp, origin }: BoundComponent, sink: Sink): void {
  const { image } = implementation;
  const problem = ofKfp && image !== '' ? imageProblem(image) : undefined;
  if (image !== '' && problem === undefined) return;
  sink.report(
    bindCodes['invalid-image'],
    origin.key,
    problem === undefined
      ? `"${name}" has no image, and neither has a task that runs it.`
      : `"${name}" has no image that can be fetched, and neither has a task that runs it: in "${image}", ${problem}.`,
    { help: 'Write the `image` into the component, or at the task.' },
  );
}
