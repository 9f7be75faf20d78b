import type { PipelineCase } from './case.ts';
import type { Edit } from './edits.ts';
import { edited, editsOf } from './edits.ts';
import { filesOf } from './files-of.ts';

export interface ShrinkOptions {
  /** Whether a case can be run at all. It is asked first, because it costs little. */
  valid(one: PipelineCase): Promise<boolean>;
  /** Which of these valid cases show what is looked for. */
  shows(cases: readonly PipelineCase[]): Promise<readonly boolean[]>;
  /** So many are shown at once. */
  readonly batch: number;
  /** When to be content with what there is. */
  readonly milliseconds: number;
}

/**
 * A smaller case that shows the same: tasks, arguments, outputs, conditions, settings, inputs and outcomes are taken away or made simpler, many
 * at a time, as long as what is left is valid and still shows it.
 */
export async function shrink(start: PipelineCase, options: ShrinkOptions): Promise<PipelineCase> {
  const until = Date.now() + options.milliseconds;
  let best = start;
  let at = 0;
  let sinceGain = 0;
  for (;;) {
    const edits = editsOf(best);
    if (at >= edits.length) at = 0;
    const trial = await trialOf(best, edits, at, options, until);
    const found =
      trial.edits.length === 0 ? [] : await options.shows(trial.edits.map((edit) => edited(best, [edit])));
    const good = trial.edits.filter((_, index) => found[index]);
    if (good.length > 0) {
      best = await together(best, good, options);
      // What was tried and did not help is not tried again before all else was.
      at = Math.max(0, trial.next - good.length);
      sinceGain = 0;
    } else {
      at = trial.next;
      sinceGain += trial.looked;
    }
    if (sinceGain > edits.length || Date.now() > until) return best;
  }
}

interface Trial {
  /** Each of them leaves a valid case. */
  readonly edits: readonly Edit[];
  readonly next: number;
  readonly looked: number;
}

/** The next changes that are worth showing. */
async function trialOf(
  base: PipelineCase,
  edits: readonly Edit[],
  start: number,
  { valid, batch }: ShrinkOptions,
  until: number,
): Promise<Trial> {
  const chosen: Edit[] = [];
  let next = start;
  const before = sizeOf(base);
  for (; next < edits.length && chosen.length < batch && Date.now() < until; next += 1) {
    const edit = edits[next];
    if (edit === undefined) break;
    const one = edited(base, [edit]);
    if (sizeOf(one) < before && (await valid(one))) chosen.push(edit);
  }
  return { edits: chosen, next, looked: Math.max(1, next - start) };
}

/** As many of these changes at once as still show it; each of them alone does. */
async function together(
  base: PipelineCase,
  good: readonly Edit[],
  options: ShrinkOptions,
): Promise<PipelineCase> {
  const [first] = good;
  let best = first === undefined ? base : edited(base, [first]);
  const groups: (readonly Edit[])[] = [];
  for (let size = good.length; size > 1; size = Math.floor(size / 2)) {
    for (let start = 0; start < good.length; start += size) groups.push(good.slice(start, start + size));
  }
  const merged: PipelineCase[] = [];
  for (const group of groups) {
    const one = edited(base, group);
    if (await options.valid(one)) merged.push(one);
  }
  const found = merged.length === 0 ? [] : await options.shows(merged);
  for (const [index, one] of merged.entries())
    if (found[index] === true && sizeOf(one) < sizeOf(best)) best = one;
  return best;
}

/** How much there is to read. */
export function sizeOf(one: PipelineCase): number {
  const files = [...filesOf(one)].reduce((sum, [, text]) => sum + text.length, 0);
  return files + JSON.stringify([one.kind ?? '', one.inputs, one.submitted, one.outcomes]).length;
}
