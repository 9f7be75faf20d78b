import type { Mutant } from './mutants.ts';

/** A mutant that means the same as the original, so that no test can tell them apart. Each has its reason; a doubt is no reason. */
export interface Equivalent {
  readonly file: string;
  readonly original: string;
  readonly replacement: string;
  readonly why: string;
}

export const equivalent: readonly Equivalent[] = [];

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
