import type { BoundExpression } from './bound-expression.ts';

/** The fields of an entry of `run.failures` (docs/language.md). */
export const failureFields = ['task', 'message', 'pod', 'finishedAt'] as const;

/** Whether an expression is one entry of `run.failures`: by its place, by `first` or `last`, or the item of a loop over them. */
export function isFailure(value: BoundExpression): boolean {
  if (value.kind === 'index') return isFailures(value.object);
  if (value.kind !== 'call' || (value.name !== 'first' && value.name !== 'last')) return false;
  const [list] = value.arguments;
  return list !== undefined && isFailures(list);
}

function isFailures(list: BoundExpression): boolean {
  if (list.kind !== 'reference') return false;
  const { target } = list;
  if (target.kind === 'item') return isFailures(target.loop.list);
  return target.kind === 'run' && target.field === 'failures';
}
