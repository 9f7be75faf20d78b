import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkSample } from '../../../scripts/kfp/check-sample.ts';
import { readSamples, vendoredOf } from '../../../scripts/kfp/golden.ts';

const folder = '../shared/kfp-sample';
const samples = existsSync(folder) ? readSamples(folder).samples : [];
if (samples.length === 0) console.log(`test/scripts/kfp/sample.test.ts skipped: there is no ${folder}`);

const vendored = vendoredOf(samples);

describe.skipIf(samples.length === 0)('public KFP v1 components', () => {
  test.each(samples)('$name is what KFP makes of it, or differs on purpose', async (sample) => {
    const verdicts = await checkSample(sample, vendored);
    expect(
      verdicts.flatMap(({ kind, what, problems }) => (kind === 'failing' ? [what, ...problems] : [])),
    ).toEqual([]);
  });

  test('are as many as the sample has', () => {
    expect(samples.length).toBeGreaterThanOrEqual(116);
  });
});
