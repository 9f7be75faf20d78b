import type { Related } from '../diagnostics/diagnostic.ts';
import type { Sink } from '../diagnostics/sink.ts';
import type { Span } from '../diagnostics/span.ts';
import type { BoundPipeline, BoundTask } from '../model/bound.ts';
import { mayBeSame } from '../validate/volumes/claim-of.ts';
import { type ClaimUse, claimUses, commonDepth } from '../validate/volumes/claim-uses.ts';
import { type Lateness, lateness } from '../validate/volumes/meetings.ts';
import { linkCodes } from './codes.ts';

/** Something that needs a claim. */
interface Need {
  readonly task: BoundTask;
  readonly lateness: Lateness;
  readonly related: Related;
}

/**
 * A claim is deleted when everything that uses it has ended: a pod that starts later would wait for ever for a claim that is going away. Who
 * uses what is only known for the run as a whole.
 */
export function checkDeletions(root: BoundPipeline, sink: Sink): void {
  const { mounts, names, snapshots, deletions } = claimUses(root);
  for (const use of mounts) checkCallOf(use, use.mount.origin.key, sink);
  for (const use of names) checkCallOf(use, use.value.span, sink);
  for (const use of snapshots) checkCallOf(use, use.task.volume.span, sink);
  for (const deletion of deletions) {
    const { claim, task, path, index } = deletion;
    const { span } = task.volume;
    if (claim.ofCall !== undefined) {
      sink.report(
        linkCodes['deleted-with-run'],
        span,
        `The volume "${claim.name}" is made with the run and deleted with it.`,
        { help: linkCodes['deleted-with-run'].advice },
      );
      continue;
    }
    const needs: Need[] = [];
    const need = (use: BoundTask, late: Lateness | undefined, related: Related): void => {
      if (late !== undefined) needs.push({ task: use, lateness: late, related });
    };
    for (const use of mounts) {
      if (!mayBeSame(use.claim, claim) || needs.some((one) => one.related.span === use.mount.origin.key))
        continue;
      const related = { message: `"${use.task.name}" mounts it here`, span: use.mount.origin.key };
      need(use.task, lateness(use.path, path, commonDepth(use, deletion), use.index < index), related);
    }
    for (const use of names) {
      if (!mayBeSame(use.claim, claim)) continue;
      const related = { message: `"${use.task.name}" hands it on here`, span: use.value.span };
      need(use.task, lateness(use.path, path, commonDepth(use, deletion), use.index < index), related);
    }
    for (const use of snapshots) {
      if (!mayBeSame(use.claim, claim)) continue;
      const related = { message: `"${use.task.name}" reads it here`, span: use.task.volume.span };
      need(use.task, lateness(use.path, path, commonDepth(use, deletion), use.index < index), related);
    }
    const [first] = needs;
    if (first === undefined) continue;
    const others = needs.length > 1 ? ` and ${needs.length - 1} more` : '';
    sink.report(
      linkCodes['deleted-too-early'],
      span,
      first.lateness.kind === 'items'
        ? `"${task.name}" deletes the volume "${claim.name}" for one item of a loop, and "${first.task.name}"${others} may need it for another one.`
        : `"${task.name}" may delete the volume "${claim.name}" before "${first.task.name}"${others} ended using it.`,
      { related: needs.map((one) => one.related).slice(0, 5), help: cureOf(needs) },
    );
  }
}

/** A volume of a pipeline is there as long as its call: who gets it as an output finds nothing. */
function checkCallOf({ claim, task, path }: ClaimUse, place: Span, sink: Sink): void {
  const { ofCall = [] } = claim;
  const call = ofCall.at(-1);
  if (call === undefined || ofCall.every((one, at) => one === path[at])) return;
  sink.report(
    linkCodes['deleted-too-early'],
    place,
    `"${task.name}" uses the volume "${claim.name}" of the pipeline of "${call.name}", which is deleted when that has ended.`,
    { help: 'Make the volume outside, and give it to the pipeline as an input of type Volume.' },
  );
}

/** One sentence that names whom to wait for, and where. */
function cureOf(needs: readonly Need[]): string {
  const waits = new Map<BoundTask, Set<string>>();
  for (const { lateness: late } of needs) {
    if (late.kind === 'items') return 'Delete it outside of the loop, or make the volume inside of it.';
    waits.set(late.before, (waits.get(late.before) ?? new Set()).add(late.task.name));
  }
  const places = [...waits].map(([task, names]) => `\`after: [${[...names].join(', ')}]\` at "${task.name}"`);
  return `Write ${places.join(' and ')}; \`{task: …, is: finished}\` deletes it also when one of them fails.`;
}
