import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { specsOf, withSpecs } from '../../scripts/docs/with-specs.ts';
import { pipelineSpecs, specFiles } from '../support/specs.ts';
import { argoNames } from './argo-names.ts';
import { kfpNames } from './kfp-names.ts';

/** The pages that show the specifications of a folder beside what another tool calls them. */
const guides = [
  ['docs/from-argo.md', 'specs/from-argo/'],
  ['docs/from-kfp.md', 'specs/from-kfp/'],
] as const;

const scenarios = 'test/engine/scenarios';
const run = new Set(
  readdirSync(scenarios)
    .filter((file) => file.endsWith('.json'))
    .map((file) => (JSON.parse(readFileSync(join(scenarios, file), 'utf8')) as { spec: string }).spec),
);

describe.each(guides)('%s', (path, folder) => {
  const page = readFileSync(path, 'utf8');
  const shown = specsOf(page);

  it('shows the specifications as they are', () => {
    expect(withSpecs(page) === page, `${path} is stale: npm run docs`).toBe(true);
  });

  it(`shows every file of ${folder}, and none of other folders`, () => {
    const files = specFiles().filter((file) => file.startsWith(folder));
    expect(files.length).toBeGreaterThan(20);
    expect([...new Set(shown)].sort()).toEqual(files);
  });

  it('shows only pipelines that the engine tests run', () => {
    const pipelines = pipelineSpecs().filter((file) => file.startsWith(folder));
    expect(pipelines.filter((file) => !run.has(file))).toEqual([]);
  });
});

function missingOn(path: string, names: readonly string[]): readonly string[] {
  const page = readFileSync(path, 'utf8');
  return names.filter((name) => !new RegExp(`\\b${name}\\b`).test(page));
}

describe('the guides name', () => {
  it.each(Object.entries(kfpNames))('all that %s has', (_, names) => {
    expect(names.length).toBeGreaterThan(80);
    expect(missingOn('docs/from-kfp.md', names)).toEqual([]);
  });

  it.each(Object.entries(argoNames))('every field of a %s of Argo', (_, names) => {
    expect(names.length).toBeGreaterThan(0);
    expect(missingOn('docs/from-argo.md', names)).toEqual([]);
  });
});
