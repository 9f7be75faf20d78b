import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundPipeline, BoundScope, BoundTask, ComponentTask } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { isFileChoice } from '../../model/file-choice.ts';
import { isDaemon } from '../../model/is-daemon.ts';
import { knownLength } from '../../model/list-items.ts';
import { visitReferences } from '../../model/references.ts';
import { scopesOf } from '../../model/scopes.ts';
import type { At } from '../../syntax/at.ts';
import { allTasks } from '../../validate/rules/walk.ts';
import { cannotFail } from './cannot-fail.ts';
import { bindCodes } from './codes.ts';
import { refuseByEngine } from './refuse-by-engine.ts';

/**
 * A server keeps its place among the pods that may run at one time. Where servers take all of them, what would use them never starts, and the
 * run never ends. `parallelism`: as the pipeline says it.
 */
export function checkDaemonLimit(
  pipeline: BoundPipeline,
  parallelism: At<number> | undefined,
  sink: Sink,
): void {
  if (parallelism === undefined) return;
  const most = Math.max(...scopesOf(pipeline).map(daemonsIn));
  if (most < parallelism.value) return;
  const many = most === Number.POSITIVE_INFINITY ? 'any number of' : String(most);
  sink.report(
    bindCodes['settings-conflict'],
    parallelism.span,
    `A "parallelism" of ${parallelism.value} leaves no room for other steps beside ${many} daemon${most === 1 ? '' : 's'}.`,
    { help: 'Allow more pods than there are daemons.' },
  );
}

/** So many servers may run at one time. */
function daemonsIn({ tasks }: BoundScope): number {
  return tasks.reduce((sum, task) => {
    if (isDaemon(task)) return sum + 1;
    const inside =
      task.kind === 'group'
        ? daemonsIn(task.body)
        : task.kind === 'pipeline'
          ? Math.max(...scopesOf(task.pipeline).map(daemonsIn))
          : 0;
    const times =
      (task.loop === undefined ? 1 : itemsOf(task.loop)) *
      (task.kind === 'group' ? (task.repeat?.most ?? 1) : 1);
    return inside === 0 ? sum : sum + inside * times;
  }, 0);
}

function itemsOf({ list, maxParallel }: NonNullable<BoundTask['loop']>): number {
  return Math.min(knownLength(list) ?? Number.POSITIVE_INFINITY, maxParallel ?? Number.POSITIVE_INFINITY);
}

/** Checks what a server cannot do because it does not end by itself. */
export function checkDaemons(pipeline: BoundPipeline, sink: Sink): void {
  const daemons = allTasks(pipeline).filter((task): task is ComponentTask => isDaemon(task));
  if (daemons.length === 0) return;
  for (const task of daemons) checkDaemon(task, sink);
  for (const { value } of pipeline.outputs) checkOutput(value, pipeline.scope, sink);
  for (const scope of scopesOf(pipeline)) checkExports(scope, sink);
}

function checkDaemon(task: ComponentTask, sink: Sink): void {
  const { settings, component, name } = task;
  const span = settings.daemon?.origin ?? task.origin.key;
  const conflict = (why: string, help: string): void => {
    sink.report(bindCodes['settings-conflict'], span, why, { help });
  };
  const [output] = component.outputs;
  if (output !== undefined)
    conflict(
      `"${name}" has outputs ("${output.name}"), but a daemon is stopped before it could give them.`,
      'Let the tasks that use it write what is to be kept.',
    );
  if (task.loop !== undefined)
    conflict('A daemon cannot run for each item.', 'Put it into a group, and run the group for each item.');
  if (task.continueOnFailure)
    conflict(
      'The failure of a daemon cannot be forgiven: what uses it could not run.',
      'Write `continueOnFailure` at a group around it.',
    );
  if (settings.cache !== undefined)
    conflict('A daemon has no outputs that could be reused.', 'Write `cache: null` at the task.');
  if (settings.mutexes.length > 0 || settings.semaphore !== undefined)
    refuseByEngine(
      span,
      'Argo gives a lock back when the daemon is ready, not when it has ended, so that it would protect nothing.',
      'Take the lock in the tasks that use the daemon, or for the whole run, by `run.mutex` or `run.semaphore`.',
      sink,
    );
  if ([...task.arguments.values()].some(isFileChoice))
    refuseByEngine(
      span,
      'A file is chosen in a DAG around the task that takes it, and with that DAG Argo would stop the daemon at once.',
      'Let a `switch` before it choose the file, by `outputs` of its cases, and give the daemon what the switch gives.',
      sink,
    );
}

function checkExports({ tasks }: BoundScope, sink: Sink): void {
  for (const task of tasks) {
    if (task.kind !== 'group') continue;
    for (const { value } of task.exports) checkOutput(value, task.body, sink);
    checkExports(task.body, sink);
  }
}

/** Whether an output has a value whatever the tasks give. */
function isCertain(value: BoundExpression): boolean {
  if (value.kind === 'reference' || isFileChoice(value)) return true;
  const isChoice = value.kind === 'call' && (value.name === 'default' || value.name === 'firstOf');
  return isChoice ? value.arguments.every(cannotFail) : cannotFail(value);
}

/** When somebody reads the outputs of a DAG, its daemons have been stopped; where they cannot be computed, nobody stops them. */
function checkOutput(value: BoundExpression, scope: BoundScope, sink: Sink): void {
  const daemon = scope.tasks.find(isDaemon);
  if (daemon !== undefined && !isCertain(value))
    refuseByEngine(
      value.span,
      `Where this cannot be computed, Argo lets the daemon "${daemon.name}" run on, and the run never ends.`,
      `Put "${daemon.name}" and what uses it into a group that gives its outputs on as they are, and compute this from those.`,
      sink,
    );
  visitReferences(value, ({ target, span }) => {
    if (target.kind !== 'output' || !isDaemon(target.task) || target.task.scope !== scope) return;
    sink.report(
      bindCodes['daemon-stopped'],
      span,
      `When this output is read, the daemon "${target.task.name}" has been stopped.`,
      { help: bindCodes['daemon-stopped'].advice },
    );
  });
}
