import { isArtifactList } from '../../../model/artifact-keys.ts';
import type { BoundPipeline, BoundPort, BoundScope, BoundTask, ComponentTask } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import { componentUses } from '../../../model/component-uses.ts';
import { visitReferences } from '../../../model/references.ts';
import { scopesOf } from '../../../model/scopes.ts';
import { UniqueNames } from '../../../util/unique-name.ts';
import { templateName } from '../names.ts';

/** The directory in which an artifact of a step lies, with those that may be read together with it; undefined: nobody reads it in one. */
export type DirectoryOf = (task: ComponentTask, port: BoundPort) => string | undefined;

/**
 * Artifacts that one step may read together must lie below one key: Argo loads a directory by what its objects have in common. `feeds`: what
 * gives each port its value.
 */
export function artifactDirectories(
  root: BoundPipeline,
  feeds: ReadonlyMap<BoundPort, readonly BoundExpression[]>,
): DirectoryOf {
  const steps = stepsOf(root);
  const sources = new Sources();
  // What several tasks give to one component need not lie together.
  const ends = new Set(steps.flatMap(({ component }) => component.inputs));
  for (const [port, values] of feeds) {
    if (ends.has(port)) continue;
    for (const source of values.flatMap((value) => sources.of(value))) sources.join(port, source);
  }
  const read: object[] = [];
  for (const task of steps) {
    for (const [port, { path }] of componentUses(task.component)) {
      const value = task.arguments.get(port);
      if (!path || value === undefined || !isArtifactList(value.type)) continue;
      const [first, ...others] = sources.of(value);
      for (const other of others) if (first !== undefined) sources.join(first, other);
      if (first !== undefined) read.push(first);
    }
  }
  const wanted = new Set(read.map((one) => sources.setOf(one)));
  const names = new UniqueNames(63);
  const byName = new Map<object, string>();
  const directories = new Map<object, string>();
  for (const task of steps) {
    for (const port of task.outputs) {
      const source = sources.output(task, port);
      const set = sources.setOf(source);
      if (!wanted.has(set) || port.type.kind !== 'artifact') continue;
      const name = byName.get(set) ?? names.take(templateName(`${task.name}-${port.name}`));
      byName.set(set, name);
      directories.set(source, name);
    }
  }
  return (task, port) => directories.get(sources.output(task, port));
}

/** Where artifacts come from: ports, and what each task makes by the ports of its component. Those that may meet are in one set. */
class Sources {
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
    const found: object[] = [];
    visitReferences(value, ({ target }) => {
      if (target.kind === 'item') found.push(...this.of(target.loop.list));
      if (target.kind === 'output') found.push(this.output(target.task, target.port));
      if (target.kind === 'input' || target.kind === 'local') found.push(target.port);
    });
    return found;
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
}

function stepsOf(root: BoundPipeline): readonly ComponentTask[] {
  const steps: ComponentTask[] = [];
  const seen = new Set<BoundPipeline>();
  const visitPipeline = (pipeline: BoundPipeline): void => {
    if (seen.has(pipeline)) return;
    seen.add(pipeline);
    scopesOf(pipeline).forEach(visitScope);
  };
  const visitScope = (scope: BoundScope): void => {
    for (const task of scope.tasks) {
      if (task.kind === 'component') steps.push(task);
      if (task.kind === 'group') visitScope(task.body);
      if (task.kind === 'pipeline') visitPipeline(task.pipeline);
    }
  };
  visitPipeline(root);
  return steps;
}
