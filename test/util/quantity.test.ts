import { expect, it } from 'vitest';
import { isQuantity, thousandths } from '../../src/util/quantity.ts';

it.each(
  '500Mi 5Gi 2 0 1.5 1. .5 1.5e9 1E3 1e-3 1e+3 100m 1n 1u 1k 1M 1G 1T 1P 1E 1Ki 1Ti 1Pi 1Ei 12.50Gi'.split(
    ' ',
  ),
)('%s is a quantity', (text) => {
  expect(isQuantity(text)).toBe(true);
});

it.each([
  '',
  '.',
  'Gi',
  '-1',
  '+1',
  '5GB',
  '5gi',
  '5 Gi',
  ' 5',
  '5 ',
  '1e',
  '1e1.5',
  '1mi',
  '1ni',
  '1K',
  '1.5.5',
  '1e3Gi',
  'x1',
  '1x',
])('"%s" is none', (text) => {
  expect(isQuantity(text)).toBe(false);
});

it.each([
  ['1', 1000n],
  ['1.', 1000n],
  ['.5', 500n],
  ['100m', 100n],
  ['1000m', 1000n],
  ['1500u', 2n],
  ['1n', 1n],
  ['0.0001', 1n],
  ['1.0000', 1000n],
  ['0', 0n],
  ['0Ei', 0n],
  ['0e99', 0n],
  ['1k', 1_000_000n],
  ['1E', 10n ** 21n],
  ['1E3', 1_000_000n],
  ['1e-3', 1n],
  ['1e-9999999', 1n],
  ['2e+1', 20_000n],
  ['1Ki', 1_024_000n],
  ['1.5Gi', 1_610_612_736_000n],
  ['1Ti', 1024n ** 4n * 1000n],
])('%s is %s thousandths', (text, amount) => {
  expect(thousandths(text)).toBe(amount);
});

it('quantities beyond 64 bits are the largest one', () => {
  const most = (2n ** 63n - 1n) * 1000n;
  expect(thousandths('9223372036854775807')).toBe(most);
  expect(thousandths('8Ei')).toBe(most);
  expect(thousandths('1e40')).toBe(most);
  expect(thousandths('1e999999')).toBe(most);
});
