import { isArtifactList } from '../../model/artifact-keys.ts';
import type { BoundComponent, BoundPipeline } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { holdsNull } from '../../model/may-be-null.ts';
import type { Type } from '../../model/type.ts';
import { assignable, isArtifactType } from '../../validate/assignable.ts';

/**
 * Whether a value of a type may be given to an input. A List of artifacts is a directory to a step that reads it by path; on its way through
 * pipelines it must be known for what it is.
 */
function fitsInput(type: Type, to: Type, used: BoundComponent | BoundPipeline): boolean {
  if (!isArtifactList(type)) return assignable(type, to);
  if (to.kind === 'list') return isArtifactType(to) && assignable(type, to);
  if (used.kind === 'pipeline') return false;
  return to.kind === 'any' || (to.kind === 'artifact' && ['Directory', 'Artifact'].includes(to.name));
}

/** What of a value does not fit an input, and what is wanted in its place: an item of a List or map that is written, or the value itself. */
export function misfitIn(
  value: BoundExpression,
  to: Type,
  used: BoundComponent | BoundPipeline,
): { readonly value: BoundExpression; readonly to: Type } | undefined {
  for (const part of partsOf(value, to)) {
    const misfit = misfitIn(part.value, part.to, used);
    if (misfit !== undefined) return misfit;
  }
  const isName = value.kind === 'literal' && value.type.kind === 'string' && to.kind === 'nominal';
  return isName || fitsInput(value.type, to, used) ? undefined : { value, to };
}

function partsOf(
  value: BoundExpression,
  to: Type,
): readonly { readonly value: BoundExpression; readonly to: Type }[] {
  const parts = value.kind === 'list' ? value.items : value.kind === 'call' ? value.arguments.slice(1) : [];
  const isWritten = value.kind === 'list' || (value.kind === 'call' && value.name === 'dict');
  if (!isWritten || (to.kind !== 'list' && to.kind !== 'dict') || to.kind !== value.type.kind) return [];
  return parts
    .filter((one) => one.type.kind !== 'null' || !holdsNull(to))
    .map((one) => ({ value: one, to: to.of }));
}
