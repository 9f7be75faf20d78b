import type { BoundPipeline } from '../model/bound.ts';

/** The calls of pipelines that were looked at, so that those that are the same are looked at once. */
export class Calls {
  readonly #seen = new Set<string>();
  readonly #numbers = new Map<BoundPipeline, number>();

  /** Whether a pipeline was not yet called so. `how`: plain values by which calls differ. */
  isNew(pipeline: BoundPipeline, how: unknown): boolean {
    const number = this.#numbers.get(pipeline) ?? this.#numbers.size;
    this.#numbers.set(pipeline, number);
    const before = this.#seen.size;
    this.#seen.add(JSON.stringify([number, how]));
    return this.#seen.size > before;
  }
}
