import fc from 'fast-check';
import type { PipelineCase } from './random/case.ts';
import { Chooser } from './random/chooser.ts';
import type { RandomComponent } from './random/component.ts';
import { randomComponent } from './random/component.ts';
import type { RandomPipeline } from './random/pipeline.ts';
import { randomPipeline as pipelineOf } from './random/pipeline.ts';
import { writeYaml } from './random/yaml.ts';

/** A whole valid specification: component and pipeline files by path. */
export interface RandomSpec extends Pick<PipelineCase, 'path' | 'documents' | 'kind'> {
  readonly files: ReadonlyMap<string, string>;
  /** Chooses how its steps end and what its inputs are. */
  readonly luck: number;
}

/**
 * Valid specifications of every kind that is compiled: containers and scripts, values and artifacts of all types, groups and pipelines
 * inside others, conditions, absence in every form that is allowed, and strings that some reader on the way could take for its own.
 */
export const randomPipeline: fc.Arbitrary<RandomSpec> = fc.gen().map((value) => {
  const choose = Chooser.from(value);
  const components = Array.from({ length: choose.between(1, 4) }, (_, index) =>
    randomComponent(index + 1, choose),
  );
  const callables: (RandomComponent | RandomPipeline)[] = [...components];
  const risky = choose.chance(20);
  for (let count = choose.upTo(3); count > 0; count -= 1) {
    callables.push(pipelineOf({ name: `sub-${count}`, callables, called: true, risky }, choose));
  }
  const name = choose.pick(['pipeline', 'on', 'census-table', 'p'.repeat(52), 'q'.repeat(57)]);
  const root = pipelineOf({ name, callables, called: false, risky }, choose);
  const documents = new Map([...callables, root].map(({ file, document }) => [file, document]));
  const files = new Map([...documents].map(([file, document]) => [file, writeYaml(document, choose)]));
  const kind = choose.chance(15) ? 'WorkflowTemplate' : undefined;
  return { path: root.file, documents, files, kind, luck: choose.upTo(2 ** 30) };
});
