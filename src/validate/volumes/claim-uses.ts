import type { BoundMount, BoundPipeline, BoundScope, ComponentTask } from '../../model/bound.ts';
import { scopesOf } from '../../model/scopes.ts';
import { type Claim, claimsOf, claimsOfSource, claimsOfVolume } from './claim-of.ts';
import type { Instance, Path } from './instance.ts';

/** A mount of a claim by a step. */
export interface ClaimUse {
  readonly claim: Claim;
  readonly mount: BoundMount;
  readonly task: ComponentTask;
  readonly instance: Instance;
  /** Leads to the step. */
  readonly path: Path;
}

/** So many are looked at: a pipeline that calls another twice, and so on ten times over, has a thousand steps from a few lines. */
const maxUses = 5000;

/** Every mount of a claim in a run, in the order of the files. A pipeline is looked into for each of its calls. */
export function claimUses(root: BoundPipeline): readonly ClaimUse[] {
  const uses: ClaimUse[] = [];
  const visit = (scope: BoundScope, instance: Instance, around: Path): void => {
    for (const task of scope.tasks) {
      if (uses.length >= maxUses) return;
      const path = [...around, task];
      if (task.kind === 'group') visit(task.body, instance, path);
      if (task.kind === 'pipeline' && mountsClaims(task.pipeline)) {
        const inside = { path, call: { outer: instance, arguments: task.arguments } };
        for (const one of scopesOf(task.pipeline)) visit(one, inside, path);
      }
      if (task.kind !== 'component') continue;
      for (const mount of task.settings.mounts) {
        for (const claim of claimsOfMount(mount, instance, path)) {
          uses.push({ claim, mount, task, instance, path });
        }
      }
    }
  };
  for (const scope of scopesOf(root)) visit(scope, { path: [], call: undefined }, []);
  return uses;
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

const known = new WeakMap<BoundPipeline, boolean>();

/** Whether some step of a pipeline, or of those that it calls, mounts a claim. */
function mountsClaims(pipeline: BoundPipeline): boolean {
  let found = known.get(pipeline);
  if (found === undefined) {
    found = scopesOf(pipeline).some(hasMounts);
    known.set(pipeline, found);
  }
  return found;
}

function hasMounts(scope: BoundScope): boolean {
  return scope.tasks.some((task) => {
    if (task.kind === 'group') return hasMounts(task.body);
    if (task.kind === 'pipeline') return mountsClaims(task.pipeline);
    return task.kind === 'component' && task.settings.mounts.some(isOfClaim);
  });
}

function isOfClaim({ volume }: BoundMount): boolean {
  if (volume.kind === 'reference') return true;
  if (volume.kind === 'secret') return false;
  const source = volume.kind === 'named' ? volume.volume.source : volume.source;
  return source.kind === 'create' || source.kind === 'claim';
}
