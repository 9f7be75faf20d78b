import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FileHost } from '../../../src/cli/file-host.ts';
import { compile } from '../../../src/compiler/compile.ts';
import { Sink } from '../../../src/diagnostics/sink.ts';
import { type ArgoTarget, argoTargets } from '../../../src/targets/argo/capabilities.ts';
import { forLateReaders } from '../../../src/targets/argo/lower/late-readers.ts';
import type { ArgoObject } from '../../../src/targets/argo/model.ts';
import { pipelineSpecs } from '../../support/specs.ts';

/** `UPDATE=1 vitest run test/targets/argo/versions.test.ts` writes what the compiler gives now. */
const update = process.env.UPDATE === '1';
const folder = 'test/targets/argo/versions';
const host = new FileHost(async function* () {});

interface Compiled {
  readonly text: string | undefined;
  readonly codes: readonly string[];
}

async function compiled(path: string, target: ArgoTarget): Promise<Compiled> {
  const sink = new Sink();
  const text = await compile(path, host, { inputs: new Map(), target }, sink);
  return { text, codes: [...new Set(sink.diagnostics().map(({ code }) => code))] };
}

describe('a pipeline with all that differs between the versions', () => {
  it.each(argoTargets.slice(1))('compiles for %s to what was read and approved', async (target) => {
    const { text, codes } = await compiled(`${folder}/pipeline.yaml`, target);
    expect(codes).toEqual([]);
    const golden = `${folder}/${target.replace('argo@', '')}.golden.yaml`;
    if (update) writeFileSync(golden, text ?? '');
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });
});

/** A workflow for 3.6 as 3.5 has it: where there is one of a list, it stands without the list. */
function withoutLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLists);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): readonly [string, unknown] => {
    const single = singles[key];
    return single === undefined ? [key, withoutLists(inner)] : [single, inner[0]];
  });
  return Object.fromEntries(entries);
}

const singles: Readonly<Record<string, string>> = {
  schedules: 'schedule',
  mutexes: 'mutex',
  semaphores: 'semaphore',
};

describe('the specifications', () => {
  it.each(pipelineSpecs())('%s is the same for 4.1 as for 4.0, on which it ran', async (spec) => {
    const { text } = await compiled(spec, 'argo@4.0');
    expect((await compiled(spec, 'argo@4.1')).text).toBe(text);
  });

  it.each(pipelineSpecs())(
    '%s differs for 4.0 from 3.7 in nothing but what is read late, and keys of caches',
    async (spec) => {
      const usual: ArgoObject = parse((await compiled(spec, 'argo')).text ?? '', { version: '1.1' });
      const text = (await compiled(spec, 'argo@4.0')).text ?? '';
      const mended = JSON.parse(JSON.stringify(usual), (key, value) =>
        key === 'templates' ? value.map(forLateReaders) : value,
      );
      expect(parse(text, { version: '1.1' })).toEqual(mended);
    },
  );

  it.each(pipelineSpecs())(
    '%s differs for 3.5 from 3.6, on which it ran, in nothing but locks and schedules',
    async (spec) => {
      const { text, codes } = await compiled(spec, 'argo@3.5');
      const { text: later } = await compiled(spec, 'argo@3.6');
      if (text === undefined) expect(codes).toEqual(['needs-newer-target']);
      else expect([parse(text ?? ''), codes]).toEqual([withoutLists(parse(later ?? '')), []]);
    },
  );

  it('compile for 3.5 with few exceptions', async () => {
    const all = await Promise.all(pipelineSpecs().map((spec) => compiled(spec, 'argo@3.5')));
    const refused = all.filter(({ text }) => text === undefined);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(all.length / 10);
  });
});
