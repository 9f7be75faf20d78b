import type { BoundTask, Wait } from '../../../model/bound.ts';
import { isForgiving } from './task-access.ts';

/** A `Wait`, of which the name of the task is enough. */
interface Ending {
  readonly task: { readonly name: string };
  readonly end: Wait['end'];
}

/** The states of Argo for each way in which a task may have ended. A running daemon counts as one that succeeded. */
const endings: Readonly<Record<Wait['end'], readonly string[]>> = {
  fine: ['Succeeded', 'Skipped', 'Daemoned'],
  ended: ['Succeeded', 'Skipped', 'Failed', 'Errored', 'Daemoned'],
  any: ['Succeeded', 'Skipped', 'Failed', 'Errored', 'Omitted', 'Daemoned'],
};

/**
 * Each state is named, because a bare name would not say what is meant (P-01). Omitted is left out but where anything will do: it only ever
 * means that something before failed (LOWERING a). `first`: names of tasks that have succeeded before.
 */
export function lowerDepends(waits: readonly (readonly Ending[])[], first: readonly string[] = []): string {
  const terms = waits
    .map((some) => [...some].sort((a, b) => compare(a.task.name, b.task.name)))
    .sort((a, b) => compare(a.map(nameOf).join(' '), b.map(nameOf).join(' ')))
    .map((some) => some.flatMap(({ task, end }) => endings[end].map((state) => `${task.name}.${state}`)))
    .map((states) => [...new Set(states)].join(' || '));
  const all = [...first.map((name) => `${name}.Succeeded`), ...new Set(terms)];
  const [only = '', ...others] = all;
  return others.length === 0 ? only : all.map((term) => `(${term})`).join(' && ');
}

/**
 * Whether a task may come after a DAG that failed because of its outputs. Argo knows no last node of such a DAG, and does not wait for what
 * hangs on it alone: it must hang on something else too.
 */
export function needsStart(waits: readonly (readonly Wait[])[]): boolean {
  return waits.some((some) => some.some((wait) => isForgiving(wait, some) && mayFailInOutputs(wait.task)));
}

/** Whether a DAG stands for a task, whose outputs are computed. */
export function mayFailInOutputs(task: BoundTask): boolean {
  return task.kind === 'group' || task.kind === 'pipeline';
}

function nameOf({ task }: Ending): string {
  return task.name;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
