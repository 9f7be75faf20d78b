import type { BoundScope, BoundTask, BoundVolume } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { visitReferences } from '../../model/references.ts';
import { leafExpressions } from '../../model/setting-expressions.ts';

/** Whether some task of a DAG mounts or names a volume of the run that a task makes, which may have failed. */
export function readsMadeVolume(scope: BoundScope): boolean {
  return scope.tasks.some(
    (task) =>
      (task.kind === 'group' && readsMadeVolume(task.body)) ||
      (task.kind === 'component' &&
        task.settings.mounts.some(({ volume }) => volume.kind === 'named' && isMade(volume.volume))) ||
      expressionsOf(task).some(isOfMade),
  );
}

function expressionsOf(task: BoundTask): readonly BoundExpression[] {
  const own = [task.when, task.loop?.list].filter((one) => one !== undefined);
  if (task.kind === 'group') return [...own, ...task.exports.map(({ value }) => value)];
  if (task.kind === 'pipeline') return [...own, ...task.arguments.values()];
  return [...own, ...(task.kind === 'component' ? task.arguments.values() : []), ...leafExpressions(task)];
}

function isOfMade(expression: BoundExpression): boolean {
  let found = false;
  visitReferences(expression, ({ target }) => {
    found ||= target.kind === 'volume' && isMade(target.volume);
  });
  return found;
}

function isMade({ source }: BoundVolume): boolean {
  return source.kind === 'create' && source.madeBy === 'run';
}
