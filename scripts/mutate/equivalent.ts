import type { Mutant } from './mutants.ts';

/** A mutant that means the same as the original, so that no test can tell them apart. Each has its reason; a doubt is no reason. */
export interface Equivalent {
  readonly file: string;
  readonly original: string;
  /** The line that it begins on, without its indentation. */
  readonly line: string;
  readonly replacement: string;
  readonly why: string;
}

export const equivalent: readonly Equivalent[] = [
  {
    file: 'src/util/did-you-mean.ts',
    original: 'Math.abs(plainWord.length - plainCandidate.length) > limit',
    line: 'if (Math.abs(plainWord.length - plainCandidate.length) > limit) continue;',
    replacement: 'false',
    why: 'a shortcut: two words differ by at least as many slips as by letters',
  },
  {
    file: 'src/util/did-you-mean.ts',
    original: 'length < a.length',
    line: 'while (length < a.length && a[length] === b[length]) length += 1;',
    replacement: 'true',
    why: 'the two words differ, so a place where they do comes before the end of both',
  },
  {
    file: 'src/util/unique-name.ts',
    original: '1',
    line: 'this.#next.set(base, number + 1);',
    replacement: '0',
    why: 'a shortcut: the number that is taken is only looked at once more',
  },
  {
    file: 'src/util/cron.ts',
    original: "''",
    line: "const [, first = '', last, step] = match;",
    replacement: "'mutated'",
    why: 'the first part of the pattern cannot be missing; the types cannot say so',
  },
  {
    file: 'src/util/cron.ts',
    original: 'index < 0',
    line: 'return index < 0 ? undefined : index + field.low;',
    replacement: 'false',
    why: '-1 above the lowest number is below the lowest number, which is refused',
  },
  {
    file: 'src/util/paths.ts',
    original: 'isBelow',
    line: 'const relative = isBelow ? path : posix.relative(directory, path);',
    replacement: 'false',
    why: 'a shortcut: from the working directory, a path is its own relative path',
  },
  {
    file: 'src/util/paths.ts',
    original: "'.'",
    line: "const directory = file === '-' ? '.' : posix.dirname(file);",
    replacement: "''",
    why: 'joining to the working directory and to nothing is the same',
  },
  {
    file: 'src/model/component-uses.ts',
    original: 'known.set(component, uses)',
    line: 'known.set(component, uses);',
    replacement: 'undefined',
    why: 'a store that only saves time',
  },
  {
    file: 'src/diagnostics/format/visible.ts',
    original: 'code >= 0x1100',
    line: 'return code >= 0x1100 && wideRanges.some(([first, last]) => code >= first && code <= last);',
    replacement: 'true',
    why: 'a shortcut: no range begins below',
  },
];

/** Sorts out the equivalent ones, and names entries that no mutant matches any more. */
export function withoutEquivalent(mutants: readonly Mutant[]): {
  readonly rest: readonly Mutant[];
  readonly stale: readonly Equivalent[];
} {
  const matches = (entry: Equivalent, mutant: Mutant): boolean =>
    entry.file === mutant.file &&
    entry.original === mutant.original &&
    entry.replacement === mutant.replacement;
  return {
    rest: mutants.filter((mutant) => !equivalent.some((entry) => matches(entry, mutant))),
    stale: equivalent.filter((entry) => !mutants.some((mutant) => matches(entry, mutant))),
  };
}
