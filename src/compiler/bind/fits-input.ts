import { isArtifactList } from '../../model/artifact-keys.ts';
import type { BoundComponent, BoundPipeline } from '../../model/bound.ts';
import type { Type } from '../../model/type.ts';
import { assignable, isArtifactType } from '../../validate/assignable.ts';

/**
 * Whether a value of a type may be given to an input. A List of artifacts is a directory to a step that reads it by path; on its way through
 * pipelines it must be known for what it is.
 */
export function fitsInput(type: Type, to: Type, used: BoundComponent | BoundPipeline): boolean {
  if (!isArtifactList(type)) return assignable(type, to);
  if (to.kind === 'list') return isArtifactType(to) && assignable(type, to);
  if (used.kind === 'pipeline') return false;
  return to.kind === 'any' || (to.kind === 'artifact' && ['Directory', 'Artifact'].includes(to.name));
}
