import { withKey } from '../../../model/artifact-keys.ts';
import type { BoundPort, BoundRepeat, GroupTask } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import { isFileChoice } from '../../../model/file-choice.ts';
import type { Type } from '../../../model/type.ts';
import type { ArgoDagTask } from '../model.ts';
import { type Argument, lowerCall } from './arguments.ts';
import type { Capture } from './collector.ts';
import type { Context } from './context.ts';
import { lowerDepends } from './depends.ts';
import { lowerCondition } from './expression/index.ts';
import type { FileChoices } from './file-choices.ts';
import type { ArtifactAccess, Frame } from './frame.ts';
import { guardedCondition } from './guarded-condition.ts';
import { argumentsOf } from './ports.ts';

const boolType: Type = { kind: 'bool' };
const integerType: Type = { kind: 'integer' };
const stringType: Type = { kind: 'string' };

/** The template of a repetition, as it calls itself. */
export interface Self {
  readonly template: string;
  readonly captures: readonly Capture[];
}

/** What a group gives to what is inside of it when it starts, as far as somebody reads it. */
export function givenBy({ choice, repeat, origin }: GroupTask, context: Context): readonly Argument[] {
  if (choice !== undefined) return [{ ...choice, asValue: true, asArtifact: false }];
  if (repeat === undefined) return [];
  const one = number(1, origin.span);
  return [
    { port: repeat.round, value: one, asValue: true, asArtifact: false },
    ...stateOf(repeat, context, ({ first }) => first),
  ];
}

/** The task by which a round calls the next one, as others in its DAG read it. No task of ours ends in `--`. */
export function nextRound(group: GroupTask, repeat: BoundRepeat): GroupTask {
  return {
    ...group,
    name: 'next--',
    scope: group.body,
    when: goesOn(repeat, group.origin.span),
    waitsFor: group.body.tasks,
    waits: group.body.tasks.map((task) => [{ task, end: 'fine' as const }]),
    loop: undefined,
    continueOnFailure: false,
    repeat: undefined,
  };
}

/** An output of the last round: that of the next one, where there is one. */
export function lastOf(next: GroupTask, port: BoundPort, own: BoundExpression): BoundExpression {
  const { span } = own;
  const reference = {
    kind: 'reference',
    target: { kind: 'output', task: next, port },
    type: port.type,
    absent: port.optional ? own.absent : [],
    span,
  } as const;
  // Of what type it is, is told by where it goes; a file is a file.
  const type: Type = { kind: 'artifact', name: 'Artifact', ancestors: [] };
  return {
    kind: 'call',
    name: 'if',
    arguments: [hasSucceeded(next, span), reference, own],
    type,
    absent: own.absent,
    span,
  };
}

export function lowerNextRound(
  next: GroupTask,
  repeat: BoundRepeat,
  self: Self,
  frame: Frame,
  choices: FileChoices,
  context: Context,
): ArgoDagTask {
  const chosen = new Map<BoundExpression, ArtifactAccess>();
  const state = stateOf(repeat, context, (one) => one.next);
  for (const { port, value, asArtifact } of state) {
    if (value !== undefined && asArtifact && isFileChoice(value) && context.demands.isFile(value))
      chosen.set(value, choices.add(port.name, value));
  }
  const waits = [
    ...next.waits,
    ...choices.tasks.map(({ name }) => [{ task: { name }, end: 'fine' as const }]),
  ].filter((some) => some.length > 0);
  const { span } = next.origin;
  const round: BoundExpression = {
    kind: 'binary',
    operator: '+',
    left: roundOf(repeat, span),
    right: number(1, span),
    type: integerType,
    absent: [],
    span,
  };
  const given = [{ port: repeat.round, value: round, asValue: true, asArtifact: false }, ...state];
  const call = lowerCall(given, self.captures, { ...frame, chosen }, context);
  const asked = lowerCondition(goesOn(repeat, span), frame);
  const when = context.stopsAtArguments ? asked : guardedCondition(asked, call.arguments);
  return {
    name: next.name,
    template: self.template,
    depends: lowerDepends(waits),
    ...(when !== undefined && { when }),
    ...argumentsOf(call),
  };
}

function stateOf(
  { state }: BoundRepeat,
  context: Context,
  value: (one: BoundRepeat['state'][number]) => BoundExpression,
): readonly Argument[] {
  return state
    .flatMap((one) => withKey({ port: one.port, value: value(one) }))
    .map((one) => {
      const demand = context.demands.of(one.port);
      return { ...one, asValue: demand.value, asArtifact: demand.artifact };
    });
}

/** `!until && round < max`; where too many rounds are a failure, the last one asks for a number that is none. */
function goesOn(repeat: BoundRepeat, span: BoundExpression['span']): BoundExpression {
  const bool = { type: boolType, absent: [], span } as const;
  const { until, limit, onMax } = repeat;
  const round = roundOf(repeat, span);
  const isLess: BoundExpression = {
    ...bool,
    kind: 'binary',
    operator: '<',
    left: round,
    right: limit,
  };
  const text: BoundExpression = {
    kind: 'literal',
    value: `"until" did not hold in ${roundsOf(limit)}`,
    type: stringType,
    absent: [],
    span,
  };
  const noNumber: BoundExpression = {
    kind: 'call',
    name: 'int',
    arguments: [text],
    type: integerType,
    absent: [],
    span,
  };
  const fails: BoundExpression = {
    ...bool,
    kind: 'binary',
    operator: '>',
    left: noNumber,
    right: number(0, span),
  };
  const right: BoundExpression =
    onMax === 'continue' ? isLess : { ...bool, kind: 'binary', operator: '||', left: isLess, right: fails };
  return {
    ...bool,
    kind: 'binary',
    operator: '&&',
    left: { ...bool, kind: 'unary', operator: '!', operand: until },
    right,
  };
}

function roundsOf(limit: BoundExpression): string {
  if (limit.kind !== 'literal') return 'as many rounds as "max" allows';
  return `${String(limit.value)} round${limit.value === 1 ? '' : 's'}`;
}

function roundOf({ round }: BoundRepeat, span: BoundExpression['span']): BoundExpression {
  return { kind: 'reference', target: { kind: 'local', port: round }, type: integerType, absent: [], span };
}

function number(value: number, span: BoundExpression['span']): BoundExpression {
  return { kind: 'literal', value, type: integerType, absent: [], span };
}

function hasSucceeded(task: GroupTask, span: BoundExpression['span']): BoundExpression {
  const text = { type: stringType, absent: [], span } as const;
  return {
    kind: 'binary',
    operator: '==',
    left: { ...text, kind: 'reference', target: { kind: 'status', task } },
    right: { ...text, kind: 'literal', value: 'Succeeded' },
    type: boolType,
    absent: [],
    span,
  };
}
