import type {
  BoundMount,
  BoundPipeline,
  BoundTask,
  ComponentTask,
  DeleteVolumeTask,
  LeafTask,
  ResourceTask,
  SnapshotVolumeTask,
} from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { manifestValues } from '../../model/manifest.ts';
import { type Claim, claimsOf, claimsOfSource, claimsOfVolume } from './claim-of.ts';
import { eachLeaf } from './each-leaf.ts';
import { type Instance, type Path, sharedLength } from './instance.ts';
import { mountsOf } from './mounts-of.ts';

/** What somewhere in a run is done with a claim. */
export interface ClaimUse<T extends BoundTask = BoundTask> {
  readonly claim: Claim;
  readonly task: T;
  readonly instance: Instance;
  /** Leads to the task. */
  readonly path: Path;
  /** Which of all uses it is: what is in `onExit` comes after the tasks of its pipeline. */
  readonly index: number;
}

/** How many of the tasks around both of two uses of a claim hold the claim too: for each item of a loop among them there is another claim. */
export function commonDepth(one: ClaimUse, other: ClaimUse): number {
  return Math.min(...[one, other].map(({ claim, path }) => sharedLength(claim.home, path)));
}

/** A mount of a claim by a step. */
export interface ClaimMount extends ClaimUse<ComponentTask> {
  readonly mount: BoundMount;
}

/** A claim that an object of Kubernetes names. */
export interface ClaimName extends ClaimUse<ResourceTask> {
  readonly value: BoundExpression;
}

export interface ClaimUses {
  readonly mounts: readonly ClaimMount[];
  readonly names: readonly ClaimName[];
  readonly snapshots: readonly ClaimUse<SnapshotVolumeTask>[];
  readonly deletions: readonly ClaimUse<DeleteVolumeTask>[];
}

/** So many are looked at: a pipeline that calls another twice, and so on ten times over, has a thousand steps from a few lines. */
const maxUses = 5000;

const found = new WeakMap<BoundPipeline, ClaimUses>();

/** Everything that is done with claims in a run, in the order of the files. A pipeline is looked into for each of its calls. */
export function claimUses(root: BoundPipeline): ClaimUses {
  let uses = found.get(root);
  if (uses === undefined) {
    uses = findUses(root);
    found.set(root, uses);
  }
  return uses;
}

function findUses(root: BoundPipeline): ClaimUses {
  const mounts: ClaimMount[] = [];
  const names: ClaimName[] = [];
  const snapshots: ClaimUse<SnapshotVolumeTask>[] = [];
  const deletions: ClaimUse<DeleteVolumeTask>[] = [];
  const count = (): number => mounts.length + names.length + snapshots.length + deletions.length;
  for (const { task, instance, path } of eachLeaf(root, usesClaims)) {
    if (count() >= maxUses) break;
    const place = { instance, path, index: count() };
    if (task.kind === 'component') {
      for (const mount of mountsOf(task.settings)) {
        for (const claim of claimsOfMount(mount, instance, path))
          mounts.push({ claim, mount, task, ...place });
      }
    }
    if (task.kind === 'resource') {
      for (const value of claimsNamed(task)) {
        for (const claim of claimsOf(value, instance, path)) names.push({ claim, value, task, ...place });
      }
    }
    if (task.kind === 'snapshot-volume') {
      for (const claim of claimsOf(task.volume, instance, path)) snapshots.push({ claim, task, ...place });
    }
    if (task.kind === 'delete-volume') {
      for (const claim of claimsOf(task.volume, instance, path)) deletions.push({ claim, task, ...place });
    }
  }
  return { mounts, names, snapshots, deletions };
}

function claimsOfMount({ volume }: BoundMount, instance: Instance, path: Path): readonly Claim[] {
  switch (volume.kind) {
    case 'named':
      return claimsOfVolume(volume.volume, instance);
    case 'reference':
      return claimsOf(volume.value, instance, path);
    case 'inline':
      return claimsOfSource(volume.source);
    case 'secret':
      return [];
  }
}

function usesClaims(task: LeafTask): boolean {
  if (task.kind === 'snapshot-volume' || task.kind === 'delete-volume') return true;
  if (task.kind === 'resource') return claimsNamed(task).length > 0;
  return task.kind === 'component' && task.settings.mounts.some(isOfClaim);
}

function claimsNamed({ manifest }: ResourceTask): readonly BoundExpression[] {
  return manifestValues(manifest).filter(({ type }) => type.kind === 'volume');
}

function isOfClaim({ volume }: BoundMount): boolean {
  if (volume.kind === 'reference') return true;
  if (volume.kind === 'secret') return false;
  const source = volume.kind === 'named' ? volume.volume.source : volume.source;
  return source.kind === 'create' || source.kind === 'claim';
}
