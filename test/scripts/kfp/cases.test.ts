import { describe, expect, test } from 'vitest';
import { checkSample } from '../../../scripts/kfp/check-sample.ts';
import { readSamples, vendoredOf } from '../../../scripts/kfp/golden.ts';
import { reasons } from '../../../scripts/kfp/reasons.ts';

const { samples, alone } = readSamples('test/kfp/cases');
const vendored = vendoredOf(samples);
const seen = new Set<string>();

describe('one rule of KFP each', () => {
  test.each(samples)('$name is what KFP makes of it, or differs on purpose', async (sample) => {
    const verdicts = await checkSample(sample, vendored);
    for (const one of verdicts) for (const reason of one.reasons) seen.add(reason);
    expect(
      verdicts.flatMap(({ kind, what, problems }) => (kind === 'failing' ? [what, ...problems] : [])),
    ).toEqual([]);
  });

  test('has a case for each reason to differ', () => {
    expect(Object.keys(reasons).filter((reason) => !seen.has(reason))).toEqual(['offline']);
  });

  test('has a golden for each case', () => {
    expect(alone).toEqual([]);
    expect(samples.length).toBeGreaterThan(110);
  });
});
