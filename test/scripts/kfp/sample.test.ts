import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkSample } from '../../../scripts/kfp/check-sample.ts';
import { readSamples, type Sample } from '../../../scripts/kfp/golden.ts';

const folder = '../shared/kfp-sample';
const samples = existsSync(folder) ? readSamples(folder).samples : [];
if (samples.length === 0) console.log(`test/scripts/kfp/sample.test.ts skipped: there is no ${folder}`);

/** What this version does not compile yet. */
function isNotYet({ name, text }: Sample): boolean {
  return /^ +graph:/m.test(text) || name === '99d626d8c730bcd2';
}

describe.skipIf(samples.length === 0)('public KFP v1 components', () => {
  test.each(samples.filter((one) => !isNotYet(one)))(
    '$name is what KFP makes of it, or differs on purpose',
    async (sample) => {
      const verdicts = await checkSample(sample);
      expect(
        verdicts.flatMap(({ kind, what, problems }) => (kind === 'failing' ? [what, ...problems] : [])),
      ).toEqual([]);
    },
  );

  test('are as many as the sample has', () => {
    expect(samples.length).toBeGreaterThanOrEqual(116);
  });
});
