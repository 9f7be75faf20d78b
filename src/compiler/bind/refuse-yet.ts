import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import { shapeCodes } from '../../validate/shape/codes.ts';

/** Refuses what the language has but this version does not compile, where a key alone does not show it. `what` begins the sentence. */
export function refuseYet(span: Span, what: string, sink: Sink): void {
  sink.report(
    shapeCodes['not-lowered-yet'],
    span,
    `${what} is part of the language, but this version of Pipewright does not compile it yet.`,
  );
}
