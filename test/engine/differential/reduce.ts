import type { PipelineCase } from '../../support/random/case.ts';
import { shrink } from '../../support/random/shrink.ts';
import type { Difference } from './difference.ts';
import { play } from './play.ts';
import { isValid } from './prepare.ts';

/** The smallest case found within a time that differs in the same way. */
export async function reduce(
  start: PipelineCase,
  differences: readonly Difference[],
  milliseconds: number,
): Promise<{ readonly left: PipelineCase; readonly differences: readonly Difference[] }> {
  const kinds = new Set(differences.map(({ kind }) => kind));
  const isSame = (found: readonly Difference[]): boolean =>
    found.some((one) => differences.some((other) => isLike(one, other)));
  // What is invalid is invalid in many ways: nothing can be taken away from it without becoming so in another one.
  if (kinds.has('invalid')) return { left: start, differences };
  const left = await shrink(start, {
    valid: isValid,
    shows: async (cases) => (await play(cases)).map(isSame),
    batch: 50,
    milliseconds,
  });
  const [found = []] = await play([left]);
  return isSame(found) ? { left, differences: found } : { left: start, differences };
}

/** Whether two differences are of the same making: not only of one kind, but told in much the same words. */
function isLike(one: Difference, other: Difference): boolean {
  if (one.kind !== other.kind) return false;
  const [some, others] = [wordsOf(one), wordsOf(other)];
  const shared = [...some].filter((word) => others.has(word)).length;
  return 2 * shared >= Math.max(some.size, others.size);
}

/** The words of a difference without names, values and numbers. */
function wordsOf({ text }: Difference): ReadonlySet<string> {
  const plain = text.replace(/"(?:[^"\\]|\\.)*"/g, ' ').split(/[\s;:,()/]+/);
  return new Set(plain.filter((word) => /^[A-Za-z]{2,}$/.test(word)));
}
