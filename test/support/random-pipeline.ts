import fc from 'fast-check';
import { Chooser } from './random/chooser.ts';
import type { RandomComponent } from './random/component.ts';
import { portNames, randomComponent, typeOfOutput } from './random/component.ts';
import type { RandomPipeline } from './random/pipeline.ts';
import { randomPipeline as pipelineOf } from './random/pipeline.ts';
import type { ValueType } from './random/values.ts';
import { written } from './random/values.ts';
import { writeYaml } from './random/yaml.ts';

/** A whole valid specification: component and pipeline files by path, and how its steps could end. */
export interface RandomSpec {
  readonly path: string;
  readonly files: ReadonlyMap<string, string>;
  /** Instead of what the pipeline itself says. */
  readonly kind: 'WorkflowTemplate' | undefined;
  /** Chooses the step that fails where one is to fail. */
  readonly unlucky: number;
  /** What any step writes for an output of a name. */
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Valid specifications of every kind that is compiled: containers and scripts, values and artifacts of all types, groups and pipelines
 * inside others, conditions, absence in every form that is allowed, and strings that some reader on the way could take for its own.
 */
export const randomPipeline: fc.Arbitrary<RandomSpec> = fc.gen().map((value) => {
  const choose = new Chooser(value);
  const components = Array.from({ length: choose.between(1, 4) }, (_, index) =>
    randomComponent(index + 1, choose),
  );
  const callables: (RandomComponent | RandomPipeline)[] = [...components];
  for (let count = choose.upTo(2); count > 0; count -= 1) {
    callables.push(pipelineOf(`sub-${count}`, callables, true, choose));
  }
  const name = choose.pick(['pipeline', 'on', 'census-table', 'p'.repeat(52)]);
  const root = pipelineOf(name, callables, false, choose);
  const files = new Map(
    [...callables, root].map(({ file, document }) => [file, writeYaml(document, choose)]),
  );
  const outputs: Record<string, string> = { volume: 'claim-1', name: 'claim-1', size: '5Gi' };
  for (const port of portNames) {
    const type = typeOfOutput(port);
    if (type !== 'Dataset') outputs[port] = written(type as ValueType, choose);
  }
  const kind = choose.chance(15) ? 'WorkflowTemplate' : undefined;
  return { path: root.file, files, kind, unlucky: choose.upTo(999), outputs };
});
