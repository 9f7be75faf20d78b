import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../src/compiler/compile.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { argoTargets, isOlder, versionOf } from '../../src/targets/argo/capabilities.ts';
import { pipelineSpecs } from '../support/specs.ts';
import type { LintResult } from './harness.ts';
import { defaultEngine, lint, targetOf } from './harness.ts';
import { hostOf } from './host-of.ts';

/** Argo 3 reads the forms of versions before it, and 3.7 those of 4.x; Argo 4 refuses those of 3. */
const own = versionOf(targetOf(defaultEngine));
const targets = argoTargets.slice(1).filter((target) => {
  const version = versionOf(target);
  if (own.startsWith('4')) return version.startsWith('4');
  return own === '3.7' || !isOlder(own, version);
});
const specs = ['test/targets/argo/versions/pipeline.yaml', ...pipelineSpecs()];
const folder = mkdtempSync(join(tmpdir(), 'pipewright-targets-'));

describe(`the validator of Argo ${defaultEngine}`, () => {
  const results = new Map<string, readonly LintResult[]>();
  beforeAll(async () => {
    for (const target of targets) {
      const files: string[] = [];
      for (const [index, spec] of specs.entries()) {
        const text = await compile(spec, hostOf(defaultEngine), { inputs: new Map(), target }, new Sink());
        if (text === undefined) continue;
        files.push(join(folder, `${target}-${index}.yaml`));
        writeFileSync(files.at(-1) ?? '', text);
      }
      results.set(target, await lint(files));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(targets)('accepts what is compiled for %s', (target) => {
    const all = results.get(target) ?? [];
    expect(all.length).toBeGreaterThan(specs.length * 0.9);
    expect(all.filter(({ ok }) => !ok)).toEqual([]);
  });
});
