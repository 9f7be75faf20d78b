import { isArtifactList } from '../../../model/artifact-keys.ts';
import type { ArtifactStore } from '../../../model/artifact-store.ts';
import type { BoundPipeline, BoundPort, BoundScope, ComponentTask } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import { componentUses } from '../../../model/component-uses.ts';
import type { StoredObject } from '../../../model/outside-artifact.ts';
import { scopesOf } from '../../../model/scopes.ts';
import { UniqueNames } from '../../../util/unique-name.ts';
import { templateName } from '../names.ts';
import { ArtifactSources } from './artifact-sources.ts';

/** Where artifacts lie that are known by their keys. */
export interface ListedPlaces {
  /** The directory in which an artifact of a step lies, with those that may be read together with it; undefined: nobody reads it in one. */
  directoryOf(task: ComponentTask, port: BoundPort): string | undefined;
  /** The store in which the artifacts of a value are found by their keys; undefined: the repository of the run. */
  storeOf(value: BoundExpression): ArtifactStore | undefined;
  /** Whether what a step publishes is not found where that lies, so that it is stored a second time. */
  isCopied(task: ComponentTask, port: BoundPort): boolean;
}

/**
 * Artifacts that one reader may find by their keys must lie where it looks, which is said once for all of them. They lie in the store in which all
 * of them are published, or else in the repository of the run; those that are read as a directory there below one key, since Argo loads a
 * directory by what its objects have in common. `feeds`: what gives each port its value.
 */
export function listedPlaces(
  root: BoundPipeline,
  feeds: ReadonlyMap<BoundPort, readonly BoundExpression[]>,
  isStored: (value: BoundExpression) => boolean,
): ListedPlaces {
  const steps = stepsOf(root);
  const sources = new ArtifactSources();
  // What several tasks give to one component need not lie together.
  const ends = new Set(steps.flatMap(({ component }) => component.inputs));
  for (const [port, values] of feeds) {
    if (ends.has(port)) {
      for (const value of values) if (isStored(value)) sources.joinAll(sources.of(value));
    } else sources.joinAll([port, ...values.flatMap((value) => sources.of(value))]);
  }
  const directories = nameDirectories(steps, sources);
  const stores = findStores(root, steps, sources);
  const storeAt = (source: object): ArtifactStore | undefined => {
    const set = sources.setOf(source);
    return directories.has(set) ? undefined : (stores.get(set) ?? undefined);
  };
  return {
    directoryOf: (task, port) => directories.get(sources.setOf(sources.output(task, port))),
    storeOf(value) {
      const [source] = sources.of(value);
      return source && storeAt(source);
    },
    isCopied(task, port) {
      const kept = task.settings.outputs.get(port);
      if (kept?.place === undefined) return false;
      const source = sources.output(task, port);
      // Argo unpacks a zip only where it is told to.
      if (directories.has(sources.setOf(source)) || kept.archive === 'zip') return true;
      return !isSame(ownStore(kept.place, root), storeAt(source));
    },
  };
}

/** The names of the directories, by their sets. */
function nameDirectories(
  steps: readonly ComponentTask[],
  sources: ArtifactSources,
): ReadonlyMap<object, string> {
  const wanted = new Set<object>();
  for (const task of steps) {
    for (const [port, { path }] of componentUses(task.component)) {
      const value = task.arguments.get(port);
      if (!path || value === undefined || !isArtifactList(value.type)) continue;
      const [first] = sources.of(value);
      if (first !== undefined) wanted.add(sources.setOf(first));
    }
  }
  const names = new UniqueNames(63);
  const directories = new Map<object, string>();
  for (const task of steps) {
    for (const port of task.outputs) {
      const set = sources.setOf(sources.output(task, port));
      if (!wanted.has(set) || port.type.kind !== 'artifact' || directories.has(set)) continue;
      directories.set(set, names.take(templateName(`${task.name}-${port.name}`)));
    }
  }
  return directories;
}

/** The store that all of a set share, `null` when they lie in several, or in the repository of the run. */
function findStores(
  root: BoundPipeline,
  steps: readonly ComponentTask[],
  sources: ArtifactSources,
): ReadonlyMap<object, ArtifactStore | null> {
  const stores = new Map<object, ArtifactStore | null>();
  const add = (source: object, store: ArtifactStore | undefined): void => {
    const set = sources.setOf(source);
    const known = stores.get(set);
    stores.set(set, store !== undefined && (known === undefined || isSame(known, store)) ? store : null);
  };
  for (const port of root.inputs) add(port, undefined);
  for (const task of steps) {
    for (const port of task.outputs) {
      if (port.type.kind !== 'artifact') continue;
      const kept = task.settings.outputs.get(port);
      const isTaken = kept?.place !== undefined && kept.archive !== 'zip';
      add(sources.output(task, port), isTaken ? (ownStore(kept.place, root) ?? undefined) : undefined);
    }
  }
  return stores;
}

/** Where an object lies: undefined in the repository of the run, `null` in a bucket that only the run knows. */
function ownStore(
  { place, bucket }: StoredObject,
  { repository }: BoundPipeline,
): ArtifactStore | undefined | null {
  if (bucket !== undefined && bucket.kind !== 'literal') return null;
  if (place === undefined) return undefined;
  const name = bucket && String(bucket.value);
  const store: ArtifactStore =
    name === undefined
      ? place
      : place.kind === 'azure'
        ? { ...place, container: name }
        : { ...place, bucket: name };
  return repository?.kind === 'inline' && isSame(repository.store, store) ? undefined : store;
}

function isSame(one: ArtifactStore | undefined | null, other: ArtifactStore | undefined | null): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function stepsOf(root: BoundPipeline): readonly ComponentTask[] {
  const steps: ComponentTask[] = [];
  const seen = new Set<BoundPipeline>();
  const visitPipeline = (pipeline: BoundPipeline): void => {
    if (seen.has(pipeline)) return;
    seen.add(pipeline);
    scopesOf(pipeline).forEach(visitScope);
  };
  const visitScope = (scope: BoundScope): void => {
    for (const task of scope.tasks) {
      if (task.kind === 'component') steps.push(task);
      if (task.kind === 'group') visitScope(task.body);
      if (task.kind === 'pipeline') visitPipeline(task.pipeline);
    }
  };
  visitPipeline(root);
  return steps;
}
