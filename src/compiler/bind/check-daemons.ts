import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { BoundPipeline, BoundScope, ComponentTask } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { isFileChoice } from '../../model/file-choice.ts';
import { isDaemon } from '../../model/is-daemon.ts';
import { visitReferences } from '../../model/references.ts';
import { scopesOf } from '../../model/scopes.ts';
import { allExpressions, allTasks } from '../../validate/rules/walk.ts';
import { bindCodes } from './codes.ts';
import { refuseYet } from './refuse-yet.ts';

/** Checks what a server cannot do because it does not end by itself, and what cannot be asked of it. */
export function checkDaemons(pipeline: BoundPipeline, sink: Sink): void {
  const daemons = allTasks(pipeline).filter(isDaemon);
  if (daemons.length === 0) return;
  for (const task of daemons) checkDaemon(task, sink);
  const asked = new Set<Span>();
  for (const expression of allExpressions(pipeline)) {
    visitReferences(expression, ({ target, span }) => {
      if (target.kind !== 'status' || !isDaemon(target.task) || asked.has(span)) return;
      asked.add(span);
      refuseYet(span, 'Asking how a daemon ended', sink);
    });
  }
  for (const { value } of pipeline.outputs) checkOutput(value, [pipeline.scope], sink);
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
    refuseYet(span, 'A mutex or semaphore of a daemon', sink);
  if ([...task.arguments.values()].some(isFileChoice))
    refuseYet(span, 'A file that is chosen by an expression, given to a daemon,', sink);
}

function checkExports({ tasks }: BoundScope, sink: Sink): void {
  for (const task of tasks) {
    if (task.kind !== 'group') continue;
    for (const { value } of task.exports) checkOutput(value, [task.body], sink);
    checkExports(task.body, sink);
  }
}

/** When somebody reads the outputs of a DAG, its daemons have been stopped. */
function checkOutput(value: BoundExpression, scopes: readonly BoundScope[], sink: Sink): void {
  visitReferences(value, ({ target, span }) => {
    if (target.kind !== 'output' || !isDaemon(target.task) || !scopes.includes(target.task.scope)) return;
    sink.report(
      bindCodes['daemon-stopped'],
      span,
      `When this output is read, the daemon "${target.task.name}" has been stopped.`,
      { help: bindCodes['daemon-stopped'].advice },
    );
  });
}
