import { meant } from '../../diagnostics/meant.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { bindCodes } from './codes.ts';
import type { PathSegment } from './expression/scope.ts';
import { incomplete, listed } from './reference-problems.ts';

/** What is said of a name that is no field, where there is more to say. */
interface Hints {
  readonly near?: string | undefined;
  readonly message?: string | undefined;
}

/** The field that a reference such as `run.id` names, among those that the root has; undefined is reported. */
export function fieldOf<Name extends string>(
  root: string,
  path: readonly PathSegment[],
  known: readonly Name[],
  span: Span,
  sink: Sink,
  hintsOf: (name: string) => Hints = () => ({}),
): Name | undefined {
  const segment = path[1];
  if (segment === undefined) return incomplete(root, 'a field', known, span, sink);
  const field = known.find((one) => one === segment.name);
  if (field !== undefined) return field;
  const hints = hintsOf(segment.name);
  const near = hints.near ?? didYouMean(segment.name, known);
  sink.report(
    bindCodes['unknown-reference'],
    segment.span,
    hints.message ?? `"${root}" has no field "${segment.name}".`,
    meant(segment.name, near, segment.span, listed('Its fields are', known, '')),
  );
  return undefined;
}
