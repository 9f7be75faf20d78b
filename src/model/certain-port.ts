import type { BoundPort, Origin } from './bound.ts';
import type { Type } from './type.ts';

/** A port that always has a value and takes any of its type. */
export function certainPort(name: string, type: Type, origin: Origin, description?: string): BoundPort {
  return { name, type, optional: false, default: undefined, constraints: {}, description, origin };
}
