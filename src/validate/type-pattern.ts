import type { Constraints } from '../model/type.ts';
import { quoteText } from './type-describe-value.ts';

/** Longer texts are not matched: a pattern with nested repetition could need longer than anyone waits. */
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
  return new RegExp(pattern, 'u').test(value)
    ? undefined
    : `must match the pattern ${pattern}, which ${quoteText(value)} does not`;
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
