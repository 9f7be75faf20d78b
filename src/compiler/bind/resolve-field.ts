import { meant } from '../../diagnostics/meant.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { RunField } from '../../model/bound-expression.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { exitFields, namesOf, runFields, taskFields } from '../../validate/fields.ts';
import { bindCodes } from './codes.ts';
import type { PipelineNames } from './drafts.ts';
import type { PathSegment, ResolvedReference } from './expression/scope.ts';
import { incomplete, listed } from './reference-problems.ts';

/** `run.status` and `run.failures` are known in `onExit` only. */
export function resolveRun(
  path: readonly PathSegment[],
  span: Span,
  { ended }: PipelineNames,
  sink: Sink,
): ResolvedReference | undefined {
  const known: readonly RunField[] = namesOf(ended === undefined ? runFields : exitFields);
  const field = fieldOf('run', path, known, span, sink);
  return field && { target: { kind: 'run', field }, type: exitFields[field].type, absent: [], consumed: 2 };
}

export function resolveTaskField(
  path: readonly PathSegment[],
  span: Span,
  sink: Sink,
): ResolvedReference | undefined {
  const field = fieldOf('task', path, namesOf(taskFields), span, sink);
  return field && { target: { kind: 'task', field }, type: taskFields[field].type, absent: [], consumed: 2 };
}

function fieldOf<T extends string>(
  root: 'run' | 'task',
  path: readonly PathSegment[],
  known: readonly T[],
  span: Span,
  sink: Sink,
): T | undefined {
  const segment = path[1];
  if (segment === undefined) return incomplete(root, 'a field', known, span, sink);
  const field = known.find((one) => one === segment.name);
  if (field !== undefined) return field;
  const exitOnly = root === 'run' && (segment.name === 'status' || segment.name === 'failures');
  const near = didYouMean(segment.name, known);
  sink.report(
    bindCodes['unknown-reference'],
    segment.span,
    exitOnly
      ? `"run.${segment.name}" is known when the run has ended, that is in \`onExit\` only.`
      : `"${root}" has no field "${segment.name}".`,
    meant(segment.name, near, segment.span, listed('Its fields are', known, '')),
  );
  return undefined;
}
