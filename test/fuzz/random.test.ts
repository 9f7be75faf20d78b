import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lint } from '../engine/harness.ts';
import { seed } from '../support/seed.ts';
import type { ChunkResult } from './messages.ts';
import { runChunks } from './pool.ts';

const cases = Number(process.env.PIPEWRIGHT_RUNS ?? '20000');
const chunkSize = 100;
const workers = 2;

it(`${cases} changed documents never crash, hang or pass wrongly, and Argo accepts what is compiled`, async () => {
  const chunks = Array.from({ length: Math.ceil(cases / chunkSize) }, (_, index) => ({
    seed: (seed + index * 7919) | 0,
    size: chunkSize,
  }));
  const results = await runChunks(chunks, workers);
  const compiled = unique(results);
  const refused = await refusedByArgo(compiled);
  const failures = results.flatMap(({ failure }) => failure ?? []);
  console.log(
    ` ${results.reduce((sum, { ran }) => sum + ran, 0)} cases, ${compiled.size} different workflows`,
  );
  expect([...failures, ...refused].slice(0, 20).join('\n\n')).toBe('');
  expect(compiled.size).toBeGreaterThan(cases / 200);
});

function unique(results: readonly ChunkResult[]): ReadonlyMap<string, string> {
  return new Map(results.flatMap(({ compiled }) => compiled.map(({ text, of }) => [text, of])));
}

async function refusedByArgo(compiled: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pipewright-fuzz-'));
  try {
    const sources = new Map<string, string>();
    for (const [text, of] of compiled) {
      const path = join(folder, `${createHash('sha256').update(text).digest('hex').slice(0, 16)}.yaml`);
      writeFileSync(path, text);
      sources.set(path, of);
    }
    const verdicts = sources.size === 0 ? [] : await lint([...sources.keys()]);
    return verdicts
      .filter(({ ok }) => !ok)
      .map(
        ({ file, errors }) => `Argo refuses what was compiled: ${errors.join('; ')}\n${sources.get(file)}`,
      );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
