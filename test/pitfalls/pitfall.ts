/**
 * A point of PITFALLS, a row of the tables in judge/README.md or a form of LOWERING. A test is named `path > title`: the path below test/
 * without `.test.ts`, and the title as it is written, with its placeholders.
 */
export interface Pitfall {
  readonly id: string;
  /** What Argo does, in one sentence. */
  readonly says: string;
  /** Fail when Argo does something else. */
  readonly argo?: readonly string[];
  /** Fail when we write something else. */
  readonly ours?: readonly string[];
  /** Why one of the two is missing, or says less than it could. */
  readonly gap?: string;
  /** Why it does not concern what we write. */
  readonly notApplicable?: string;
}
