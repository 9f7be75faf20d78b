import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { bindCodes } from './codes.ts';
import type { ScopeDraft, TaskDraft } from './drafts.ts';
import type { PathSegment, ResolvedReference } from './expression/scope.ts';
import { isUncertain } from './gaps.ts';
import { incomplete, listed } from './reference-problems.ts';

/** The repetitions whose rounds something is in; the innermost first. */
export function repetitionsAround(scope: ScopeDraft): readonly TaskDraft[] {
  const found: TaskDraft[] = [];
  for (let one = scope.group; one !== undefined; one = one.parent.group) {
    if (one.repeat !== undefined) found.push(one);
  }
  return found;
}

/** `state.round` of the innermost repetition; `state.<name>` of the innermost one that has it. */
export function resolveState(
  path: readonly PathSegment[],
  span: Span,
  repetitions: readonly TaskDraft[],
  sink: Sink,
): ResolvedReference | undefined {
  const [, segment] = path;
  const known = [
    'round',
    ...repetitions.flatMap(({ repeat }) => repeat?.named.map(({ name }) => name) ?? []),
  ];
  if (segment === undefined) return incomplete('state', 'a state', known, span, sink);
  for (const { repeat, at } of repetitions) {
    if (isUncertain(at)) return undefined;
    const state = repeat?.named.find(({ name }) => name === segment.name);
    if (state?.isBroken) return undefined;
    const port = segment.name === 'round' ? repeat?.round : state?.port;
    if (port === undefined) continue;
    return { target: { kind: 'local', port }, type: port.type, absent: [], consumed: 2 };
  }
  const near = didYouMean(segment.name, known);
  sink.report(
    bindCodes['unknown-reference'],
    segment.span,
    `The repetition has no state "${segment.name}".`,
    { help: near === undefined ? listed('Its states are', known, '') : `Did you mean "${near}"?` },
  );
  return undefined;
}
