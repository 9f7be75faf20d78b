import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { At } from '../../syntax/at.ts';
import { bindText } from './bind-text.ts';
import { cannotFail } from './cannot-fail.ts';
import type { PipelineNames, ScopeDraft } from './drafts.ts';
import { noFacts } from './expression/scope.ts';
import { refuseByEngine } from './refuse-by-engine.ts';
import { createExpressionScope } from './resolve-reference.ts';

/**
 * A text about the whole run. Argo takes the text of an expression for its value where that cannot be computed, and no task is there that could
 * compute it before: so it must have a value in every run.
 */
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
  const risky = parts.find((one) => one.kind !== 'reference' && !cannotFail(one));
  if (risky === undefined) return bound;
  refuseByEngine(
    risky.span,
    'This may have no value, and Argo would go on with the text of the expression instead of it.',
    "For the whole run, put in inputs as they are, or compute texts from texts: `lower(inputs.bucket)`, `if(inputs.stage == 'prod', …)`.",
    sink,
  );
  return undefined;
}
