import { isArtifactList } from '../../model/artifact-keys.ts';
import type { BoundComponent, BoundPipeline } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { holdsNull } from '../../model/may-be-null.ts';
import type { Type } from '../../model/type.ts';
import { assignable, isArtifactType } from '../../validate/assignable.ts';
import { losesNull } from './loses-null.ts';

/**
 * Whether a value of a type may be given to an input. A List of artifacts is a directory to a step that reads it by path; on its way through
 * pipelines it must be known for what it is, and so must a List or Dict in which null may stand: a step reads the JSON of it.
 */
function fitsInput(value: BoundExpression, to: Type, used: BoundComponent | BoundPipeline): boolean {
  const { type } = value;
  if (!isArtifactList(type))
    return assignable(type, to) && (used.kind === 'component' || !losesNull(value, to));
  if (to.kind === 'list')
    return isArtifactType(to) && assignable(used.kind === 'pipeline' ? type : withoutNull(type), to);
  if (used.kind === 'pipeline') return false;
  return to.kind === 'any' || (to.kind === 'artifact' && ['Directory', 'Artifact'].includes(to.name));
}

/** What is not there has no entry in a directory. */
function withoutNull(type: Type): Type {
  return type.kind === 'list' ? { kind: 'list', of: withoutNull(type.of) } : type;
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
  return isName || fitsInput(value, to, used) ? undefined : { value, to };
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
