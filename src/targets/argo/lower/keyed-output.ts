import { keyPort } from '../../../model/artifact-keys.ts';
import type { BoundPort, BoundRepository, ComponentTask } from '../../../model/bound.ts';
import type { StoredObject } from '../../../model/outside-artifact.ts';
import type { ArgoArtifact, ArgoParameter } from '../model.ts';
import { portName } from '../names.ts';
import type { Context } from './context.ts';
import { lowerFieldText } from './expression/index.ts';
import type { Frame } from './frame.ts';
import { lowerKeyFormat } from './repository.ts';

export interface KeyedOutput {
  /** Where the artifact lies. */
  readonly place: Partial<ArgoArtifact>;
  /** The output that says so. */
  readonly told: ArgoParameter;
}

/** No step writes it, so that the output is what the template says of it. */
const noFile = '/tmp/outputs/pw-none';

/**
 * An artifact whose key is told to those who read it in a List: the one thing by which it is found when Argo has lost it among the items of a
 * loop. The key holds the pod, so that no item, no try and no run overwrites another. With a key of the user's the place is said already.
 */
export function lowerKeyedOutput(
  task: ComponentTask,
  port: BoundPort,
  published: StoredObject | undefined,
  frame: Frame,
  context: Context,
): KeyedOutput {
  const { repository } = context.root;
  const directory = context.demands.directoryOf(task, port);
  const name = portName(port.name);
  const key =
    published !== undefined
      ? lowerFieldText(published.key, frame)
      : directory === undefined
        ? `${lowerKeyFormat(repository)}/${name}`
        : `${sharedPrefix(repository)}{{workflow.name}}/lists/${directory}/{{pod.name}}-${name}`;
  const told = { name: portName(keyPort(port).name), valueFrom: { path: noFile, default: key } };
  if (published !== undefined) return { place: {}, told };
  // A tar would stay one, where many files are loaded together.
  const asIs = directory === undefined ? {} : { archive: { none: {} } };
  return { place: { ...asIs, ...lowerKey(key, context) }, told };
}

/** An object of the repository of the run, by its key alone. */
export function lowerKey(key: string, { root: { repository } }: Context): Partial<ArgoArtifact> {
  const kind = repository?.kind === 'inline' ? repository.store.kind : 's3';
  return { [kind]: { [kind === 'azure' ? 'blob' : 'key']: key } };
}

/** The directory in which the repository has its artifacts, as far as it is the same for all runs. */
function sharedPrefix(repository: BoundRepository | undefined): string {
  const format = repository?.kind === 'inline' ? repository.keyFormat : undefined;
  const first = format?.kind === 'text' ? format.parts[0] : undefined;
  const constant = first?.kind === 'literal' ? String(first.value) : '';
  const prefix = constant.slice(0, constant.lastIndexOf('/') + 1);
  return prefix === '' ? 'pipewright/' : prefix;
}
