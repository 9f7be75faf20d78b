import { keyPort } from '../../../model/artifact-keys.ts';
import type { ArtifactStore } from '../../../model/artifact-store.ts';
import type { BoundPort, BoundRepository, ComponentTask } from '../../../model/bound.ts';
import type { KeptOutput } from '../../../model/kept-output.ts';
import type { ArgoArtifact, ArgoParameter } from '../model.ts';
import { portName } from '../names.ts';
import type { Context } from './context.ts';
import { lowerFieldText } from './expression/index.ts';
import type { Frame } from './frame.ts';
import { lowerKeyFormat } from './repository.ts';
import { lowerStore } from './store.ts';

export interface KeyedOutput {
  /** Where the artifact lies, if that is not said by the user. */
  readonly place: Partial<ArgoArtifact>;
  /** The artifact once more, where it is found by its key. */
  readonly copy: Partial<ArgoArtifact> | undefined;
  /** The output that says so. */
  readonly told: ArgoParameter;
}

/** No step writes it, so that the output is what the template says of it. */
const noFile = '/tmp/outputs/pw-none';

/**
 * An artifact whose key is told to those who read it in a List: the one thing by which it is found when Argo has lost it among the items of a
 * loop. The key holds the pod, so that no item, no try and no run overwrites another. What is published where all of its Lists are has the key
 * of the user's; what is published elsewhere is stored once more.
 */
export function lowerKeyedOutput(
  task: ComponentTask,
  port: BoundPort,
  kept: KeptOutput | undefined,
  frame: Frame,
  context: Context,
): KeyedOutput {
  const { repository } = context.root;
  const { directoryOf, isCopied } = context.demands.listed;
  const directory = directoryOf(task, port);
  const name = portName(port.name);
  const tell = (key: string): ArgoParameter => ({
    name: portName(keyPort(port).name),
    valueFrom: { path: noFile, default: key },
  });
  const published = kept?.place;
  const again = isCopied(task, port);
  if (published !== undefined && !again)
    return { place: {}, copy: undefined, told: tell(lowerFieldText(published.key, frame)) };
  const key =
    directory === undefined
      ? `${lowerKeyFormat(repository)}/${name}`
      : `${sharedPrefix(repository)}{{workflow.name}}/lists/${directory}/{{pod.name}}-${name}`;
  // A tar would stay one, where many files are loaded together.
  const asIs = directory === undefined ? {} : { archive: { none: {} } };
  const place = { ...asIs, ...lowerKey(key, context, undefined) };
  const copy = { ...place, ...lowerDeletion(kept) };
  return again ? { place: {}, copy, told: tell(key) } : { place, copy: undefined, told: tell(key) };
}

/** An object of the repository of the run, by its key alone, or of another store. */
export function lowerKey(
  key: string,
  { root: { repository } }: Context,
  store: ArtifactStore | undefined,
): Partial<ArgoArtifact> {
  if (store !== undefined) return lowerStore(store, key);
  const kind = repository?.kind === 'inline' ? repository.store.kind : 's3';
  return { [kind]: { [kind === 'azure' ? 'blob' : 'key']: key } };
}

const strategies = {
  never: 'Never',
  'workflow-completed': 'OnWorkflowCompletion',
  'workflow-deleted': 'OnWorkflowDeletion',
} as const;

/** When Argo deletes it. */
export function lowerDeletion(kept: KeptOutput | undefined): Partial<ArgoArtifact> {
  return kept?.gc === undefined ? {} : { artifactGC: { strategy: strategies[kept.gc] } };
}

/** The directory in which the repository has its artifacts, as far as it is the same for all runs. */
function sharedPrefix(repository: BoundRepository | undefined): string {
  const format = repository?.kind === 'inline' ? repository.keyFormat : undefined;
  const first = format?.kind === 'text' ? format.parts[0] : undefined;
  const constant = first?.kind === 'literal' ? String(first.value) : '';
  const prefix = constant.slice(0, constant.lastIndexOf('/') + 1);
  return prefix === '' ? 'pipewright/' : prefix;
}
