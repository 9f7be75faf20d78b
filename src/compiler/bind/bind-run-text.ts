import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { At } from '../../syntax/at.ts';
import { bindText } from './bind-text.ts';
import type { PipelineNames, ScopeDraft } from './drafts.ts';
import { noFacts } from './expression/scope.ts';
import { refuseYet } from './refuse-yet.ts';
import { createExpressionScope } from './resolve-reference.ts';

/** A text about the whole run: it is put in before anything is computed, so that it holds inputs and names as they are. */
export function bindRunText(
  at: At<unknown>,
  names: PipelineNames,
  root: ScopeDraft,
  sink: Sink,
): BoundExpression | undefined {
  const onDemand = { condition: () => undefined, exported: () => true };
  const allowed = { inputs: true, tasks: false, pod: false };
  const bound = bindText(at, createExpressionScope(names, root, onDemand, allowed), noFacts, sink);
  const parts = bound?.kind === 'text' ? bound.parts : bound === undefined ? [] : [bound];
  const computed = parts.find((one) => one.kind !== 'literal' && one.kind !== 'reference');
  if (computed === undefined) return bound;
  refuseYet(computed.span, 'An expression that computes something for the whole run', sink);
  return undefined;
}
