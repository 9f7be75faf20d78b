import type { Wait } from '../../../model/bound.ts';

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
 * means that something before failed (LOWERING a).
 */
export function lowerDepends(waits: readonly (readonly Ending[])[]): string {
  const terms = waits
    .map((some) => [...some].sort((a, b) => compare(a.task.name, b.task.name)))
    .sort((a, b) => compare(a.map(nameOf).join(' '), b.map(nameOf).join(' ')))
    .map((some) => some.flatMap(({ task, end }) => endings[end].map((state) => `${task.name}.${state}`)))
    .map((states) => [...new Set(states)].join(' || '));
  const [only = '', ...others] = new Set(terms);
  return others.length === 0 ? only : [only, ...others].map((term) => `(${term})`).join(' && ');
}

function nameOf({ task }: Ending): string {
  return task.name;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
