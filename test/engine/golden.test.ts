import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../src/compiler/compile.ts';
import { formatPretty } from '../../src/diagnostics/format/pretty.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { pipelineSpecs } from '../support/specs.ts';
import type { LintResult } from './harness.ts';
import { builtVersion, defaultEngine, lint, targetOf } from './harness.ts';
import { hostOf, isBeyond } from './host-of.ts';

/** `test/golden.test.ts` says that the goldens are what is compiled for the default target; here each engine judges what is meant for it. */
const specs = pipelineSpecs().filter((spec) => !isBeyond(defaultEngine, spec));
const folder = mkdtempSync(join(tmpdir(), 'pipewright-golden-'));
const fileOf = (spec: string): string => join(folder, spec);
const problems = new Map<string, string>();

describe(`the validator of Argo ${defaultEngine}`, () => {
  let results: readonly LintResult[];
  beforeAll(async () => {
    for (const spec of specs) {
      const sink = new Sink();
      const options = { inputs: new Map<string, string>(), target: targetOf(defaultEngine) };
      const text = await compile(spec, hostOf(defaultEngine), options, sink);
      problems.set(spec, formatPretty(sink.diagnostics(), { color: false, width: 120 }));
      mkdirSync(dirname(fileOf(spec)), { recursive: true });
      writeFileSync(fileOf(spec), text ?? '');
    }
    results = await lint(specs.map(fileOf));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is of that version', async () => {
    expect(await builtVersion()).toBe(defaultEngine);
  });

  it('has goldens to judge', () => {
    expect(specs.length).toBeGreaterThan(20);
  });

  it.each(specs)('accepts what %s compiles to', (spec) => {
    expect(problems.get(spec)).toBe('');
    const file = fileOf(spec);
    expect(results.find((one) => one.file === file)).toEqual({ file, ok: true, errors: [] });
  });
});
