import type { Constraints } from '../model/type.ts';
import { findPattern } from '../util/find-pattern.ts';
import { quoteText } from './type-describe-value.ts';

/** Longer texts are not matched. */
export const maxMatchedLength = 4096;

/** Lengths count characters, not UTF-16 units. */
export function textMismatch(
  value: string,
  { minLength, maxLength, pattern }: Pick<Constraints, 'minLength' | 'maxLength' | 'pattern'>,
): string | undefined {
  const length = [...value].length;
  if (minLength !== undefined && length < minLength) {
    return `must have at least ${characters(minLength)}, not ${length}`;
  }
  if (maxLength !== undefined && length > maxLength) {
    return `must have at most ${characters(maxLength)}, not ${length}`;
  }
  if (pattern === undefined || patternProblem(pattern) !== undefined) return undefined;
  if (length > maxMatchedLength)
    return `must have at most ${maxMatchedLength} characters to be matched with its pattern`;
  const isFound =
    findPattern(pattern, value) ?? (length <= patientLength(pattern) ? tried(pattern, value) : undefined);
  if (isFound === undefined)
    return `must have at most ${patientLength(pattern)} characters to be matched with its pattern, because of how that repeats`;
  return isFound ? undefined : `must match the pattern ${pattern}, which ${quoteText(value)} does not`;
}

function tried(pattern: string, value: string): boolean {
  return new RegExp(pattern, 'u').test(value);
}

/** How long a text may be, so that V8 tries all ways to match some ten million at most: there are as many as its length to the power of repetitions. */
function patientLength(pattern: string): number {
  if (/\)[*+{]/.test(pattern)) return 25;
  const repetitions = pattern.match(/[*+{]/g)?.length ?? 0;
  return Math.floor(10 ** (7 / (repetitions + 1)));
}

/** Why a text is no pattern; undefined when it is one. Whoever binds a port reports it; `checkValue` then leaves the pattern out. */
export function patternProblem(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    return reason
      .replace(/^Invalid regular expression: \/[\s\S]*\/u?: /, '')
      .replace(/^./, (first) => first.toLowerCase());
  }
}

function characters(count: number): string {
  return count === 1 ? '1 character' : `${count} characters`;
}
