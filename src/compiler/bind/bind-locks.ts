import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundPipeline, KeyReference } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { At } from '../../syntax/at.ts';
import { allTasks } from '../../validate/rules/walk.ts';
import { bindCodes } from './codes.ts';

/** The names of mutexes: one text, or several. Nobody gets a mutex that he already holds, so that each is named once. */
export function bindMutexes(
  at: At<unknown> | undefined,
  text: (at: At<unknown>) => BoundExpression | undefined,
  sink: Sink,
): readonly BoundExpression[] {
  if (at === undefined || (at.node.kind === 'scalar' && at.node.value === null)) return [];
  const items = at.node.kind === 'sequence' ? at.as<readonly unknown[]>().items() : [at];
  const bound: BoundExpression[] = [];
  for (const item of items) {
    const name = text(item.as<unknown>());
    if (name === undefined) continue;
    if (name.kind === 'literal' && bound.some((one) => one.kind === 'literal' && one.value === name.value)) {
      sink.report(
        bindCodes['settings-conflict'],
        name.span,
        `The mutex "${String(name.value)}" is named twice, and would wait for itself.`,
        { help: 'Name it once.' },
      );
    }
    bound.push(name);
  }
  return bound;
}

export function semaphoreOf(key: KeyReference | undefined): KeyReference | undefined {
  return key === undefined ? undefined : { name: key.name, key: key.key };
}

/** A step that wants a mutex of its own run waits for the run to end, which waits for the step. */
export function checkLocks(pipeline: BoundPipeline, ofRun: readonly BoundExpression[], sink: Sink): void {
  if (ofRun.length === 0) return;
  for (const task of allTasks(pipeline)) {
    if (task.kind === 'pipeline') checkLocks(task.pipeline, ofRun, sink);
    if (task.kind === 'component') for (const name of task.settings.mutexes) checkLock(name, ofRun, sink);
  }
}

function checkLock(name: BoundExpression, ofRun: readonly BoundExpression[], sink: Sink): void {
  const other = ofRun.find(
    (one) => one.kind === 'literal' && name.kind === 'literal' && one.value === name.value,
  );
  if (name.kind !== 'literal' || other === undefined) return;
  sink.report(
    bindCodes['settings-conflict'],
    name.span,
    `The run holds the mutex "${String(name.value)}" until it ends, so that this step would wait for ever.`,
    {
      help: 'Give it another name, or take it away here.',
      related: [{ message: 'the run takes it here', span: other.span }],
    },
  );
}
