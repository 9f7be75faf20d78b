import { describe, expect, it } from 'vitest';
import { mostItems } from '../../src/model/most-items.ts';
import { bool, call, input, integer, list, listOf, literal } from '../support/expressions.ts';

const numbers = listOf(integer);
const unknown = input('xs', numbers);
const range = (...ends: readonly number[]) =>
  call(
    'range',
    numbers,
    ends.map((end) => literal(end)),
  );

describe('the most items that a List can have', () => {
  it.each([
    ['a constant', literal([1, 2], numbers), 2],
    ['an empty one', literal([], numbers), 0],
    ['one with expressions', list(integer, input('n', integer), literal(1)), 2],
    ['a range', range(1, 8, 3), 3],
    ['a range that goes down', range(3, 0, -1), 3],
    ['an empty range', range(3, 0, 1), 0],
    ['the longer of two', call('if', numbers, [input('go', bool), literal([1], numbers), range(0, 4, 1)]), 4],
    ['two in one', call('flatten', numbers, [list(numbers, literal([1], numbers), range(0, 4, 1))]), 5],
  ])('of %s', (_, value, most) => {
    expect(mostItems(value)).toBe(most);
  });

  it.each([
    ['an input', unknown],
    ['one that may be an input', call('default', numbers, [literal([1], numbers), unknown])],
    [
      'a range to a number that nobody knows',
      call('range', numbers, [literal(0), input('n', integer), literal(1)]),
    ],
    ['one in which an input is', call('flatten', numbers, [list(numbers, literal([1], numbers), unknown)])],
  ])('is not known of %s', (_, value) => {
    expect(mostItems(value)).toBeUndefined();
  });
});
