import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import { attemptFields, namesOf } from '../../validate/fields.ts';
import type { PathSegment, ResolvedReference } from './expression/scope.ts';
import { fieldOf } from './field-of.ts';

/** `attempt.exitCode` and the like: how the try ended after which `retry.when` is asked. */
export function resolveAttempt(
  path: readonly PathSegment[],
  span: Span,
  sink: Sink,
): ResolvedReference | undefined {
  const field = fieldOf('attempt', path, namesOf(attemptFields), span, sink);
  if (field === undefined) return undefined;
  return { target: { kind: 'attempt', field }, type: attemptFields[field].type, absent: [], consumed: 2 };
}
