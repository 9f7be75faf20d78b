import type { Sink } from '../../diagnostics/sink.ts';
import type { TaskDefaults } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { kubernetesForm } from '../../validate/kubernetes.ts';
import { checkKubernetesShape } from './check-kubernetes-shape.ts';
import { bindCodes } from './codes.ts';

type Cures = Readonly<Record<string, string>>;

interface Container {
  readonly name: string;
}

const byComponent = 'The component says what runs.';
const setting = (name: string): string => `Write it as \`${name}\`, which is checked and merged.`;

/** What a patch of the pod would take from under us or from Argo, and what is right instead. */
const ofPod: Cures = {
  activeDeadlineSeconds: setting('timeout'),
  affinity: setting('affinity'),
  nodeSelector: setting('nodeSelector'),
  tolerations: setting('tolerations'),
  securityContext: setting('podSecurityContext'),
  serviceAccount: setting('serviceAccount'),
  serviceAccountName: setting('serviceAccount'),
  imagePullSecrets: 'Write it as `imagePullSecrets` under `run` of the pipeline.',
  volumes: setting('mounts'),
  ephemeralContainers: 'Leave it out: a pod cannot begin with any.',
  restartPolicy: 'Write `retry`: Argo starts a step again with a new pod.',
  automountServiceAccountToken: 'Leave it out: Argo reports the results of a step with that token.',
  priority: 'Write `priorityClassName`: Kubernetes computes the number from it, and refuses another.',
  overhead: 'Write `runtimeClassName`: Kubernetes knows what it costs, and refuses anything else.',
};

/** Of the container that the step runs in. */
const ofMain: Cures = {
  args: byComponent,
  command: byComponent,
  env: setting('env'),
  envFrom: setting('envFrom'),
  image: setting('image'),
  imagePullPolicy: setting('imagePullPolicy'),
  resources: setting('resources'),
  restartPolicy: 'Write `retry`: Argo starts a step again with a new pod.',
  securityContext: setting('securityContext'),
  volumeDevices: 'Leave it out: a step mounts its volumes as directories, with `mounts`.',
  volumeMounts: setting('mounts'),
  workingDir: setting('workingDir'),
};

/** Of the containers that Argo adds. */
const takenByArgo: Cures = Object.fromEntries(
  ['args', 'command', 'envFrom', 'image', 'lifecycle', 'livenessProbe', 'readinessProbe', 'restartPolicy']
    .concat(['startupProbe', 'terminationMessagePath', 'volumeDevices', 'volumeMounts', 'workingDir'])
    .map((name) => [name, "Leave it out: this container is Argo's own, and does its work as Argo made it."]),
);

/** The containers of a pod that a patch can name in each list, besides those of the step's own settings. */
const lists = [
  {
    list: 'containers',
    own: 'sidecars',
    engine: new Map([
      ['main', ofMain],
      ['wait', takenByArgo],
    ]),
  },
  { list: 'initContainers', own: 'initContainers', engine: new Map([['init', takenByArgo]]) },
] as const;

/** Checks `podSpecPatch`: its form, and that it leaves alone what we or Argo need, and what has a setting. */
export function checkPodPatch(spec: At<TaskDefaults>, sink: Sink): void {
  const patch = spec.get('podSpecPatch')?.as<{ readonly [field: string]: unknown }>();
  if (patch === undefined || patch.node.kind !== 'map') return;
  checkKubernetesShape(
    patch.node,
    kubernetesForm('PodSpec'),
    { name: 'podSpecPatch', span: patch.keySpan },
    sink,
  );
  refuse(patch, ofPod, 'a pod', sink);
  for (const { list, own, engine } of lists) {
    const declared = (spec.get(own)?.items() ?? []).map((one) => String(one.as<Container>().value.name));
    const known = new Map<string, Cures>([
      ...declared.map((name) => [name, declaredCures(own)] as const),
      ...engine,
    ]);
    const seen = new Set<string>();
    for (const item of patch.get(list)?.as<readonly Container[]>().items() ?? []) {
      const name = item.as<Container>().get('name');
      if (name === undefined) continue;
      const cures = known.get(name.value);
      if (cures === undefined) {
        const near = didYouMean(String(name.value), [...known.keys()]);
        sink.report(
          bindCodes['invalid-pod-patch'],
          name.span,
          `The pod has no container "${name.value}" among its \`${list}\`, and a patch cannot add one.`,
          {
            help:
              near === undefined
                ? `It has ${[...known.keys()].join(', ')}; containers of your own stand in \`${own}\`.`
                : `Did you mean "${near}"?`,
          },
        );
      } else if (seen.has(name.value)) {
        const help = 'Write all of its fields together.';
        sink.report(bindCodes['duplicate-name'], name.span, `"${name.value}" is patched twice.`, { help });
      } else refuse(item.as(), cures, `the container "${name.value}"`, sink);
      seen.add(name.value);
    }
  }
}

/** What can be said where the container is declared. */
function declaredCures(own: string): Cures {
  const there = ['image', 'command', 'args', 'workingDir', 'env', 'imagePullPolicy', 'ports', 'resources']
    .concat(['securityContext', 'volumeMounts', 'readinessProbe'])
    .map((name) => [name, `Write it in \`${own}\`, where the container is.`]);
  const never = ['restartPolicy', 'volumeDevices', 'envFrom'].map((name) => [name, 'Leave it out.']);
  return Object.fromEntries([...there, ...never]);
}

function refuse(at: At<{ readonly [field: string]: unknown }>, cures: Cures, what: string, sink: Sink): void {
  for (const [key, value] of at.entries()) {
    const help = Object.hasOwn(cures, key) ? cures[key] : undefined;
    if (help === undefined) continue;
    sink.report(bindCodes['invalid-pod-patch'], value.keySpan, `"${key}" of ${what} cannot be patched.`, {
      help,
    });
  }
}
