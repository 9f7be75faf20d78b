import { mayBeSame } from './claim-of.ts';
import type { ClaimMount } from './claim-uses.ts';

/** A mount, and another one of the same claim that comes into its way. */
export interface MeetingMounts {
  readonly use: ClaimMount;
  readonly other: ClaimMount;
}

/**
 * The mounts that meet another one of the same claim, each with the first such: itself, when its step meets itself, else one that comes
 * before it. A place of a file is told once, however often it is used.
 */
export function meetingMounts(
  uses: readonly ClaimMount[],
  meet: (one: ClaimMount, other: ClaimMount) => boolean,
): readonly MeetingMounts[] {
  const byClaim = new Map<string, ClaimMount[]>();
  const found = new Map<string, MeetingMounts>();
  for (const use of uses) {
    const before = byClaim.get(use.claim.key) ?? [];
    const { file, start } = use.mount.origin.key;
    const place = `${file.path} ${start}`;
    if (!found.has(place)) {
      const other = meet(use, use)
        ? use
        : before.find((one) => mayBeSame(use.claim, one.claim) && meet(use, one));
      if (other !== undefined) found.set(place, { use, other });
    }
    byClaim.set(use.claim.key, before);
    before.push(use);
  }
  return [...found.values()];
}

/** What two steps are called: by their names, or where these are the same, by those of the tasks around them too. */
export function namesOf({ use, other }: MeetingMounts): readonly [string, string] {
  if (use.task.name !== other.task.name) return [use.task.name, other.task.name];
  return [pathName(use), pathName(other)];
}

function pathName({ path }: ClaimMount): string {
  return path.map(({ name }) => name).join('.');
}
