import { describe, expect, it } from 'vitest';
import { rangeLength } from '../../src/model/range-length.ts';
import { input, integer, literal } from '../support/expressions.ts';

describe('the length of a range', () => {
  it.each([
    [[5], 5],
    [[2, 5], 3],
    [[0, 10, 4], 3],
    [[5, 0, -2], 3],
    [[5, 0], 0],
    [[0], 0],
  ])('of %j is %i', (ends, length) => {
    expect(rangeLength(ends.map((end) => literal(end)))).toBe(length);
  });

  it('is not known where an end is not, or the step leads nowhere', () => {
    expect(rangeLength([literal(0), input('n', integer)])).toBeUndefined();
    expect(rangeLength([literal(0), literal(5), literal(0)])).toBeUndefined();
  });
});
