import { describe, expect, it } from 'vitest';
import { nearDuration, nearQuantity } from '../../../src/validate/shape/near-amount.ts';

describe('what an amount means that is written in another way', () => {
  it.each([
    ['30 minutes', '30m'],
    ['1 hour', '1h'],
    ['2 hours 30 mins', '2h30m'],
    ['1 Day', '1d'],
    ['90 sec', '90s'],
    ['00:30:00', '30m'],
    ['01:30', '1h30m'],
    ['10:00:05', '10h5s'],
    ['soon', undefined],
    ['0 minutes', undefined],
    ['30 m', '30m'],
    ['30m', undefined],
    ['', undefined],
  ])('the duration %j is %j', (text, near) => {
    expect(nearDuration(text)).toBe(near);
  });

  it.each([
    ['10GB', '10G'],
    ['10 GiB', '10Gi'],
    ['512MiB', '512Mi'],
    ['512 mb', '512M'],
    ['64kb', '64k'],
    ['64 KB', '64k'],
    ['1.5 TB', '1.5T'],
    ['2Gi', undefined],
    ['one', undefined],
    ['10 B', undefined],
  ])('the quantity %j is %j', (text, near) => {
    expect(nearQuantity(text)).toBe(near);
  });
});
