import { meant } from '../../diagnostics/meant.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { attemptFields, namesOf } from '../../validate/fields.ts';
import { bindCodes } from './codes.ts';
import type { PathSegment, ResolvedReference } from './expression/scope.ts';
import { incomplete, listed } from './reference-problems.ts';

const fields = namesOf(attemptFields);

/** `attempt.exitCode` and the like: how the try ended after which `retry.when` is asked. */
export function resolveAttempt(
  path: readonly PathSegment[],
  span: Span,
  sink: Sink,
): ResolvedReference | undefined {
  const segment = path[1];
  if (segment === undefined) return incomplete('attempt', 'a field', fields, span, sink);
  const field = fields.find((one) => one === segment.name);
  if (field === undefined) {
    const near = didYouMean(segment.name, fields);
    sink.report(
      bindCodes['unknown-reference'],
      segment.span,
      `"attempt" has no field "${segment.name}".`,
      meant(segment.name, near, segment.span, listed('Its fields are', fields, '')),
    );
    return undefined;
  }
  return { target: { kind: 'attempt', field }, type: attemptFields[field].type, absent: [], consumed: 2 };
}
