import type { Plane } from './plane.ts';

/** How many boxes that nothing joins stand in one row. */
const loosePerRow = 6;

/**
 * The row of each box: below everything that leads to it, by the longest way. A box that nothing leads to stands just above what it leads
 * to; boxes that nothing joins fill rows from the top.
 */
export function assignRanks(plane: Plane): readonly number[] {
  const below: number[][] = plane.boxes.map(() => []);
  const waiting: number[] = plane.boxes.map(() => 0);
  const joined: boolean[] = plane.boxes.map(() => false);
  const led: boolean[] = plane.boxes.map(() => false);
  for (const { source, sinks } of plane.nets) {
    if (source.kind === 'box') joined[source.box] = true;
    for (const { terminal } of sinks) {
      if (terminal.kind !== 'box') continue;
      joined[terminal.box] = true;
      if (source.kind === 'port') {
        led[terminal.box] = true;
        continue;
      }
      below[source.box]?.push(terminal.box);
      waiting[terminal.box] = (waiting[terminal.box] ?? 0) + 1;
    }
  }
  const ranks: number[] = plane.boxes.map(() => 0);
  const ready = plane.boxes.flatMap((_, box) => (waiting[box] === 0 ? [box] : []));
  const first = new Set(ready);
  for (let box = ready.shift(); box !== undefined; box = ready.shift()) {
    for (const next of below[box] ?? []) {
      ranks[next] = Math.max(ranks[next] ?? 0, (ranks[box] ?? 0) + 1);
      waiting[next] = (waiting[next] ?? 0) - 1;
      if (waiting[next] === 0) ready.push(next);
    }
  }
  let loose = 0;
  const looseRows =
    joined.filter((one) => !one).length > 2 * loosePerRow ? loosePerRow : Number.POSITIVE_INFINITY;
  for (const box of first) {
    const next = (below[box] ?? []).map((one) => ranks[one] ?? 0);
    if (!joined[box]) {
      ranks[box] = Math.floor(loose / looseRows);
      loose += 1;
    } else if (next.length > 0 && !led[box]) {
      ranks[box] = Math.max(0, Math.min(...next) - 1);
    }
  }
  return ranks;
}
