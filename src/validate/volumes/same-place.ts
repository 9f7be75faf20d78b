import type { ClaimMount } from './claim-uses.ts';
import type { Meeting } from './meetings.ts';
import { valueText, variesWith } from './value-text.ts';

/**
 * Whether two mounts of one claim, in steps that meet, hold a place in common: one sub-path is the other, or lies in it. Texts that differ
 * are taken for different places.
 */
export function shareAPlace(one: ClaimMount, other: ClaimMount, meeting: Meeting): boolean {
  const [mine, yours] = [segments(one), segments(other)];
  return mine.every((segment, at) => {
    const their = yours[at];
    if (their === undefined) return true;
    return segment === their && !(meeting.kind === 'items' && variesWith(segment, meeting.loop));
  });
}

/** The names along a sub-path; none for the whole volume. */
function segments({ mount, instance, path }: ClaimMount): readonly string[] {
  if (mount.subPath === undefined) return [];
  // Slashes in what stands for a value are no slashes of the path.
  return valueText(mount.subPath, instance, path)
    .replace(/\0[^\0]*\0/g, (value) => value.replaceAll('/', '\x01'))
    .split('/')
    .filter((name) => name !== '' && name !== '.')
    .map((name) => name.replaceAll('\x01', '/'));
}
