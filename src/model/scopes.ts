import type { BoundPipeline, BoundScope } from './bound.ts';

/** The DAGs of a pipeline: its tasks, then what runs when they have ended. */
export function scopesOf({ scope, onExit }: BoundPipeline): readonly BoundScope[] {
  return onExit === undefined ? [scope] : [scope, onExit];
}
