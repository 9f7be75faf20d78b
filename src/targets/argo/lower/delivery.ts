import type { BoundPort } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import { inputPath, variableName } from '../names.ts';

/** How an input reaches this call of a step. */
export interface Delivery {
  readonly port: BoundPort;
  readonly value: BoundExpression;
  /** As an Argo parameter, read by value or written to its file by the step itself. */
  readonly parameter: boolean;
  /** As an Argo artifact, raw or from a task. */
  readonly artifact: boolean;
  /** The step writes the parameter to the input's path before it starts: the text may hold anything. */
  readonly written: boolean;
  /** The value may be missing at run time. */
  readonly mayBeAbsent: boolean;
}

/** The variable that brings an input's value: `INPUT_YEAR`. */
export function inputVariable(port: BoundPort): string {
  return `INPUT_${variableName(port.name)}`;
}

/** Shell lines that write each such input from its variable to its path. */
export function writeFiles(deliveries: readonly Delivery[]): readonly string[] {
  return deliveries
    .filter((one) => one.written)
    .map(({ port }) => {
      const path = inputPath(port.name);
      return `mkdir -p ${path.slice(0, -'/data'.length)}; printf %s "$${inputVariable(port)}" > ${path}`;
    });
}
