import type { ComponentTask } from '../../model/bound.ts';
import { type ClaimMount, claimUses, commonDepth } from '../volumes/claim-uses.ts';
import { meetingMounts, namesOf } from '../volumes/meeting-mounts.ts';
import { meetings } from '../volumes/meetings.ts';
import { valueText } from '../volumes/value-text.ts';
import type { Rule } from './rule.ts';

/** Pods on several nodes cannot hold a ReadWriteOnce claim together: all but those of one node wait, perhaps for ever (P-46). */
export const rwoParallel: Rule = {
  code: 'rwo-parallel',
  severity: 'warning',
  summary: 'Steps that may run at the same time mount a claim that only one node, or only one pod, can hold.',
  advice:
    'Ask for `accessModes: [ReadWriteMany]` where the storage class can do it, let one step wait for the other with `after`, loop with `maxParallel: 1`, or keep the steps on one node with `nodeSelector: {kubernetes.io/hostname: …}`.',

  run(root, report) {
    if (root.run.parallelism === 1) return;
    const held = meetingMounts(claimUses(root).mounts.filter(isForOne), (one, other) => {
      if (areOnOneNode(one, other)) return false;
      return meetings(one.path, other.path, commonDepth(one, other)).length > 0;
    });
    for (const { use, other } of held) {
      const { task, claim, mount } = use;
      const limit = claim.accessModes.includes('ReadWriteOncePod')
        ? 'is ReadWriteOncePod: only one pod at a time can mount it'
        : 'is ReadWriteOnce: only the pods of one node can mount it';
      if (use.path === other.path) {
        report(
          mount.origin.key,
          `"${task.name}" runs for several items at the same time, but the volume "${claim.name}" ${limit}.`,
          {
            help: 'Ask for `accessModes: [ReadWriteMany]` where the storage class can do it, or loop with `maxParallel: 1`.',
          },
        );
        continue;
      }
      const [name, otherName] = namesOf({ use, other });
      report(
        mount.origin.key,
        `"${name}" and "${otherName}" may run at the same time, but the volume "${claim.name}" ${limit}.`,
        {
          help: 'Ask for `accessModes: [ReadWriteMany]` where the storage class can do it, or let one wait for the other with `after`.',
          related: [{ message: `"${otherName}" mounts it here`, span: other.mount.origin.key }],
        },
      );
    }
  },
};

function isForOne({ claim: { accessModes } }: ClaimMount): boolean {
  return (
    accessModes.length > 0 &&
    accessModes.every((mode) => mode === 'ReadWriteOnce' || mode === 'ReadWriteOncePod')
  );
}

const hostname = 'kubernetes.io/hostname';

/** Whether the settings of two steps bring their pods together, as far as that can be read from them. */
function areOnOneNode(one: ClaimMount, other: ClaimMount): boolean {
  if (one.claim.accessModes.includes('ReadWriteOncePod')) return false;
  const [mine, yours] = [nodeOf(one), nodeOf(other)];
  return (mine !== undefined && mine === yours) || seeksCompany(one.task) || seeksCompany(other.task);
}

function nodeOf({ task, instance, path }: ClaimMount): string | undefined {
  const node = task.settings.nodeSelector.get(hostname);
  return node === undefined ? undefined : valueText(node, instance, path);
}

/** Whether a step asks for the node of other pods: people who write that have thought of it. */
function seeksCompany({ settings }: ComponentTask): boolean {
  const text = JSON.stringify(settings.affinity?.podAffinity ?? null);
  return text.includes('requiredDuringSchedulingIgnoredDuringExecution') && text.includes(`"${hostname}"`);
}
