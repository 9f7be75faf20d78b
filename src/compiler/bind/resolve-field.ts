import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { RunField } from '../../model/bound-expression.ts';
import { exitFields, namesOf, runFields, taskFields } from '../../validate/fields.ts';
import type { PipelineNames } from './drafts.ts';
import type { PathSegment, ResolvedReference } from './expression/scope.ts';
import { fieldOf } from './field-of.ts';

/** `run.status` and `run.failures` are known in `onExit` only. */
export function resolveRun(
  path: readonly PathSegment[],
  span: Span,
  { ended }: PipelineNames,
  sink: Sink,
): ResolvedReference | undefined {
  const known: readonly RunField[] = namesOf(ended === undefined ? runFields : exitFields);
  const field = fieldOf('run', path, known, span, sink, exitOnly);
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

function exitOnly(name: string): { readonly message?: string } {
  return name === 'status' || name === 'failures'
    ? { message: `"run.${name}" is known when the run has ended, that is in \`onExit\` only.` }
    : {};
}
