import type { BoundExpression } from '../../../model/bound-expression.ts';
import type { JsonObject } from '../model.ts';
import { lowerJson } from './expression/index.ts';
import type { Frame } from './frame.ts';

/** What a manifest says of an object beside its name. */
interface Marked {
  readonly name: string;
  readonly labels: ReadonlyMap<string, BoundExpression>;
  readonly annotations: ReadonlyMap<string, BoundExpression>;
}

/**
 * A manifest as JSON, in which run-time values are put by tags that write JSON themselves. They stay encoded, so that no value becomes a
 * tag: Kubernetes allows braces in annotations only, and there all but `{{` arrive as they are.
 */
export class Manifest {
  readonly #frame: Frame;
  readonly #tags: string[] = [];

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  /** A text for a value, to be put into the object that is written. `loose`: where lone braces may stand. */
  put(value: BoundExpression, loose = false): string {
    if (value.kind === 'literal') return String(value.value);
    if (value.kind === 'reference' && value.target.kind === 'volume') {
      const { encoding, simpleTag } = this.#frame.access(value.target);
      if (encoding === 'plain') return simpleTag;
    }
    this.#tags.push(lowerJson(value, this.#frame, loose));
    return `\0${this.#tags.length - 1}\0`;
  }

  /** Name, labels and annotations of an object of a task. Without a name it gets one that no other run has. */
  metadata(task: Marked, name: BoundExpression | undefined): JsonObject {
    const texts = (values: ReadonlyMap<string, BoundExpression>, loose: boolean): JsonObject =>
      Object.fromEntries([...values].map(([key, value]) => [key, this.put(value, loose)]));
    return {
      ...(name === undefined
        ? { generateName: `{{workflow.name}}-${task.name}-` }
        : { name: this.put(name) }),
      ...(task.labels.size > 0 && { labels: texts(task.labels, false) }),
      ...(task.annotations.size > 0 && { annotations: texts(task.annotations, true) }),
    };
  }

  write(object: JsonObject): string {
    return JSON.stringify(object, null, 2).replace(
      /"\\u0000(\d+)\\u0000"/g,
      (_, index) => this.#tags[Number(index)] ?? '',
    );
  }
}
