import type {
  BoundMount,
  BoundPort,
  CreateVolumeTask,
  DeleteVolumeTask,
  SnapshotVolumeTask,
  TaskSettings,
} from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import type { KeptOutput } from '../../../model/kept-output.ts';
import { visitReferences } from '../../../model/references.ts';
import { isExpression } from '../../../model/setting-expressions.ts';
import type { UniqueNames } from '../../../util/unique-name.ts';
import { portName } from '../names.ts';
import type { Argument } from './arguments.ts';
import type { Input } from './frame.ts';
import { targetKey } from './target-key.ts';

/** What a step is given besides its inputs. The ports stand for the values: `replaced` reads them. */
export interface AtCall<T> {
  readonly replaced: T;
  readonly given: readonly Argument[];
}

/**
 * Expressions of settings that can fail are computed where the step is called, and given to it. Argo leaves a tag that fails inside of a
 * template as it is, and starts the step with that text; in an argument it ends the task as an error.
 */
export function computeSettings(settings: TaskSettings, names: UniqueNames): AtCall<TaskSettings> {
  const computer = new Computer(names);
  const { image, timeout, retry } = settings;
  const mount = (one: BoundMount): BoundMount => ({
    ...one,
    volume:
      one.volume.kind === 'reference'
        ? { kind: 'reference', value: computer.replace(one.volume.value, `claim${one.path}`) }
        : one.volume,
    subPath: one.subPath && computer.replace(one.subPath, `sub-path${one.path}`),
  });
  const replaced: TaskSettings = {
    ...settings,
    image: image && computer.replace(image, 'image'),
    env: new Map(
      [...settings.env].map(([name, value]) => [
        name,
        isExpression(value) ? computer.replace(value, `env-${name}`) : value,
      ]),
    ),
    nodeSelector: computer.all(settings.nodeSelector, 'node-selector'),
    labels: computer.all(settings.labels, 'label'),
    annotations: computer.all(settings.annotations, 'annotation'),
    timeout: timeout && computer.number(timeout, 'timeout'),
    retry: retry && { ...retry, limit: computer.number(retry.limit, 'retry-limit') },
    computedResources: new Map(
      [...settings.computedResources].map(([list, amounts]) => [list, computer.all(amounts, list)]),
    ),
    cache: settings.cache && {
      ...settings.cache,
      key: settings.cache.key && computer.replace(settings.cache.key, 'cache-key'),
    },
    mutexes: settings.mutexes.map((name) => computer.replace(name, 'mutex')),
    outputs: new Map([...settings.outputs].map(([port, one]) => [port, computer.kept(port, one)])),
    mounts: settings.mounts.map(mount),
  };
  return { replaced, given: computer.given };
}

/** The same for a claim. */
export function computeClaim(task: CreateVolumeTask, names: UniqueNames): AtCall<CreateVolumeTask> {
  const computer = new Computer(names);
  const { storageClass, claimName, fromSnapshot } = task;
  const replaced: CreateVolumeTask = {
    ...task,
    size: computer.replace(task.size, 'claim-size'),
    storageClass: storageClass && computer.replace(storageClass, 'storage-class'),
    claimName: claimName && computer.replace(claimName, 'claim-name'),
    fromSnapshot: fromSnapshot && computer.replace(fromSnapshot, 'snapshot'),
    labels: computer.all(task.labels, 'label'),
    annotations: computer.all(task.annotations, 'annotation'),
  };
  return { replaced, given: computer.given };
}

/** The same for a snapshot. */
export function computeSnapshot(task: SnapshotVolumeTask, names: UniqueNames): AtCall<SnapshotVolumeTask> {
  const computer = new Computer(names);
  const { snapshotClass, snapshotName } = task;
  const replaced: SnapshotVolumeTask = {
    ...task,
    volume: computer.replace(task.volume, 'claim-name'),
    snapshotClass: snapshotClass && computer.replace(snapshotClass, 'snapshot-class'),
    snapshotName: snapshotName && computer.replace(snapshotName, 'snapshot-name'),
    labels: computer.all(task.labels, 'label'),
    annotations: computer.all(task.annotations, 'annotation'),
  };
  return { replaced, given: computer.given };
}

/** The same for the end of a claim. */
export function computeDeletion(task: DeleteVolumeTask, names: UniqueNames): AtCall<DeleteVolumeTask> {
  const computer = new Computer(names);
  const replaced: DeleteVolumeTask = { ...task, volume: computer.replace(task.volume, 'claim-name') };
  return { replaced, given: computer.given };
}

/** How the step's own expressions read what it is given. */
export function computedInputs(given: readonly Argument[]): ReadonlyMap<string, Input> {
  return new Map(
    given.map(({ port }) => [
      targetKey({ kind: 'input', port }),
      { name: port.name, mayBeAbsent: port.optional },
    ]),
  );
}

class Computer {
  readonly given: Argument[] = [];
  readonly #names: UniqueNames;

  constructor(names: UniqueNames) {
    this.#names = names;
  }

  all(values: ReadonlyMap<string, BoundExpression>, name: string): ReadonlyMap<string, BoundExpression> {
    return new Map([...values].map(([key, value]) => [key, this.replace(value, `${name}-${key}`)]));
  }

  kept(port: BoundPort, kept: KeptOutput): KeptOutput {
    const { place } = kept;
    if (place === undefined) return kept;
    const bucket = place.bucket && this.replace(place.bucket, `bucket-${port.name}`);
    return { ...kept, place: { ...place, bucket, key: this.replace(place.key, `key-${port.name}`) } };
  }

  /** As `replace`, for what Argo reads as a number: a text must be one before the step starts. */
  number(value: BoundExpression, name: string): BoundExpression {
    if (value.kind === 'literal') return value;
    const { type, absent, span } = value;
    return this.replace({ kind: 'call', name: 'int', arguments: [value], type, absent, span }, name);
  }

  /** The expression, with what can fail in it in the form of a reference to what the step is given. */
  replace(value: BoundExpression, name: string): BoundExpression {
    if (!canFail(value)) return value;
    // Only the step knows its own name.
    if (value.kind === 'text')
      return { ...value, parts: value.parts.map((part) => this.replace(part, name)) };
    if (readsTask(value)) return value;
    const { type, absent, span } = value;
    const port: BoundPort = {
      name: this.#names.take(portName(name)),
      type,
      optional: absent.length > 0,
      default: undefined,
      constraints: {},
      description: undefined,
      origin: { key: span, span },
    };
    this.given.push({ port, value, asValue: true, asArtifact: false });
    return { kind: 'reference', target: { kind: 'input', port }, type, absent, span };
  }
}

/** Texts are handed on as they are; to compute anything, they must be read first. */
function canFail(value: BoundExpression): boolean {
  switch (value.kind) {
    case 'literal':
    case 'reference':
      return false;
    case 'text':
      return value.parts.some(canFail);
    case 'call':
      if (value.name !== 'default' && value.name !== 'firstOf' && value.name !== 'string') return true;
      return value.arguments.some(canFail);
    default:
      return true;
  }
}

function readsTask(value: BoundExpression): boolean {
  let found = false;
  visitReferences(value, ({ target }) => {
    found ||= target.kind === 'task';
  });
  return found;
}
