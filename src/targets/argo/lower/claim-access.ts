import type { BoundVolume } from '../../../model/bound.ts';
import { InternalError } from '../../../util/invariant.ts';
import type { ArgoAccess } from './expression/index.ts';

/** The name of the claim that an entry of `volumes` stands for. Argo calls a claim of the run after both (P-42). */
export function claimAccess({ name, source }: BoundVolume): ArgoAccess {
  if (source.kind === 'create') {
    return access(`(workflow.name + '-${name}')`, `{{workflow.name}}-${name}`);
  }
  if (source.kind === 'claim') return access(`'${source.name}'`, source.name);
  throw new InternalError(`the volume ${name} is no claim`);
}

function access(code: string, simpleTag: string): ArgoAccess {
  return { code, simpleTag, encoding: 'plain', presence: { kind: 'always' } };
}
