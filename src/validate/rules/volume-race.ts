import { mayBeSame } from '../volumes/claim-of.ts';
import { type ClaimMount, claimUses, commonDepth } from '../volumes/claim-uses.ts';
import { meetingMounts, namesOf } from '../volumes/meeting-mounts.ts';
import { meetings } from '../volumes/meetings.ts';
import { shareAPlace } from '../volumes/same-place.ts';
import type { Rule } from './rule.ts';

/** Two steps that write to one volume at the same time may overwrite what the other wrote, and which of them does differs from run to run. */
export const volumeRace: Rule = {
  code: 'volume-race',
  severity: 'warning',
  summary:
    'Steps that may run at the same time mount one volume, and each can write to it; or one can write to it while a snapshot of it is taken.',
  advice:
    'Let one wait for the other with `after`, give each a `subPath` of its own (in a loop one with the item in it), mount it `readOnly`, or say `sharedWrites: true` where that is meant.',

  run(root, report) {
    if (root.run.parallelism === 1) return;
    const { mounts, snapshots } = claimUses(root);
    const writers = mounts.filter(writes);
    for (const snapshot of snapshots) {
      const { task, claim, path } = snapshot;
      const writer = writers.find(
        (one) =>
          mayBeSame(one.claim, claim) && meetings(one.path, path, commonDepth(one, snapshot)).length > 0,
      );
      if (writer === undefined) continue;
      const writerName = writer.task.name;
      report(
        task.volume.span,
        `"${task.name}" may take the snapshot of the volume "${claim.name}" while "${writerName}" writes to it.`,
        {
          help: 'Let one wait for the other with `after`, mount the volume `readOnly`, or say `sharedWrites: true` at the mount where it is meant.',
          related: [{ message: `"${writerName}" mounts it here`, span: writer.mount.origin.key }],
        },
      );
    }
    const race = meetingMounts(writers, (one, other) =>
      meetings(one.path, other.path, commonDepth(one, other)).some((meeting) =>
        shareAPlace(one, other, meeting),
      ),
    );
    for (const { use, other } of race) {
      const { task, claim, mount } = use;
      if (use.path === other.path) {
        report(
          mount.origin.key,
          `"${task.name}" runs for several items at the same time, and all of them can write to the same place of the volume "${claim.name}".`,
          {
            help: 'Give each item a `subPath` of its own with the item in it, loop with `maxParallel: 1`, or say `sharedWrites: true` where it is meant.',
          },
        );
        continue;
      }
      const [name, otherName] = namesOf({ use, other });
      report(
        mount.origin.key,
        `"${name}" and "${otherName}" may run at the same time, and both can write to the same place of the volume "${claim.name}".`,
        {
          help: 'Let one wait for the other with `after`, give each a `subPath` of its own, mount it `readOnly`, or say `sharedWrites: true` where it is meant.',
          related: [{ message: `"${otherName}" mounts it here`, span: other.mount.origin.key }],
        },
      );
    }
  },
};

/** A claim that is for one pod alone is never in two. */
function writes({ mount, claim }: ClaimMount): boolean {
  const { accessModes } = claim;
  const isReadOnly = accessModes.length > 0 && accessModes.every((mode) => mode === 'ReadOnlyMany');
  return !mount.readOnly && !mount.sharedWrites && !isReadOnly && !accessModes.includes('ReadWriteOncePod');
}
