import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { has, versionOf } from '../../src/targets/argo/capabilities.ts';
import { argoExamplesOf } from '../docs/argo-examples.ts';
import type { LintResult } from './harness.ts';
import { defaultEngine, lint, targetOf } from './harness.ts';

/** Before 3.6 there is one lock and one schedule, in fields of their own. */
const lists = /^ *(mutexes|semaphores|schedules):/m;
const examples = argoExamplesOf('docs/from-argo.md').filter(
  ({ text }) => has('lists', versionOf(targetOf(defaultEngine))) || !lists.test(text),
);
const folder = mkdtempSync(join(tmpdir(), 'pipewright-guides-'));
const fileOf = (name: string): string => join(folder, `${name.replaceAll(/\W+/g, '-')}.yaml`);
const broken = 'an example whose task calls nothing';

describe(`Argo ${defaultEngine} on its own YAML in docs/from-argo.md`, () => {
  let results: readonly LintResult[];
  beforeAll(async () => {
    for (const { place, text } of examples) writeFileSync(fileOf(place), text);
    const wrong = examples.find(({ text }) => text.includes('template: say\n'))?.text ?? '';
    writeFileSync(fileOf(broken), wrong.replace('template: say\n', 'template: sya\n'));
    results = await lint([...examples.map(({ place }) => place), broken].map(fileOf));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is asked about many examples', () => {
    expect(examples.length).toBeGreaterThan(30);
  });

  it.each(examples)('accepts the example at $place', ({ place }) => {
    const file = fileOf(place);
    expect(results.find((one) => one.file === file)).toEqual({ file, ok: true, errors: [] });
  });

  it(`refuses ${broken}`, () => {
    expect(results.find((one) => one.file === fileOf(broken))?.ok).toBe(false);
  });
});
