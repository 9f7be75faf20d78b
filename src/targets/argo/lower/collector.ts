import type { BoundReference, ReferenceTarget } from '../../../model/bound-expression.ts';
import { InternalError } from '../../../util/invariant.ts';
import { UniqueNames } from '../../../util/unique-name.ts';
import { portName } from '../names.ts';
import { targetKey } from './target-key.ts';

/** A value from outside that a DAG or step reads: closures become inputs of the template (DESIGN section 5). */
export interface Capture {
  readonly name: string;
  readonly reference: BoundReference;
  readonly value: boolean;
  readonly artifact: boolean;
}

/** Collects references and gives each its input name, in alphabetical order so that the order of the file does not show. */
export class Collector {
  readonly #found = new Map<string, { reference: BoundReference; value: boolean; artifact: boolean }>();

  add(reference: BoundReference, channel: 'value' | 'artifact'): void {
    const key = targetKey(reference.target);
    const entry = this.#found.get(key) ?? { reference, value: false, artifact: false };
    entry[channel] = true;
    this.#found.set(key, entry);
  }

  captures(taken: Iterable<string>): readonly Capture[] {
    const names = new UniqueNames(253, taken);
    return [...this.#found.values()]
      .map((entry) => ({ ...entry, wanted: captureName(entry.reference.target) }))
      .sort((a, b) => compare(a.wanted, b.wanted) || compare(rank(a.reference), rank(b.reference)))
      .map(({ wanted, ...entry }) => ({ ...entry, name: names.take(wanted) }));
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Tells references apart that want the same name: the input `a-b` from the output `b` of `a`, and that from the status of a task. */
function rank({ target }: BoundReference): string {
  return target.kind === 'output' ? `output ${target.task.name}` : target.kind;
}

/** `bucket` for `inputs.bucket`, `download-table` for `tasks.download.outputs.table`. */
function captureName(target: ReferenceTarget): string {
  switch (target.kind) {
    case 'input':
      return portName(target.port.name);
    case 'output':
      return `${target.task.name}-${portName(target.port.name)}`;
    case 'status':
      return `${target.task.name}-status`;
    case 'item':
      return target.loop.as === undefined ? 'item' : `loop-${target.loop.as}`;
    case 'local':
      return portName(target.port.name);
    case 'outside':
      throw new InternalError('an artifact from outside is named where it is handed on');
    case 'volume':
      return `volume-${target.volume.name}`;
    case 'run':
    case 'task':
    case 'attempt':
      return `${target.kind}-${target.field}`;
  }
}
