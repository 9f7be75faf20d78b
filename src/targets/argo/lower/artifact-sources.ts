import { artifactsIn } from '../../../model/artifacts-in.ts';
import type { BoundPort, BoundTask } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';

/** Where artifacts come from: ports, and what each task makes by the ports of its component. Those that may meet are in one set. */
export class ArtifactSources {
  readonly #outputs = new Map<BoundTask, Map<BoundPort, object>>();
  readonly #above = new Map<object, object>();

  /** What a task makes by an output. */
  output(task: BoundTask, port: BoundPort): object {
    if (task.kind !== 'component') return port;
    const made = this.#outputs.get(task) ?? new Map<BoundPort, object>();
    this.#outputs.set(task, made);
    const one = made.get(port) ?? {};
    made.set(port, one);
    return one;
  }

  /** What a value may be or hold. */
  of(value: BoundExpression): readonly object[] {
    return artifactsIn(value).flatMap((one) => {
      if (one.kind !== 'reference') return [];
      const { target } = one;
      if (target.kind === 'item') return this.of(target.loop.list);
      if (target.kind === 'output') return [this.output(target.task, target.port)];
      return target.kind === 'input' || target.kind === 'local' ? [target.port] : [];
    });
  }

  /** What stands for the set. */
  setOf(one: object): object {
    let top = one;
    for (let above = this.#above.get(top); above !== undefined; above = this.#above.get(top)) top = above;
    for (let below = one; below !== top; ) {
      const above = this.#above.get(below) ?? top;
      this.#above.set(below, top);
      below = above;
    }
    return top;
  }

  join(one: object, other: object): void {
    const [a, b] = [this.setOf(one), this.setOf(other)];
    if (a !== b) this.#above.set(a, b);
  }

  joinAll([first, ...others]: readonly object[]): void {
    for (const other of others) if (first !== undefined) this.join(first, other);
  }
}
