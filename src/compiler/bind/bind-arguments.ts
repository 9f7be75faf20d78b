import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundComponent, BoundPipeline, BoundPort } from '../../model/bound.ts';
import type { BoundExpression, BoundLiteral } from '../../model/bound-expression.ts';
import { componentUses } from '../../model/component-uses.ts';
import type { Value } from '../../model/type.ts';
import type { At } from '../../syntax/at.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { assignable } from '../../validate/assignable.ts';
import { checkValue } from '../../validate/literals.ts';
import { printType } from '../../validate/types.ts';
import { bindCodes } from './codes.ts';
import type { TaskDraft } from './drafts.ts';
import { expressionCodes } from './expression/codes.ts';
import { reportAbsent } from './expression/report-absent.ts';
import type { Facts } from './expression/scope.ts';
import { refuseYet } from './refuse-yet.ts';

export type BindValue = (at: At<unknown>) => BoundExpression | undefined;

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
): ReadonlyMap<BoundPort, BoundExpression> {
  const given = draft.at.get('arguments');
  const ports = new Map(used.inputs.map((port) => [port.name, port]));
  const bound = new Map<BoundPort, BoundExpression>();
  const broken = new Set<BoundPort>();
  for (const [name, at] of given?.entries() ?? []) {
    const port = ports.get(name);
    if (port === undefined) {
      reportUnknown(name, at, draft, used, sink);
      continue;
    }
    if (at.node.kind === 'scalar' && at.node.value === null) continue;
    const value = bindValue(at.as<unknown>());
    const checked = value === undefined ? undefined : checkArgument(port, value, draft, used, facts, sink);
    if (checked === undefined) broken.add(port);
    else bound.set(port, checked);
  }
  const arguments_ = new Map<BoundPort, BoundExpression>();
  for (const port of used.inputs) {
    const value = bound.get(port) ?? (broken.has(port) ? undefined : defaultOf(port));
    if (value !== undefined) arguments_.set(port, value);
    else if (!port.optional && !broken.has(port)) reportMissing(port, draft, used, sink);
  }
  return arguments_;
}

function defaultOf(port: BoundPort): BoundLiteral | undefined {
  if (port.default === undefined) return undefined;
  return literal(port, port.default);
}

function literal(port: BoundPort, value: Value): BoundLiteral {
  return { kind: 'literal', value, type: port.type, absent: [], span: port.origin.span };
}

function checkArgument(
  port: BoundPort,
  value: BoundExpression,
  draft: TaskDraft,
  used: BoundComponent | BoundPipeline,
  facts: Facts,
  sink: Sink,
): BoundExpression | undefined {
  if (value.kind === 'literal') return checkConstant(port, value, used, sink);
  if (!assignable(value.type, port.type)) {
    reportMismatch(port, value, draft, used, sink);
    return undefined;
  }
  if (value.type.kind === 'artifact' && value.kind !== 'reference') {
    refuseYet(value.span, 'An artifact chosen by an expression', sink);
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
    reportAbsent(value, facts, sink);
    return undefined;
  }
  return value;
}

/** A container's command line is fixed when the pipeline is compiled: a text of it cannot be left out at run time. A script can unset it. */
function isOnCommandLine(port: BoundPort, used: BoundComponent | BoundPipeline): boolean {
  if (used.kind !== 'component' || used.implementation.kind !== 'container') return false;
  return componentUses(used).get(port)?.value === true;
}

function checkConstant(
  port: BoundPort,
  value: BoundLiteral,
  used: BoundComponent | BoundPipeline,
  sink: Sink,
): BoundExpression | undefined {
  const { type } = port;
  const problem = checkValue(value.value, type, port.constraints);
  if (problem === undefined) return { ...value, type: type.kind === 'any' ? value.type : type };
  const text = typeof value.value === 'number' && type.kind === 'string';
  sink.report(
    bindCodes['invalid-argument'],
    value.span,
    `The input "${port.name}" of "${used.name}" ${problem}.`,
    {
      related: [{ message: `"${port.name}" is declared here as ${printType(type)}`, span: port.origin.span }],
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

/** Both ends of a bad wire are shown: who makes the value and who takes it. */
function reportMismatch(
  port: BoundPort,
  value: BoundExpression,
  draft: TaskDraft,
  used: BoundComponent | BoundPipeline,
  sink: Sink,
): void {
  const consumer = {
    message: `the input "${port.name}" of "${used.name}" is declared here`,
    span: port.origin.span,
  };
  const source = value.kind === 'reference' ? value.target : undefined;
  const producer =
    source?.kind === 'output'
      ? [
          {
            message: `the output "${source.port.name}" of "${source.task.name}" is declared here`,
            span: source.port.origin.span,
          },
        ]
      : source?.kind === 'input'
        ? [{ message: `the input "${source.port.name}" is declared here`, span: source.port.origin.span }]
        : [];
  const what =
    source?.kind === 'output'
      ? `The output "${source.port.name}" of "${source.task.name}" is ${withArticle(printType(value.type))}`
      : source?.kind === 'input'
        ? `The input "${source.port.name}" of the pipeline is ${withArticle(printType(value.type))}`
        : `This value is ${withArticle(printType(value.type))}`;
  const help = conversion(value, port);
  sink.report(
    expressionCodes['type-mismatch'],
    value.span,
    `${what}, but the input "${port.name}" of the task "${draft.name}" takes ${withArticle(printType(port.type))}.`,
    { related: [...producer, consumer], ...(help !== undefined && { help }) },
  );
}

export function withArticle(noun: string): string {
  return `${/^[AEIOaeio]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function conversion(value: BoundExpression, port: BoundPort): string | undefined {
  const from = value.type.kind;
  const to = port.type.kind;
  const scalar = ['string', 'integer', 'float', 'bool'];
  if (!scalar.includes(from)) return undefined;
  if (to === 'string') return 'Write `string(…)` around it if the text is meant.';
  if (to === 'integer' && from !== 'bool') return 'Write `int(…)` around it if it holds a whole number.';
  if (to === 'float' && from !== 'bool') return 'Write `float(…)` around it if it holds a number.';
  return undefined;
}

function reportUnknown(
  name: string,
  at: At<unknown>,
  draft: TaskDraft,
  used: BoundComponent | BoundPipeline,
  sink: Sink,
): void {
  const known = used.inputs.map((port) => port.name);
  const near = didYouMean(name, known);
  const names = known.map((one) => `"${one}"`).join(', ');
  sink.report(
    bindCodes['unknown-argument'],
    at.keySpan,
    `The ${used.kind} "${used.name}" that the task "${draft.name}" runs has no input "${name}".`,
    {
      related: [{ message: `"${used.name}" is declared here`, span: used.origin.key }],
      help:
        near !== undefined
          ? `Did you mean "${near}"?`
          : known.length === 0
            ? 'It has no inputs.'
            : `Its inputs are ${names}.`,
    },
  );
}

function reportMissing(
  port: BoundPort,
  draft: TaskDraft,
  used: BoundComponent | BoundPipeline,
  sink: Sink,
): void {
  const type = port.type.kind === 'any' ? '' : ` (${printType(port.type)})`;
  sink.report(
    bindCodes['missing-argument'],
    draft.at.get('arguments')?.keySpan ?? draft.at.keySpan,
    `The task "${draft.name}" gives no value for the input "${port.name}"${type} of "${used.name}".`,
    {
      related: [{ message: `"${port.name}" is declared here`, span: port.origin.key }],
      help: `Add \`${port.name}: …\` under \`arguments\` of "${draft.name}".`,
    },
  );
}
