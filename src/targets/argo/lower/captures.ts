import { byValue, keyOf, keyPort, withKeyPort } from '../../../model/artifact-keys.ts';
import type { BoundLoop, BoundPort, BoundScope, BoundTask } from '../../../model/bound.ts';
import type { BoundExpression, BoundReference, ReferenceTarget } from '../../../model/bound-expression.ts';
import { componentUses } from '../../../model/component-uses.ts';
import { visitFileChoice } from '../../../model/file-choice.ts';
import { localsOf } from '../../../model/locals-of.ts';
import { isOutsideFile } from '../../../model/outside-artifact.ts';
import { visitReferences } from '../../../model/references.ts';
import { leafExpressions } from '../../../model/setting-expressions.ts';
import { isBareTask, isOfCall } from '../../../model/volume-task.ts';
import { portName } from '../names.ts';
import { type Capture, Collector } from './collector.ts';
import type { Context } from './context.ts';
import { itemInput } from './task-access.ts';

type Use = (reference: BoundReference, channel: 'value' | 'artifact') => void;

/** What the DAG of a group reads from outside. */
export function scopeCaptures(scope: BoundScope, context: Context): readonly Capture[] {
  const given = scope.owner === undefined ? [] : localsOf(scope.owner);
  return capturesOf(scope.tasks, (use) => visitScope(scope, context, use), given);
}

/** What a task reads from outside; its condition, and the list of its loop, are among it. */
export function taskCaptures(task: BoundTask, context: Context): readonly Capture[] {
  return capturesOf([task], (use) => visitTask(task, context, use));
}

/** What is read of outside to compute a choice of files. */
export function choiceCaptures(choice: BoundExpression, context: Context): readonly Capture[] {
  return capturesOf([], (use) => useArtifact(choice, context, use));
}

/** What the call of a task reads from outside: not its condition, nor the list of its loop. */
export function callCaptures(task: BoundTask, context: Context): readonly Capture[] {
  const { loop } = task;
  return capturesOf([task], (use) => visitCall(task, context, use), [], loop);
}

/** What one item of a looped task reads from outside of the loop: the item is not from outside. */
export function itemCaptures(task: BoundTask, context: Context): readonly Capture[] {
  return capturesOf([task], (use) => visitOnce(task, context, use));
}

/** `given`: what the tasks are given besides; `around`: a loop of the task that is outside of what reads. */
function capturesOf(
  tasks: readonly BoundTask[],
  visit: (use: Use) => void,
  given: readonly BoundPort[] = [],
  around?: BoundLoop,
): readonly Capture[] {
  const collector = new Collector();
  const inside = new Set<BoundTask | BoundLoop | BoundPort>(given.flatMap(withKeyPort));
  const note = (some: readonly BoundTask[]): void => {
    for (const task of some) {
      inside.add(task);
      if (task.loop !== undefined) inside.add(task.loop);
      if (task.kind !== 'group') continue;
      for (const port of localsOf(task).flatMap(withKeyPort)) inside.add(port);
      note(task.body.tasks);
    }
  };
  note(tasks);
  if (around !== undefined) inside.delete(around);
  visit((reference, channel) => {
    const { target } = reference;
    const { kind } = target;
    if (kind === 'task' || kind === 'attempt' || kind === 'outside') return;
    if (target.kind === 'volume' && !isOfCall(target.volume)) return;
    if (target.kind === 'run') {
      if (isOfExit(target)) collector.add(reference, channel);
      return;
    }
    if (isInside(target, inside)) return;
    collector.add(reference, channel);
  });
  // A state may be called so that it would take the name of the item.
  return collector.captures([itemInput, ...given.flatMap(withKeyPort).map(({ name }) => portName(name))]);
}

/** Whether what is read comes from one of these tasks, loops and ports. */
function isInside(target: ReferenceTarget, inside: ReadonlySet<BoundTask | BoundLoop | BoundPort>): boolean {
  if (target.kind === 'item') return inside.has(target.loop);
  if (target.kind === 'local') return inside.has(target.port);
  return (target.kind === 'output' || target.kind === 'status') && inside.has(target.task);
}

/** What is told to `onExit`: of a pipeline that is called, by its caller. */
function isOfExit(target: ReferenceTarget): boolean {
  return target.kind === 'run' && (target.field === 'status' || target.field === 'failures');
}

function visitScope(scope: BoundScope, context: Context, use: Use): void {
  for (const task of scope.tasks) visitTask(task, context, use);
  for (const { port, value } of scope.owner?.exports ?? []) usePort(port, value, context, use);
  const repeat = scope.owner?.repeat;
  if (repeat !== undefined) for (const one of [repeat.until, repeat.limit]) useValue(one, use);
  for (const { port, next } of repeat?.state ?? []) usePort(port, next, context, use);
}

/** What a port is fed with, as far as somebody reads it. */
function usePort(port: BoundPort, value: BoundExpression, context: Context, use: Use): void {
  const demand = context.demands.of(port);
  if (demand.value) useValue(value, use);
  if (demand.artifact) useArtifact(value, context, use);
  if (context.demands.of(keyPort(port)).value) useValue(keyOf(value), use);
}

function visitTask(task: BoundTask, context: Context, use: Use): void {
  if (task.loop !== undefined) useValue(task.loop.list, use);
  visitOnce(task, context, use);
}

function visitOnce(task: BoundTask, context: Context, use: Use): void {
  if (task.when !== undefined) useValue(task.when, use);
  visitCall(task, context, use);
}

function visitCall(task: BoundTask, context: Context, use: Use): void {
  if (task.kind === 'group') {
    if (task.choice !== undefined) useValue(task.choice.value, use);
    for (const { port, first } of task.repeat?.state ?? []) usePort(port, first, context, use);
    visitScope(task.body, context, use);
  }
  if (task.kind === 'component' || isBareTask(task)) {
    for (const expression of leafExpressions(task)) useValue(expression, use);
  }
  if (task.kind === 'component') {
    for (const [port, channels] of componentUses(task.component)) {
      const value = task.arguments.get(port);
      if (value === undefined) continue;
      if (channels.value) useValue(value, use);
      if (channels.path) useArtifact(value, context, use);
    }
  }
  if (task.kind === 'pipeline') {
    for (const [port, value] of task.arguments) usePort(port, value, context, use);
  }
}

function useValue(expression: BoundExpression, use: Use): void {
  visitReferences(byValue(expression), (reference) => use(reference, 'value'));
}

/** A file comes as an artifact where the source is one, else as text that is written to a file. */
function useArtifact(expression: BoundExpression, context: Context, use: Use): void {
  if (!context.demands.isFile(expression)) {
    useValue(context.demands.isStored(expression) ? keyOf(expression) : expression, use);
    return;
  }
  visitFileChoice(expression, {
    file: (file) => {
      const channel = isOutsideFile(file) ? 'value' : 'artifact';
      visitReferences(file, (reference) => use(reference, channel));
    },
    condition: (reference) => use(reference, 'value'),
    asked: (file) => useValue(present(file), use),
  });
}

/** Asks for the status of the task that makes a file. */
function present(file: BoundExpression): BoundExpression {
  return {
    kind: 'call',
    name: 'present',
    arguments: [file],
    type: { kind: 'bool' },
    absent: [],
    span: file.span,
  };
}

/**
 * What the expressions of a step read, in the order of their names; constants and names of the engine are not among it, nor `own`, which it
 * is given.
 */
export function leafCaptures(
  expressions: readonly BoundExpression[],
  taken: Iterable<string>,
  own: ReadonlySet<BoundPort>,
): readonly Capture[] {
  const collector = new Collector();
  for (const expression of expressions) {
    visitReferences(byValue(expression), (reference) => {
      const { target } = reference;
      const { kind } = target;
      if (isOfExit(target)) collector.add(reference, 'value');
      if (kind === 'input' && own.has(target.port)) return;
      if (kind === 'volume' && isOfCall(target.volume)) collector.add(reference, 'value');
      if (kind === 'input' || kind === 'output' || kind === 'status' || kind === 'item' || kind === 'local')
        collector.add(reference, 'value');
    });
  }
  return collector.captures(taken);
}
