import type { ReferenceTarget } from '../../../model/bound-expression.ts';

const identities = new WeakMap<object, number>();
let last = 0;

/** A number for an object, the same for the same object. Only compared, never shown, so that the output does not depend on it. */
function identity(object: object): number {
  let known = identities.get(object);
  if (known === undefined) {
    last += 1;
    known = last;
    identities.set(object, known);
  }
  return known;
}

/** Equal for references to the same thing. */
export function targetKey(target: ReferenceTarget): string {
  switch (target.kind) {
    case 'input':
      return `i${identity(target.port)}`;
    case 'output':
      return `o${identity(target.task)}:${identity(target.port)}`;
    case 'status':
      return `s${identity(target.task)}`;
    case 'item':
      return `l${identity(target.loop)}`;
    case 'local':
      return `p${identity(target.port)}`;
    case 'outside':
      return `a${identity(target.artifact)}`;
    case 'volume':
      return `v${identity(target.volume)}`;
    case 'run':
      return `r${target.field}`;
    case 'task':
      return `t${target.field}`;
    case 'attempt':
      return `a${target.field}`;
  }
}
