import type { BoundLoop, BoundPort, BoundTask } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { knownLength } from '../../model/list-items.ts';
import { localsOf } from '../../model/locals-of.ts';
import { visitReferences } from '../../model/references.ts';
import { conjunctsOf, implies, negated } from '../absence.ts';
import { sameExpression } from '../same-expression.ts';
import { endsBefore } from './ends-before.ts';
import { type Path, pathText, sharedLength } from './instance.ts';
import { precedes } from './precedes.ts';

/** How two steps may run at the same time. `items`: for different items of a loop; `loop` is the text of the path to the looped task. */
export type Meeting = { readonly kind: 'items'; readonly loop: string } | { readonly kind: 'branches' };

/**
 * How two steps, or a step and itself, may run at the same time. Loops outside of `depth` don't count. Sound: what is not proven to be apart
 * may meet.
 */
export function meetings(one: Path, other: Path, depth: number): readonly Meeting[] {
  const found: Meeting[] = loopsOver(one, other, depth)
    .filter(({ loop }) => loop.maxParallel !== 1)
    .map(({ path }) => ({ kind: 'items', loop: pathText(path) }));
  const shared = sharedLength(one, other);
  const [left, right] = [one[shared], other[shared]];
  if (left === undefined || right === undefined || precedes(left, right) || precedes(right, left))
    return found;
  // One of them is in `onExit`, which runs when the tasks of its pipeline have ended.
  if (left.scope !== right.scope) return found;
  return excludes(one, other, shared, () => true) ? found : [...found, { kind: 'branches' }];
}

/** Why a task may not have ended when another starts: the two tasks of one DAG that hold them, or a loop around both. */
export type Lateness =
  | { readonly kind: 'items' }
  | { readonly kind: 'branches'; readonly task: BoundTask; readonly before: BoundTask };

/**
 * Whether a task may still run, or start, when another has started; undefined when it has surely ended, or both never run.
 * `comesFirst`: where one of them is in `onExit`, which runs when the tasks of its pipeline have ended, it is the other one.
 */
export function lateness(task: Path, before: Path, depth: number, comesFirst: boolean): Lateness | undefined {
  if (loopsOver(task, before, depth).length > 0 || isRepeated(task, before, depth)) return { kind: 'items' };
  const shared = sharedLength(task, before);
  const [left, right] = [task[shared], before[shared]];
  if (left === undefined || right === undefined || precedes(left, right)) return undefined;
  if (left.scope !== right.scope && comesFirst) return undefined;
  if (excludes(task, before, shared, () => true)) return undefined;
  return { kind: 'branches', task: left, before: right };
}

/** Whether two steps are in rounds of one repetition: what comes later in one comes before the next. */
function isRepeated(one: Path, other: Path, depth: number): boolean {
  return one.slice(depth, sharedLength(one, other)).some(isRepeating);
}

function isRepeating(task: BoundTask): boolean {
  return task.kind === 'group' && task.repeat !== undefined && task.repeat.most > 1;
}

/** The paths to the tasks around a step, and to itself, for which it may run several times: loops, and repetitions. */
export function manyTimes(path: Path): readonly Path[] {
  const loops = loopsOver(path, path, 0).map((one) => one.path);
  const repeats = path.flatMap((task, at) => (isRepeating(task) ? [path.slice(0, at + 1)] : []));
  return [...loops, ...repeats];
}

/** The loops around both of two steps in which one may run for one item and the other for another one. */
function loopsOver(
  one: Path,
  other: Path,
  depth: number,
): readonly { readonly loop: BoundLoop; readonly path: Path }[] {
  return one.slice(0, sharedLength(one, other)).flatMap(({ loop }, at) => {
    if (at < depth || loop === undefined || !hasMany(loop) || isForOneItem(loop, one, other, at)) return [];
    const isApart = excludes(one, other, at, (when) => isSteady(when, one, at));
    return isApart ? [] : [{ loop, path: one.slice(0, at + 1) }];
  });
}

/** Whether a loop may have several items. */
function hasMany({ list }: BoundLoop): boolean {
  return (knownLength(list) ?? Number.POSITIVE_INFINITY) > 1;
}

/** Whether the conditions of two steps from a place on cannot hold in one run. `counts`: the same for both steps. */
function excludes(one: Path, other: Path, from: number, counts: (when: BoundExpression) => boolean): boolean {
  if (one === other) return false;
  const common = one.slice(0, from).flatMap(({ when }) => when ?? []);
  const own = [...whensFrom(one, from), ...whensFrom(other, from)];
  const asked = [...common, ...own];
  const ends = endsBefore([...one.slice(0, from), ...seenFrom(one, from), ...seenFrom(other, from)], asked);
  const conditions = [...asked, ...ends].filter(counts);
  return own.some(
    (when) =>
      counts(when) &&
      implies(
        conditions.filter((each) => each !== when),
        negated(when),
      ),
  );
}

function whensFrom(path: Path, from: number): readonly BoundExpression[] {
  return seenFrom(path, from).flatMap(({ when }) => when ?? []);
}

/** The tasks from a place on whose conditions count. Those inside of a pipeline speak of that call of it, and are compared with nothing else. */
function seenFrom(path: Path, from: number): Path {
  const inside = path.slice(from);
  const call = inside.findIndex((task) => task.kind === 'pipeline');
  return call < 0 ? inside : inside.slice(0, call + 1);
}

/** Whether a condition is the same for every item of the loop at a place of a path. */
function isSteady(when: BoundExpression, path: Path, at: number): boolean {
  const outside = new Set(path.slice(0, at).map((task) => task.loop));
  let steady = true;
  visitReferences(when, ({ target }) => {
    if (target.kind === 'item') steady &&= outside.has(target.loop);
    if (target.kind === 'output' || target.kind === 'status') steady &&= !isInside(target.task, path[at]);
    if (target.kind === 'local') steady &&= isGivenBy(path.slice(0, at), target.port);
    if (target.kind === 'task') steady = false;
  });
  return steady;
}

function isGivenBy(path: Path, port: BoundPort): boolean {
  return path.some((task) => task.kind === 'group' && localsOf(task).includes(port));
}

function isInside(task: BoundTask, around: BoundTask | undefined): boolean {
  for (let one: BoundTask | undefined = task; one !== undefined; one = one.scope.owner) {
    if (one === around) return true;
  }
  return false;
}

/** Whether both steps run for one item alone: their conditions say `item == 'x'`. */
function isForOneItem(loop: BoundLoop, one: Path, other: Path, at: number): boolean {
  const [mine, yours] = [itemTests(loop, one, at), itemTests(loop, other, at)];
  return mine.some((test) => yours.some((each) => sameExpression(test, each)));
}

function itemTests(loop: BoundLoop, path: Path, at: number): readonly BoundExpression[] {
  return whensFrom(path, at)
    .flatMap(conjunctsOf)
    .filter(
      (test) =>
        test.kind === 'binary' &&
        test.operator === '==' &&
        ((isItem(test.left, loop) && test.right.kind === 'literal') ||
          (isItem(test.right, loop) && test.left.kind === 'literal')),
    );
}

/** `item` as it is written, not a key of it. */
function isItem(expression: BoundExpression, loop: BoundLoop): boolean {
  if (expression.kind !== 'index' || expression.object.kind !== 'reference') return false;
  const { target } = expression.object;
  return target.kind === 'item' && target.loop === loop;
}
