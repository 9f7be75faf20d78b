import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulate } from '../../../src/run/simulate.ts';
import type { Scenario, Simulation } from '../../../src/run/simulation.ts';
import type { PipelineCase } from '../../support/random/case.ts';
import { outcomeOf } from '../../support/random/outcome-of.ts';
import { defaultEngine, type RunResult, run } from '../harness.ts';
import { asciiJson } from './ascii-json.ts';
import { compare } from './compare.ts';
import type { Difference } from './difference.ts';
import { withinLimits } from './limits.ts';
import { pathOf, treeOf } from './nodes.ts';
import { type Prepared, prepare } from './prepare.ts';
import { scriptOf } from './script.ts';

/** Runs cases under Argo and by the meaning of the language, at most 100 at a time; gives where they differ, in the order given. */
export async function play(cases: readonly PipelineCase[]): Promise<readonly (readonly Difference[])[]> {
  const found: (readonly Difference[])[] = [];
  for (let start = 0; start < cases.length; start += 100) {
    found.push(...(await playTogether(cases.slice(start, start + 100))));
  }
  // On a busy machine the judge may take what is slow for what stands still: what hangs does so alone, too.
  for (const [index, one] of cases.entries()) {
    if (found[index]?.some(({ kind }) => kind === 'hang') !== true) continue;
    const [alone = []] = await playTogether([one]);
    found[index] = alone;
  }
  return found;
}

async function playTogether(cases: readonly PipelineCase[]): Promise<readonly (readonly Difference[])[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pipewright-play-'));
  try {
    const ready: { readonly prepared: Prepared; readonly file: string; readonly index: number }[] = [];
    const found: (readonly Difference[])[] = cases.map(() => []);
    for (const [index, one] of cases.entries()) {
      const preparation = await prepare(one);
      if (!preparation.ok) {
        found[index] = [{ kind: 'invalid', text: preparation.problems }];
        continue;
      }
      const file = join(folder, `${index}.yaml`);
      writeFileSync(file, preparation.prepared.manifest);
      const script = scriptOf(preparation.prepared.pipeline, one.outcomes);
      writeFileSync(join(folder, `${index}.script.json`), asciiJson(script));
      ready.push({ prepared: preparation.prepared, file, index });
    }
    if (ready.length === 0) return found;
    const files = ready.map(({ file }) => file);
    const results = await run(files, { skipBackoff: true, timeoutSeconds: 60 + 2 * files.length });
    for (const [place, { prepared, index }] of ready.entries()) {
      const one = cases[index];
      const result = results[place];
      if (one === undefined || result === undefined) throw new Error('the judge did not run all');
      const meant = meaningOf(one, prepared, result);
      found[index] = withinLimits(defaultEngine, one, meant, compare(meant, result));
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The run by the meaning of the language; only what the engine calls it is taken from the other one. */
function meaningOf(one: PipelineCase, { pipeline, inputs }: Prepared, result: RunResult): Simulation {
  const tree = treeOf(pipeline);
  const scenario: Scenario = {
    inputs,
    outcome: ({ path, task, attempt }) =>
      outcomeOf(one.outcomes, { path: path.replace(/\[\d+\]/g, ''), task }, attempt),
    name(target, path) {
      if (target.kind === 'run' && target.field === 'name') return result.name ?? '';

      const pod = result.pods.find(({ node }) => pathOf(node, tree) === path);
      if (target.kind === 'task')
        return (target.field === 'name' ? pod?.node.replace(/\(\d+\)$/, '') : pod?.pod) ?? '';
      throw new Error(`nobody knows run.${target.field} beforehand`);
    },
  };
  return simulate(pipeline, scenario);
}
