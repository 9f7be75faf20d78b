import fc from 'fast-check';
import { analyze } from '../../../src/compiler/analyze.ts';
import { Sink } from '../../../src/diagnostics/sink.ts';
import { MemoryHost } from '../../support/memory-host.ts';
import type { PipelineCase } from '../../support/random/case.ts';
import { Chooser } from '../../support/random/chooser.ts';
import { type Luck, randomInputs, randomOutcomes } from '../../support/random/outcomes.ts';
import type { RandomSpec } from '../../support/random-pipeline.ts';
import { randomPipeline } from '../../support/random-pipeline.ts';

/** So many random specifications; the same seed gives the same ones. */
export function randomSpecs(count: number, seed: number): readonly RandomSpec[] {
  return fc.sample(randomPipeline, { seed, numRuns: count });
}

/** A specification with the inputs and outcomes of one run. One that is not valid has none, and comes as it is. */
export async function caseOf(spec: RandomSpec, luck: Luck): Promise<PipelineCase> {
  const analysis = await analyze(spec.path, new MemoryHost(spec.files), new Sink());
  if (analysis?.kind !== 'pipeline') return { ...spec, inputs: {}, submitted: {}, outcomes: {} };
  const { pipeline } = analysis;
  const given = fc.gen().map((value) => {
    const choose = Chooser.from(value);
    const inputs = randomInputs(pipeline, spec.kind, choose);
    return { ...spec, ...inputs, outcomes: randomOutcomes(pipeline, luck, choose) };
  });
  const [made] = fc.sample(given, { seed: spec.luck + (luck === 'odd' ? 1 : 0), numRuns: 1 });
  if (made === undefined) throw new Error('nothing was made');
  return made;
}
