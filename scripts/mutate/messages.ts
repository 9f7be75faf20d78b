/** What the run asks of its workers, and what they answer. */
export interface TestId {
  readonly file: string;
  readonly index: number;
}

export interface Baseline extends TestId {
  readonly name: string;
  /** Of the processor, so that what else the machine does falls on nobody. */
  readonly ms: number;
  readonly turns: number;
  /** The mutants whose places the test reaches. */
  readonly reached: readonly number[];
  readonly error?: string;
}

export interface Timed extends TestId {
  readonly turns: number;
}

export type Request =
  | { readonly kind: 'baseline'; readonly file: string }
  | { readonly kind: 'try'; readonly mutant: number; readonly tests: readonly Timed[] }
  | { readonly kind: 'end' };

/**
 * `stale`: the mutant survived, but its place was not reached again, since a result of an earlier call was kept. `spoilt`: the test that
 * failed goes on failing without the mutant. Both have to be tried again in a process of their own.
 */
export type Verdict = 'killed' | 'endless' | 'survived' | 'stale' | 'spoilt';

export type Answer =
  | {
      readonly kind: 'baseline';
      readonly tests: readonly Baseline[];
      /** The mutants whose places are reached while files are imported. */
      readonly loaded: readonly number[];
    }
  | { readonly kind: 'verdict'; readonly verdict: Verdict; readonly by?: string };
