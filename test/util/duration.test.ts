import { expect, it } from 'vitest';
import { parseDuration } from '../../src/util/duration.ts';

it.each([
  [0, 0],
  [90, 90],
  ['0', 0],
  ['90', 90],
  ['123456789012', 123_456_789_012],
  ['30s', 30],
  ['10m', 600],
  ['2h', 7200],
  ['1d', 86_400],
  ['1d2h3m4s', 93_784],
  ['1h30m', 5400],
  ['1d1s', 86_401],
  ['0s', 0],
  ['999999999s', 999_999_999],
])('%j is %j seconds', (value, seconds) => {
  expect(parseDuration(value)).toBe(seconds);
});

it.each([
  -1,
  1.5,
  '',
  '-1',
  '1.5h',
  '5 m',
  ' 5m',
  '5m ',
  's',
  'h5',
  '30m1h',
  '1s1s',
  '5x',
  '5ms',
  '1h 30m',
  '1234567890s',
  '1234567890123',
  '1h30',
])('%j is no duration', (value) => {
  expect(parseDuration(value)).toBeUndefined();
});
