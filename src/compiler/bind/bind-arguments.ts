import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundComponent, BoundPipeline, BoundPort } from '../../model/bound.ts';
import type { BoundExpression, BoundLiteral } from '../../model/bound-expression.ts';
import { componentUses } from '../../model/component-uses.ts';
import { isOutsideFile } from '../../model/outside-artifact.ts';
import type { Value } from '../../model/type.ts';
import type { At } from '../../syntax/at.ts';
import { assignable } from '../../validate/assignable.ts';
import { checkValue } from '../../validate/literals.ts';
import { stringType } from '../../validate/type-names.ts';
import { asSecretText, isSecretReference } from '../../validate/type-secret.ts';
import { printType } from '../../validate/types.ts';
import {
  isArgoList,
  reportExposedTo,
  reportMismatch,
  reportMissing,
  reportOpenEnum,
  reportUnknown,
} from './argument-problems.ts';
import { artifactType, isOutside } from './bind-outside.ts';
import { bindCodes } from './codes.ts';
import { cureOfText } from './cure-of-text.ts';
import { cureOfWire } from './cure-of-wire.ts';
import type { TaskDraft } from './drafts.ts';
import { expressionCodes } from './expression/codes.ts';
import { reportAbsent } from './expression/report-absent.ts';
import type { Facts } from './expression/scope.ts';
import { misfitIn } from './fits-input.ts';
import { isOpen } from './gaps.ts';
import { bindKfpConstant } from './kfp/bind-kfp-constant.ts';
import { checkConditions } from './kfp/check-conditions.ts';
import { checkEngineInputs } from './kfp/check-engine-inputs.ts';
import { staysInEnum } from './stays-in-enum.ts';

export type BindValue = (at: At<unknown>) => BoundExpression | undefined;

/** Whether a task has to give an input that has no default, where it gives these. */
export type IsNeeded = (port: BoundPort, given: ReadonlyMap<BoundPort, BoundExpression>) => boolean;

/**
 * Binds the arguments of a task to the inputs of what it runs: every name exists, every input that needs a value gets one, types and
 * constraints fit, and nothing that may be absent reaches an input that needs it. Defaults take the place of missing arguments.
 */
export function bindArguments(
  draft: TaskDraft,
  used: BoundComponent | BoundPipeline,
  bindValue: BindValue,
  facts: Facts,
  sink: Sink,
  isNeeded: IsNeeded = (port) => !port.optional,
): ReadonlyMap<BoundPort, BoundExpression> {
  const given = draft.at.get('arguments');
  const ports = new Map(used.inputs.map((port) => [port.name, port]));
  const bound = new Map<BoundPort, BoundExpression>();
  const broken = new Set<BoundPort>(
    isOpen(draft.at, 'arguments') ? used.inputs : used.inputs.filter((port) => port.isUnknown),
  );
  for (const [name, at] of given?.entries() ?? []) {
    const port = ports.get(name);
    if (port === undefined ? used.isOpen : port.isUnknown) {
      bindValue(at.as<unknown>());
      if (port !== undefined) broken.add(port);
      continue;
    }
    if (port === undefined) {
      const meant = reportUnknown(name, at, draft, used, sink);
      const near = meant === undefined ? undefined : ports.get(meant);
      if (near !== undefined) broken.add(near);
      // As Argo writes arguments: what is in the list is given, only not so.
      if (isArgoList(name, at)) for (const one of used.inputs) broken.add(one);
      continue;
    }
    if (at.node.kind === 'scalar' && at.node.value === null) continue;
    const value = bindValue(at.as<unknown>());
    const check = isOutside(at.node) ? checkOutside : checkArgument;
    const checked = value === undefined ? undefined : check(port, value, draft, used, facts, sink);
    if (checked === undefined) broken.add(port);
    else bound.set(port, checked);
  }
  const arguments_ = new Map<BoundPort, BoundExpression>();
  for (const port of used.inputs) {
    const value = bound.get(port) ?? (broken.has(port) ? undefined : defaultOf(port, used));
    if (value !== undefined) arguments_.set(port, value);
  }
  for (const port of used.inputs) {
    if (!arguments_.has(port) && !broken.has(port) && isNeeded(port, arguments_))
      reportMissing(port, draft, used, sink);
  }
  if (used.kind === 'component') checkConditions(used, arguments_, sink);
  checkEngineInputs(used, arguments_, sink);
  return arguments_;
}

function defaultOf(port: BoundPort, used: BoundComponent | BoundPipeline): BoundLiteral | undefined {
  if (port.default === undefined) return undefined;
  const constant = literal(port, port.default);
  return used.ofKfp && typeof port.default === 'string'
    ? { ...constant, type: port.type.kind === 'secret' ? port.type : stringType }
    : constant;
}

function literal(port: BoundPort, value: Value): BoundLiteral {
  return { kind: 'literal', value, type: port.type, absent: [], span: port.origin.span };
}

/** A file from outside of the run, whatever its text is bound as. */
export function checkOutside(
  port: BoundPort,
  value: BoundExpression,
  draft: TaskDraft,
  used: BoundComponent | BoundPipeline,
  _facts: Facts,
  sink: Sink,
): BoundExpression | undefined {
  if (!assignable(artifactType, port.type)) {
    reportMismatch(port, { ...value, type: artifactType }, draft, used, sink);
    return undefined;
  }
  if (!isOutsideFile(value) || !value.target.artifact.optional || port.optional) return value;
  sink.report(
    expressionCodes['may-be-absent'],
    value.span,
    `The artifact may not exist, but the input "${port.name}" of the task "${draft.name}" needs it.`,
    {
      related: [{ message: `"${port.name}" is declared here`, span: port.origin.span }],
      help: 'Leave out `optional`, or declare the input with `optional: true`.',
    },
  );
  return undefined;
}

/** Checks one value against the input that takes it; undefined when it does not fit, which was reported. */
export function checkArgument(
  port: BoundPort,
  value: BoundExpression,
  draft: TaskDraft,
  used: BoundComponent | BoundPipeline,
  facts: Facts,
  sink: Sink,
): BoundExpression | undefined {
  if (value.kind === 'literal') return checkConstant(port, value, used, sink);
  if (value.type.kind === 'secret' && port.type.kind !== 'secret') {
    reportExposedTo(port, value, used, sink);
    return undefined;
  }
  const misfit = misfitIn(value, port.type, used);
  if (misfit !== undefined) {
    reportMismatch(port, misfit.value, draft, used, sink, misfit.to);
    return undefined;
  }
  if (used.kind === 'pipeline' && !staysInEnum(port, value)) {
    reportOpenEnum(port, value, used, sink);
    return undefined;
  }
  if (value.absent.length === 0) return value;
  if (port.default !== undefined && value.type.kind !== 'artifact') {
    return {
      kind: 'call',
      name: 'default',
      arguments: [value, literal(port, port.default)],
      type: port.type,
      absent: [],
      span: value.span,
    };
  }
  if (!port.optional || isOnCommandLine(port, used)) {
    reportAbsent(value, facts, sink, fixedLine(port, used));
    return undefined;
  }
  return value;
}

/** Why it does not help that an input is optional. */
function fixedLine(port: BoundPort, used: BoundComponent | BoundPipeline): string {
  if (!port.optional) return '';
  if (port.type.kind === 'secret')
    return `"${port.name}" is optional, but a variable that comes from a Secret cannot be left out at run time.`;
  if (used.kind === 'component' && used.ofTask)
    return `"${port.name}" is on the command line of the step, which is fixed when the pipeline is compiled.`;
  return `"${port.name}" is optional, but the command line of a step is fixed when the pipeline is compiled.`;
}

/** A command line is fixed when the pipeline is compiled: a text of it cannot be left out at run time. A script can unset its own variables. */
function isOnCommandLine(port: BoundPort, used: BoundComponent | BoundPipeline): boolean {
  const uses = used.kind === 'component' ? componentUses(used).get(port) : undefined;
  return uses?.placed === true || (uses !== undefined && port.type.kind === 'secret');
}

function checkConstant(
  port: BoundPort,
  value: BoundLiteral,
  used: BoundComponent | BoundPipeline,
  sink: Sink,
): BoundExpression | undefined {
  const { type } = port;
  if (used.ofKfp) {
    const given = bindKfpConstant(port, value, used, sink);
    if (given !== undefined) return given;
  }
  const problem = checkValue(value.value, type, port.constraints);
  if (type.kind !== 'secret' && isSecretReference(value.value)) {
    reportExposedTo(port, value, used, sink);
    return undefined;
  }
  if (problem === undefined) {
    const bound = type.kind === 'any' ? value.type : type;
    return { ...value, value: asSecretText(value.value, type), type: bound };
  }
  const text = typeof value.value === 'number' && type.kind === 'string';
  const cure = cureOfWire(value) ?? cureOfText(value, port);
  sink.report(
    bindCodes['invalid-argument'],
    value.span,
    `The input "${port.name}" of "${used.name}" ${problem}.`,
    {
      related: [{ message: `"${port.name}" is declared here as ${printType(type)}`, span: port.origin.span }],
      ...(type.kind === 'secret' && { isSecret: true }),
      ...cure,
      ...(text && {
        help: 'Put it in quotes if the text is meant.',
        fix: {
          title: 'Quote the text',
          safe: true,
          edits: [{ span: value.span, text: JSON.stringify(sourceOf(value)) }],
        },
      }),
    },
  );
  return undefined;
}

function sourceOf(value: BoundExpression): string {
  const { file, start, end } = value.span;
  return file.text.slice(start, end);
}
