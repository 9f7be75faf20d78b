import { expect, it } from 'vitest';
import {
  additiveLevel,
  binary,
  call,
  compare,
  comparisonLevel,
  conditional,
  indexed,
  it as item,
  list,
  multiplicativeLevel,
  negate,
  not,
  primary,
  quote,
  range,
  withValue,
} from '../../../../src/targets/argo/lower/expression/code.ts';

const [a, b, c] = [primary('a'), primary('b'), primary('c')];
const plus = binary('+', additiveLevel, a, b);
const times = binary('*', multiplicativeLevel, a, b);
const equal = compare('==', a, b);
const choice = conditional(a, b, c);

// Parentheses stand where expr-lang would group otherwise, and nowhere else.
it.each([
  [plus, 'a + b'],
  [binary('+', additiveLevel, plus, c), 'a + b + c'],
  [binary('+', additiveLevel, c, plus), 'c + (a + b)'],
  [binary('*', multiplicativeLevel, plus, c), '(a + b) * c'],
  [binary('+', additiveLevel, times, times), 'a * b + a * b'],
  [binary('*', multiplicativeLevel, times, times), 'a * b * (a * b)'],
  [compare('==', plus, times), 'a + b == a * b'],
  [compare('==', equal, c), '(a == b) == c'],
  [compare('==', c, equal), 'c == (a == b)'],
  [compare('==', range(a, b), range(a, b)), 'a..b == a..b'],
  [binary('+', additiveLevel, range(a, b), c), '(a..b) + c'],
  [range(plus, times), '(a + b)..(a * b)'],
  [range(negate(a), a), '(-a)..a'],
  [range(indexed(a, b), call('f', a)), 'a[b]..f(a)'],
  [not(a), '!a'],
  [not(equal), '!(a == b)'],
  [not(not(a)), '!(!a)'],
  [not(call('f')), '!f()'],
  [negate(plus), '-(a + b)'],
  [negate(negate(a)), '-(-a)'],
  [binary('*', multiplicativeLevel, negate(a), negate(b)), '-a * -b'],
  [conditional(choice, choice, choice), '(a ? b : c) ? (a ? b : c) : a ? b : c'],
  [conditional(equal, plus, times), 'a == b ? a + b : a * b'],
  [binary('+', additiveLevel, choice, a), '(a ? b : c) + a'],
  [indexed(plus, plus), '(a + b)[a + b]'],
  [indexed(a, choice), 'a[a ? b : c]'],
  [call('f', plus, choice), 'f(a + b, a ? b : c)'],
  [list([plus, choice]), '[a + b, a ? b : c]'],
  [list([]), '[]'],
  [withValue(plus, compare('==', item, c)), 'map([a + b], # == c)[0]'],
])('%j is written %s', (code, text) => {
  expect(code.text).toBe(text);
});

it('knows that comparisons are looser than sums', () => {
  expect([comparisonLevel, additiveLevel, multiplicativeLevel]).toEqual([3, 5, 6]);
});

it.each([
  ['', "''"],
  ["it's", "'it\\x27s'"],
  ['"\\', "'\\x22\\x5c'"],
  ['{{}}', "'\\x7b\\x7b\\x7d\\x7d'"],
  ['&<>`$', "'&<>`$'"],
  ['\n\u0000\u007f', "'\\x0a\\x00\\x7f'"],
  ['\u0080\u00ad', "'\\u0080\\u00ad'"],
  ['\u200b\u2028\ufeff', "'\\u200b\\u2028\\ufeff'"],
  ['\u{e0001}😀é', "'\\U000e0001😀é'"],
])('the text %j is written %s', (text, written) => {
  expect(quote(text).text).toBe(written);
});
