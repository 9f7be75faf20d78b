import type { Sink } from '../../../diagnostics/sink.ts';
import type { Span } from '../../../diagnostics/span.ts';
import type { Absence, BoundExpression, ReferenceTarget } from '../../../model/bound-expression.ts';
import type { Holds } from '../../../model/may-be-null.ts';
import type { Type } from '../../../model/type.ts';

/** One name of a flattened path: `tasks.t.outputs['Out Put']` has four. The span of a name in brackets is the quoted text. */
export interface PathSegment {
  readonly name: string;
  readonly span: Span;
}

/** What a path names. */
export interface ResolvedReference {
  readonly target: ReferenceTarget;
  readonly type: Type;
  /** Every reason for which the value may be missing, before narrowing by facts: it is there when none of them holds. */
  readonly absent: readonly Absence[];
  /** How many segments, at least one, name the target; the rest is indexing into its value. */
  readonly consumed: number;
  /** Where in the value of the target the named value is: places and keys, with what stands there. */
  readonly inside?: readonly (Holds & { readonly at: string | number })[];
}

/** The names that an expression may use where it stands. */
export interface ExpressionScope {
  /**
   * Resolves a path, such as `tasks`, `t`, `outputs`, `o`, at least one segment long. `span` is the whole path as written. Reports
   * unknown names itself and returns undefined then.
   */
  resolve(path: readonly PathSegment[], span: Span, sink: Sink): ResolvedReference | undefined;
}

/**
 * Bool expressions that are known to hold where something is read: the conditions of the reader and of the groups around it, and
 * what `&&`, `||` and `if` add inside an expression. Made with `noFacts` and `assume`; never changed.
 */
export type Facts = readonly BoundExpression[];

export const noFacts: Facts = [];
