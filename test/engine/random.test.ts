import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PipelineCase } from '../support/random/case.ts';
import { filesOf } from '../support/random/files-of.ts';
import type { Luck } from '../support/random/outcomes.ts';
import { seed } from '../support/seed.ts';
import type { Difference } from './differential/difference.ts';
import { keep } from './differential/keep.ts';
import { play } from './differential/play.ts';
import { prepare } from './differential/prepare.ts';
import { caseOf, randomSpecs } from './differential/random-cases.ts';
import { reduce } from './differential/reduce.ts';
import { defaultEngine, lint } from './harness.ts';

/** PIPEWRIGHT_SEED makes another run, PIPEWRIGHT_RUNS a longer one. */
const numRuns = Number(process.env.PIPEWRIGHT_RUNS ?? 300);
/** So many are in memory at the same time. */
const together = 50;
/** So many of those that fail are made small and written down; each takes at most so long. */
const toKeep = 3;
const reduceMilliseconds = 60_000;

interface Finding {
  readonly name: string;
  readonly one: PipelineCase;
  readonly differences: readonly Difference[];
}

const found: Readonly<Record<'invalid' | 'refused' | Luck, Finding[]>> = {
  invalid: [],
  refused: [],
  well: [],
  odd: [],
};

beforeAll(async () => {
  console.log(`random specifications: PIPEWRIGHT_SEED=${seed}, Argo ${defaultEngine}`);
  for (let start = 0; start < numRuns; start += together) {
    const specs = randomSpecs(Math.min(together, numRuns - start), seed + start);
    for (const luck of ['well', 'odd'] as const) {
      const cases = await Promise.all(specs.map((spec) => caseOf(spec, luck)));
      const name = (index: number): string => `${luck}-${seed}-${start + index}`;
      if (luck === 'well') await lintAll(cases, name);
      for (const [index, differences] of (await play(cases)).entries()) {
        const one = cases[index];
        if (one === undefined || differences.length === 0) continue;
        const isInvalid = differences.some(({ kind }) => kind === 'invalid');
        found[isInvalid ? 'invalid' : luck].push({ name: name(index), one, differences });
      }
    }
  }
});

/** Argo's own validator on every case that is valid for us. */
async function lintAll(cases: readonly PipelineCase[], name: (index: number) => string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pipewright-lint-'));
  try {
    const written: { readonly file: string; readonly index: number }[] = [];
    for (const [index, one] of cases.entries()) {
      const preparation = await prepare(one);
      if (!preparation.ok) continue;
      const file = join(folder, `${index}.yaml`);
      writeFileSync(file, preparation.prepared.manifest);
      written.push({ file, index });
    }
    const results = await lint(written.map(({ file }) => file));
    for (const [place, { index }] of written.entries()) {
      const result = results[place];
      const one = cases[index];
      if (one === undefined || result?.ok === true) continue;
      const text = result?.errors.join('\n') ?? 'nothing was said';
      found.refused.push({ name: name(index), one, differences: [{ kind: 'invalid', text }] });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes the first findings small and writes them down; gives what a reader needs of each. */
async function reported(findings: readonly Finding[]): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const { name, one, differences } of findings.slice(0, toKeep)) {
    const small = await reduce(one, differences, reduceMilliseconds);
    const kind = small.differences[0]?.kind ?? 'case';
    const isInvalid = kind === 'invalid';
    const place = isInvalid ? '' : `kept as ${keep(`${kind}-${name}`, small.left, small.differences)}\n`;
    const files = [...filesOf(small.left)].map(([path, text]) => `--- ${path}\n${text}`).join('\n');
    const { inputs, submitted, outcomes } = small.left;
    texts.push(
      `${place}PIPEWRIGHT_SEED=${seed}, ${name}, ${findings.length} such\n${small.differences
        .slice(0, 5)
        .map((difference) => `${difference.kind}: ${difference.text}`)
        .join('\n')}\n${files}\n${JSON.stringify({ inputs, submitted, outcomes })}`,
    );
  }
  return texts;
}

describe('random specifications', () => {
  it('are valid', async () => {
    expect(await reported(found.invalid)).toEqual([]);
  });

  it("pass Argo's own validator", async () => {
    expect(await reported(found.refused)).toEqual([]);
  });

  it('run under the real controller as the language means them', async () => {
    expect(await reported(found.well)).toEqual([]);
  });

  it('fail as the language means it when steps fail, are lost, or write nonsense', async () => {
    expect(await reported(found.odd)).toEqual([]);
  });
});
