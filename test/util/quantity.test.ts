import { expect, it } from 'vitest';
import { isQuantity } from '../../src/util/quantity.ts';

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
