import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundPort } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { isOutsideFile } from '../../model/outside-artifact.ts';
import type { Type } from '../../model/type.ts';
import { isSecretReference } from '../../validate/type-secret.ts';
import { type BindValue, checkArgument, checkOutside } from './bind-arguments.ts';
import { artifactType, isOutside } from './bind-outside.ts';
import { bindText } from './bind-text.ts';
import { checkPathSuffix } from './check-path-suffix.ts';
import { checkSecrets } from './check-secrets.ts';
import { checkOwnVariables } from './check-variables.ts';
import type { StepDraft } from './declare-step.ts';
import type { TaskDraft } from './drafts.ts';
import type { ExpressionScope, Facts } from './expression/scope.ts';

/** How the values of a one-off step are bound: those of arguments keep their type and may be absent. */
export interface StepBinder {
  readonly value: BindValue;
  readonly scope: ExpressionScope;
}

/** What to do where a command line wants a text of a value that has none. */
const cureOfCommandLine =
  'Give it as an argument of the task, and write `{inputPath: <name>}` here for the path of its file.';

/**
 * Binds the arguments of a one-off step and the expressions of its command line. Each input has the type of what it is given, and may be
 * absent when that may be; how inputs travel follows from these types, so that all are known before the first is checked.
 */
export function bindStep(
  draft: TaskDraft,
  step: StepDraft,
  binder: StepBinder,
  facts: Facts,
  sink: Sink,
): ReadonlyMap<BoundPort, BoundExpression> {
  const { component } = step;
  const values = new Map<BoundPort, BoundExpression>();
  const files = new Set<BoundPort>();
  for (const [name, at] of draft.at.get('arguments')?.entries() ?? []) {
    const port = step.inputs.get(name);
    if (port === undefined) continue;
    const isNull = at.node.kind === 'scalar' && at.node.value === null;
    const value = isNull ? undefined : binder.value(at.as<unknown>());
    const isFile = isOutside(at.node);
    port.type = value === undefined ? port.type : isFile ? artifactType : typeOf(value);
    port.optional = isNull || (value !== undefined && mayBeAbsent(value));
    if (value !== undefined) values.set(port, value);
    if (isFile) files.add(port);
  }
  for (const [port, at] of step.texts) {
    const value = bindText(at, binder.scope, facts, sink, undefined, false, cureOfCommandLine);
    if (value === undefined) continue;
    port.type = value.type;
    values.set(port, value);
  }
  const bound = new Map<BoundPort, BoundExpression>();
  for (const [port, value] of values) {
    const check = files.has(port) ? checkOutside : checkArgument;
    const checked = check(port, value, draft, component, facts, sink);
    if (checked !== undefined) bound.set(port, checked);
  }
  checkSecrets(component, sink);
  checkPathSuffix(component, sink);
  checkOwnVariables(component, step.env, sink);
  return bound;
}

function mayBeAbsent(value: BoundExpression): boolean {
  return value.absent.length > 0 || (isOutsideFile(value) && value.target.artifact.optional);
}

/** `{secret: {name, key}}` is a Secret, whatever else such a map could be. */
function typeOf(value: BoundExpression): Type {
  return value.kind === 'literal' && isSecretReference(value.value) ? { kind: 'secret' } : value.type;
}
