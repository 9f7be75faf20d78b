import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PipelineCase } from '../support/random/case.ts';
import type { Luck } from '../support/random/outcomes.ts';
import { seed } from '../support/seed.ts';
import type { Difference } from './differential/difference.ts';
import { keep } from './differential/keep.ts';
import { play } from './differential/play.ts';
import { isBeyondTarget, prepare } from './differential/prepare.ts';
import { caseOf, randomSpecs } from './differential/random-cases.ts';
import { reduce } from './differential/reduce.ts';
import { shown } from './differential/shown.ts';
import { defaultEngine, lint } from './harness.ts';

/** PIPEWRIGHT_SEED makes another run, PIPEWRIGHT_RUNS a longer one. */
const numRuns = Number(process.env.PIPEWRIGHT_RUNS ?? 300);
/** So many are in memory at the same time. */
const together = 50;
/** Of a whole run, so many that fail are made small and written down; each takes at most so long. */
let toKeep = 3;
const reduceMilliseconds = 60_000;

interface Named {
  readonly name: string;
  readonly one: PipelineCase;
}

interface Finding extends Named {
  readonly differences: readonly Difference[];
}

/** The cases of one batch; the seed of the run and the number of the batch decide what they are. */
async function casesFrom(start: number, luck: Luck): Promise<readonly Named[]> {
  const specs = randomSpecs(Math.min(together, numRuns - start), seed + start);
  const cases = await Promise.all(specs.map((spec) => caseOf(spec, luck)));
  const named = cases.map((one, index) => ({ name: `${luck}-${seed}-${start + index}`, one }));
  const beyond = await Promise.all(cases.map(isBeyondTarget));
  return named.filter((_, index) => beyond[index] === false);
}

async function playAll(cases: readonly Named[]): Promise<readonly Finding[]> {
  const found = await play(cases.map(({ one }) => one));
  return cases.flatMap((one, index) => {
    const differences = found[index] ?? [];
    return differences.length === 0 ? [] : [{ ...one, differences }];
  });
}

/** What is not valid, and what Argo's own validator refuses of the rest. */
async function lintAll(cases: readonly Named[]): Promise<readonly Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pipewright-lint-'));
  try {
    const written = new Map<string, Named>();
    const found: Finding[] = [];
    for (const [index, one] of cases.entries()) {
      const preparation = await prepare(one.one);
      if (!preparation.ok) {
        found.push({ ...one, differences: [{ kind: 'invalid', text: preparation.problems }] });
        continue;
      }
      const file = join(folder, `${index}.yaml`);
      writeFileSync(file, preparation.prepared.manifest);
      written.set(file, one);
    }
    const results = await lint([...written.keys()]);
    for (const [index, one] of [...written.values()].entries()) {
      const result = results[index];
      const text = result?.errors.join('\n') ?? 'nothing was said';
      if (result?.ok !== true) found.push({ ...one, differences: [{ kind: 'invalid', text }] });
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes findings small and writes them down, the first ones of a run; gives what a reader needs of each. */
async function reported(findings: readonly Finding[]): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const { name, one, differences } of findings) {
    if (toKeep === 0) {
      texts.push(`PIPEWRIGHT_SEED=${seed}, ${name}\n${shown(differences)}`);
      continue;
    }
    toKeep -= 1;
    console.log(
      `PIPEWRIGHT_SEED=${seed}, ${name} differs, and is made small:\n${shown(differences).slice(0, 1000)}`,
    );
    const small = await reduce(one, differences, reduceMilliseconds);
    const [{ kind } = { kind: 'invalid' }] = small.differences;
    const place =
      kind === 'invalid' ? 'not kept' : `kept as ${keep(`${kind}-${name}`, small.left, small.differences)}`;
    texts.push(`PIPEWRIGHT_SEED=${seed}, ${name}, ${place}\n${shown(small.differences, small.left)}`);
  }
  return texts;
}

const starts = Array.from({ length: Math.ceil(numRuns / together) }, (_, index) => index * together);

beforeAll(() => {
  console.log(`random specifications: PIPEWRIGHT_SEED=${seed}, Argo ${defaultEngine}`);
});

describe.each(starts)(`random specifications from number %i, ${together} at a time`, (start) => {
  it("are valid, and pass Argo's own validator", async () => {
    const cases = await casesFrom(start, 'well');
    expect(await reported(await lintAll(cases))).toEqual([]);
  });

  it('run under the real controller as the language means them', async () => {
    expect(await reported(await playAll(await casesFrom(start, 'well')))).toEqual([]);
  });

  it('fail as the language means it when steps fail, are lost, or write nonsense', async () => {
    expect(await reported(await playAll(await casesFrom(start, 'odd')))).toEqual([]);
  });
});
