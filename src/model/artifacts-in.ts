import type { BoundExpression } from './bound-expression.ts';

/** The artifacts, and Lists of them, that a value is made of: a List in place, what is chosen or picked. */
export function artifactsIn(value: BoundExpression): readonly BoundExpression[] {
  if (value.kind === 'list') return value.items.flatMap(artifactsIn);
  if (value.kind === 'index') return artifactsIn(value.object);
  if (value.kind !== 'call') return [value];
  return (value.name === 'if' ? value.arguments.slice(1) : value.arguments).flatMap(artifactsIn);
}
