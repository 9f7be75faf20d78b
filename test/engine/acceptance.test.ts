import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../src/compiler/compile.ts';
import { formatPretty } from '../../src/diagnostics/format/pretty.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { good, goodPipelines } from '../acceptance/pipelines.ts';
import { defaultEngine, lint, targetOf } from './harness.ts';
import { hostOf, isBeyond } from './host-of.ts';
import { describeScenarios, scenariosIn } from './scenario-suite.ts';

const pipelines = goodPipelines().filter((path) => !isBeyond(defaultEngine, path));
const runs = scenariosIn(good);

describe(`the validator of Argo ${defaultEngine}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'pipewright-acceptance-'));
  const refusals = new Map<string, readonly string[]>();
  const problems = new Map<string, string>();

  beforeAll(async () => {
    for (const path of pipelines) {
      const sink = new Sink();
      const options = { inputs: new Map<string, string>(), target: targetOf(defaultEngine) };
      const text = await compile(path, hostOf(defaultEngine), options, sink);
      problems.set(path, formatPretty(sink.diagnostics(), { color: false, width: 120 }));
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text ?? '');
    }
    const results = await lint(pipelines.map((path) => join(folder, path)));
    results.forEach(({ ok, errors }, index) => {
      refusals.set(pipelines[index] ?? '', ok ? [] : ['refused', ...errors]);
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(pipelines)('accepts what %s compiles to', (path) => {
    expect(problems.get(path)).toBe('');
    expect(refusals.get(path)).toEqual([]);
  });

  it('is followed by a run of each of them', () => {
    expect(new Set(runs.map(({ scenario }) => scenario.spec))).toEqual(new Set(pipelines));
  });
});

describeScenarios(runs);
