import type { Sink } from '../diagnostics/sink.ts';
import type { Span } from '../diagnostics/span.ts';
import type { BoundPipeline, LeafTask, ResourceTask } from '../model/bound.ts';
import type { BoundExpression } from '../model/bound-expression.ts';
import type { ManifestTree } from '../model/manifest.ts';
import { eachLeaf, type Leaf } from '../validate/volumes/each-leaf.ts';
import { pathText, sharedLength } from '../validate/volumes/instance.ts';
import { manyTimes } from '../validate/volumes/meetings.ts';
import { valueText, variesWith } from '../validate/volumes/value-text.ts';
import { linkCodes } from './codes.ts';

/** So many are looked at: pipelines that call others twice have a thousand steps from a few lines. */
const maxMade = 1000;

/** An object of Kubernetes that a task creates under a name of the author's. */
interface Made extends Leaf {
  readonly kind: string;
  readonly name: BoundExpression;
  /** Equal for equal objects, unless a loop is between them. */
  readonly text: string;
}

/**
 * Reports objects that would be created twice in one run, of which the second fails because the name is taken: for the items of a loop, or by
 * two tasks that surely both run. Where something is deleted between them, nothing is said.
 */
export function checkMadeNames(root: BoundPipeline, sink: Sink): void {
  const removals = [...eachLeaf(root, removes, maxMade)];
  const seen = new Map<string, Made>();
  const reported = new Set<Span>();
  const report = (made: Made, message: string, help: string, other?: Made): void => {
    const { span } = made.name;
    if (reported.has(span)) return;
    reported.add(span);
    const related =
      other === undefined || other.name.span === span
        ? []
        : [{ message: 'the other one is made here', span: other.name.span }];
    sink.report(linkCodes['name-taken'], span, message, { help, related });
  };
  for (const leaf of eachLeaf(root, creates, maxMade)) {
    const made = madeBy(leaf);
    if (made === undefined) continue;
    const { path, task, text, kind } = made;
    const again = manyTimes(path).find(
      (around) =>
        path.slice(around.length - 1).every(({ when }) => when === undefined) &&
        !removals.some((removal) => sharedLength(removal.path, path) >= around.length) &&
        !variesWith(text, pathText(around)),
    );
    if (again !== undefined && !isVague(text)) {
      const loop = again.at(-1)?.name ?? '';
      const what = again.at(-1)?.loop === undefined ? 'round' : 'item';
      report(
        made,
        `"${task.name}" makes a ${kind} of the same name for each ${what} of "${loop}", and a name can be taken only once.`,
        what === 'item'
          ? 'Put something of the item into the name, or leave it out where Pipewright can find one.'
          : 'Make it outside of the repetition, or leave the name out where Pipewright can find one.',
      );
    }
    const other = seen.get(text);
    seen.set(text, other ?? made);
    if (other === undefined || removals.length > 0 || isVague(text) || !bothRun(made, other)) continue;
    report(
      made,
      `"${nameOf(made)}" and "${nameOf(other)}" make a ${kind} of the same name, and a name can be taken only once.`,
      'Let the names differ, or make it once and hand on its outputs.',
      other,
    );
  }
}

function creates(task: LeafTask): boolean {
  if (task.kind === 'create-volume') return task.claimName !== undefined;
  if (task.kind === 'snapshot-volume') return task.snapshotName !== undefined;
  return task.kind === 'resource' && task.action === 'create';
}

function removes(task: LeafTask): boolean {
  return task.kind === 'delete-volume' || (task.kind === 'resource' && task.action === 'delete');
}

function madeBy(leaf: Leaf): Made | undefined {
  const { task, instance, path } = leaf;
  const made = (kind: string, name: BoundExpression | undefined, namespace?: BoundExpression) => {
    if (name === undefined) return undefined;
    const text = [namespace, name].map((one) => (one === undefined ? '' : valueText(one, instance, path)));
    return { ...leaf, kind, name, text: JSON.stringify([kind, ...text]) };
  };
  if (task.kind === 'create-volume') return made('PersistentVolumeClaim', task.claimName);
  if (task.kind === 'snapshot-volume') return made('VolumeSnapshot', task.snapshotName);
  if (task.kind !== 'resource') return undefined;
  const kind = fieldOf(task, 'kind');
  if (kind?.kind !== 'literal') return undefined;
  return made(String(kind.value), fieldOf(task, 'metadata', 'name'), fieldOf(task, 'metadata', 'namespace'));
}

function fieldOf({ manifest }: ResourceTask, ...keys: readonly string[]): BoundExpression | undefined {
  let tree: ManifestTree | undefined = manifest;
  for (const key of keys) {
    if (tree?.kind !== 'map') return undefined;
    tree = tree.entries.find(([name]) => name === key)?.[1];
  }
  return tree?.kind === 'value' ? tree.value : undefined;
}

/** Whether a name holds what may be another value for each task that reads it. */
function isVague(text: string): boolean {
  return /\\u0000(?:local|attempt|outside)/.test(text);
}

/** Whether nothing but what is around both of two tasks can keep one of them from running. */
function bothRun({ path: one }: Made, { path: other }: Made): boolean {
  const shared = sharedLength(one, other);
  return [...one.slice(shared), ...other.slice(shared)].every(({ when }) => when === undefined);
}

function nameOf({ path }: Made): string {
  return pathText(path).slice(1, -1);
}
