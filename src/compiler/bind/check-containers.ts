import type { Sink } from '../../diagnostics/sink.ts';
import type { TaskSettings } from '../../model/bound.ts';
import type { TaskDefaults } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { objectNameProblem, variableNameProblem } from '../../util/kubernetes-names.ts';
import { checkImage } from './check-image.ts';
import { checkResources } from './check-resources.ts';
import { bindCodes } from './codes.ts';
import { isOpen } from './gaps.ts';

type Container = NonNullable<TaskDefaults['sidecars']>[number];

/** The containers that Argo puts into every pod (P-61). */
const namesOfEngine: ReadonlySet<string> = new Set(['main', 'init', 'wait', 'supervisor']);

/** Checks the sidecars and init containers of a step together with what the step mounts. */
export function checkContainers(spec: At<TaskDefaults>, settings: TaskSettings, sink: Sink): void {
  const names = new Map<string, At<string>>();
  for (const key of ['initContainers', 'sidecars'] as const) {
    for (const item of spec.get(key)?.items() ?? []) {
      const container = item.as<Container>();
      checkName(container, names, sink);
      const image = container.get('image');
      if (image !== undefined) checkImage(image.value, image.span, sink);
      checkResources(container.get('resources')?.as(), sink);
      checkVariables(container, sink);
      checkMounts(container, spec, settings, sink);
      const probe = key === 'initContainers' ? container.get('readinessProbe') : undefined;
      if (probe !== undefined) {
        sink.report(
          bindCodes['settings-conflict'],
          probe.keySpan,
          'An init container ends before the step starts; Kubernetes takes no readinessProbe of it.',
          { help: 'Leave it out, or make the container a sidecar.' },
        );
      }
    }
  }
}

function checkName(container: At<Container>, names: Map<string, At<string>>, sink: Sink): void {
  const name = container.get('name');
  if (name === undefined) return;
  const problem =
    name.value.length > 63
      ? 'it has more than 63 characters'
      : name.value.includes('.')
        ? 'it has a "."'
        : objectNameProblem(name.value);
  const other = names.get(name.value);
  if (problem !== undefined) {
    sink.report(
      bindCodes['invalid-kubernetes-name'],
      name.span,
      `Kubernetes does not take "${name.value}" for the name of a container: ${problem}.`,
    );
  } else if (namesOfEngine.has(name.value)) {
    sink.report(
      bindCodes['reserved-name'],
      name.span,
      `Argo itself has a container "${name.value}" in every pod.`,
      {
        help: 'Choose another name.',
      },
    );
  } else if (other !== undefined) {
    sink.report(bindCodes['duplicate-name'], name.span, `There are two containers called "${name.value}".`, {
      related: [{ message: 'the other one is here', span: other.span }],
    });
  }
  names.set(name.value, name);
}

function checkVariables(container: At<Container>, sink: Sink): void {
  for (const item of container.get('env')?.items() ?? []) {
    const name = item.as<{ readonly name: string }>().get('name');
    const problem = name === undefined ? undefined : variableNameProblem(name.value);
    if (name !== undefined && problem !== undefined) {
      sink.report(
        bindCodes['invalid-kubernetes-name'],
        name.span,
        `Kubernetes does not take "${name.value}" for an environment variable: ${problem}.`,
      );
    }
  }
}

/** A pod has the volumes that the step itself mounts; those of `volumes` keep their names. */
function checkMounts(
  container: At<Container>,
  spec: At<TaskDefaults>,
  settings: TaskSettings,
  sink: Sink,
): void {
  const written = spec.get('mounts')?.entries() ?? [];
  const areAllKnown = !isOpen(spec, 'mounts') && written.length === settings.mounts.length;
  const known = settings.mounts.flatMap(({ volume }) =>
    volume.kind === 'named' ? [volume.volume.name] : [],
  );
  const paths = new Map<string, At<string>>();
  for (const item of container.get('volumeMounts')?.items() ?? []) {
    const mount = item.as<{ readonly name: string; readonly mountPath: string }>();
    const name = mount.get('name');
    if (areAllKnown && name !== undefined && !known.includes(name.value)) {
      sink.report(
        bindCodes['unknown-volume'],
        name.span,
        `The step itself mounts no volume "${name.value}".`,
        {
          help: `Declare it under \`volumes\` of the pipeline, and mount it in the step as well, such as \`mounts: {/${name.value}: ${name.value}}\`; \`mirrorVolumeMounts: true\` takes over all mounts of the step.`,
        },
      );
    }
    const path = mount.get('mountPath');
    const other = path === undefined ? undefined : paths.get(path.value);
    if (path !== undefined && other !== undefined) {
      sink.report(bindCodes['mount-conflict'], path.span, `Two volumes are mounted at "${path.value}".`, {
        related: [{ message: 'the other one is here', span: other.span }],
      });
    }
    if (path !== undefined) paths.set(path.value, path);
  }
}
