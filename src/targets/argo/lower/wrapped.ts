import { portOfKey, withKeyPort } from '../../../model/artifact-keys.ts';
import type { BoundPort, BoundTask } from '../../../model/bound.ts';
import type { BoundExpression, BoundReference, ReferenceTarget } from '../../../model/bound-expression.ts';
import type { ArgoArtifact, ArgoDag, ArgoDagTask, ArgoParameter, ArgoTemplate } from '../model.ts';
import { portName, templateName } from '../names.ts';
import { lowerCall } from './arguments.ts';
import { itemCaptures, taskCaptures } from './captures.ts';
import type { Context } from './context.ts';
import { mayFailInOutputs } from './depends.ts';
import { lowerList, lowerOutputExpression } from './expression/index.ts';
import { captureInputs, createFrame, type Frame, itemInputs } from './frame.ts';
import { doneTask, doneTemplate, startTask } from './nothing.ts';
import { argumentsOf, lowerCaptureInputs, withPorts } from './ports.ts';
import { isHeld, itemInput, statusOutput } from './task-access.ts';

/** What a task of a DAG is besides its name and what it waits for. */
export type Called = Omit<ArgoDagTask, 'name' | 'depends'>;

/** Lowers the task itself, as seen from the DAG that is made around it. */
type LowerTask = (frame: Frame) => Called;

/**
 * A task whose failure is forgiven, in a DAG of its own that succeeds whatever the task does (LOWERING e). Its condition and arguments are
 * computed in there, so that they may fail too. How it ended is an output.
 */
export function lowerForgiven(task: BoundTask, frame: Frame, context: Context, lowerTask: LowerTask): Called {
  const place = reserve(task, 'forgiven', context);
  const captures = taskCaptures(task, context);
  const call = lowerCall([], captures, frame, context);
  const inner = createFrame(captureInputs(captures, frame), alone(task), { task, standing: 'step' });
  place.fill({
    ...lowerCaptureInputs(captures, call),
    ...lowerOutputs(task, inner, context, (reference) => reference),
    dag: forgivingDag(task, lowerTask(inner), context),
  });
  return { template: place.name, ...argumentsOf(call) };
}

/** A looped task: Argo's loop over a DAG that runs the task for one item, in another DAG where it must be held. */
export function lowerLoop(task: BoundTask, frame: Frame, context: Context, lowerTask: LowerTask): Called {
  if (!isHeld(task)) return lowerItems(task, frame, context, lowerTask);
  const limit = task.loop?.maxParallel;
  const place = reserve(task, 'loop', context);
  const captures = taskCaptures(task, context);
  const call = lowerCall([], captures, frame, context);
  const inner = createFrame(captureInputs(captures, frame), alone(task), { task, standing: 'items' });
  place.fill({
    ...lowerCaptureInputs(captures, call),
    ...lowerOutputs(task, inner, context, (reference) => ({ ...reference, type: listOf(reference) })),
    ...(limit !== undefined && { parallelism: limit }),
    dag: { target: task.name, tasks: [{ name: task.name, ...lowerItems(task, inner, context, lowerTask) }] },
  });
  return { template: place.name, ...argumentsOf(call) };
}

/** The DAG of one item gives a List of what it made, of one or none, because Argo leaves out what is not there (P-26). */
function lowerItems(task: BoundTask, frame: Frame, context: Context, lowerTask: LowerTask): Called {
  const { loop } = task;
  if (loop === undefined) return lowerTask(frame);
  const place = reserve(task, 'item', context);
  const captures = itemCaptures(task, context);
  const call = lowerCall([], captures, frame, context);
  const inputs = new Map([...captureInputs(captures, frame), ...itemInputs(loop)]);
  const inner = createFrame(inputs, alone(task), { task, standing: 'step' });
  const taken = lowerCaptureInputs(captures, call).inputs;
  const called = lowerTask(inner);
  place.fill({
    ...withPorts('inputs', [...(taken?.parameters ?? []), { name: itemInput }], taken?.artifacts ?? []),
    ...lowerOutputs(task, inner, context, (reference) => madeBy(task, reference)),
    dag: task.continueOnFailure
      ? forgivingDag(task, called, context)
      : { target: task.name, tasks: [{ name: task.name, ...called }] },
  });
  const parameters = [...(call.arguments.parameters ?? []), { name: itemInput, value: '{{item}}' }];
  return {
    template: place.name,
    withParam: lowerList(loop.list, frame),
    arguments: { ...call.arguments, parameters },
  };
}

function reserve(
  task: BoundTask,
  suffix: string,
  context: Context,
): { readonly name: string; fill(body: Omit<ArgoTemplate, 'name'>): void } {
  const origin = { file: task.origin.key.file.path, path: `tasks.${task.name}` };
  return context.reserve(templateName(`${task.name}-${suffix}`), origin);
}

function alone(task: BoundTask): { readonly owner: undefined; readonly tasks: readonly BoundTask[] } {
  return { owner: undefined, tasks: [task] };
}

/** What comes last decides how the DAG ends, and what is skipped later does not inherit the failure: a DAG in which nothing runs. */
function forgivingDag(task: BoundTask, called: Called, context: Context): ArgoDag {
  const template = doneTemplate(context);
  const start = mayFailInOutputs(task) ? [{ name: startTask, template }] : [];
  return {
    tasks: [
      ...start,
      { name: task.name, ...called, continueOn: { failed: true, error: true } },
      { name: doneTask, template, dependencies: [...start.map(({ name }) => name), task.name] },
    ],
  };
}

/** What the DAG around a task gives on of it: `form` says in which form. */
function lowerOutputs(
  task: BoundTask,
  frame: Frame,
  context: Context,
  form: (reference: BoundReference) => BoundExpression,
): ReturnType<typeof withPorts<'outputs'>> {
  const parameters: ArgoParameter[] = [];
  const artifacts: ArgoArtifact[] = [];
  const give = (name: string, reference: BoundReference): void => {
    const value = form(reference);
    parameters.push({ name, valueFrom: { expression: lowerOutputExpression(value, frame, value.type) } });
  };
  if (task.continueOnFailure || isHeld(task)) give(statusOutput, statusOf(task));
  for (const port of task.outputs.flatMap(withKeyPort)) {
    const channels = context.demands.of(port);
    const name = portName(port.name);
    const target = { kind: 'output', task, port } as const;
    const isRead =
      (task.loop === undefined && portOfKey(port) === undefined) || context.demands.isGathered(task, port);
    if (channels.value && isRead) give(name, referenceTo(target, port));
    if (channels.artifact && task.loop === undefined) {
      artifacts.push({ name, from: frame.artifact(target).from, optional: true });
    }
  }
  return withPorts('outputs', parameters, artifacts);
}

function statusOf(task: BoundTask): BoundReference {
  const { span } = task.origin;
  return { kind: 'reference', target: { kind: 'status', task }, type: { kind: 'string' }, absent: [], span };
}

function referenceTo(target: ReferenceTarget, port: BoundPort): BoundReference {
  return { kind: 'reference', target, type: port.type, absent: [], span: port.origin.span };
}

function listOf({ target, type }: BoundReference): BoundReference['type'] {
  return target.kind === 'status' ? type : { kind: 'list', of: type };
}

/** `if(present(x), [x], [])`, or `[x]` where it is certain. */
function madeBy(task: BoundTask, reference: BoundReference): BoundExpression {
  const { target, span } = reference;
  const base = { type: { kind: 'list', of: reference.type }, absent: [], span } as const;
  const one: BoundExpression = { ...base, kind: 'list', items: [reference] };
  const isOptional = target.kind === 'output' && target.port.optional;
  const isCertain = task.when === undefined && !task.continueOnFailure && !isOptional;
  if (target.kind === 'status' || isCertain) return one;
  const test = {
    ...base,
    type: { kind: 'bool' },
    kind: 'call',
    name: 'present',
    arguments: [reference],
  } as const;
  return {
    ...base,
    kind: 'call',
    name: 'if',
    arguments: [test, one, { ...base, kind: 'literal', value: [] }],
  };
}
