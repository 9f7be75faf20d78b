import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPattern } from '../../src/util/find-pattern.ts';

const characters = ['a', 'b', 'A', '1', '-', '_', ' ', '\n', 'é', '😀', '.', ']'];
const atoms = [
  'a',
  'b',
  '.',
  '\\d',
  '\\w',
  '\\W',
  '\\s',
  '[ab]',
  '[^a]',
  '[a-z\\]]',
  '\\.',
  '\\-',
  '\\p{L}',
  '\\u{1f600}',
  '\\u0061',
  '\\x61',
  '\\ud83d\\ude00',
  '😀',
  'é',
  '^',
  '$',
  '\\b',
  '\\B',
  '(?=a)',
  '(?!b)',
  '(?<=a)',
  '(?<!b)',
  '(?=.*1)',
];

const pattern: fc.Arbitrary<string> = fc.letrec<{ node: string }>((again) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...atoms),
    fc.array(again('node'), { maxLength: 3 }).map((parts) => parts.join('')),
    fc.array(again('node'), { minLength: 1, maxLength: 3 }).map((parts) => `(${parts.join('|')})`),
    fc
      .tuple(
        again('node'),
        fc.constantFrom('*', '+', '?', '{2}', '{1,}', '{0,2}', '*?', '+?', '??', '{1,2}?'),
      )
      .map(([body, sign]) => `(?:${body})${sign}`),
    again('node').map((body) => `(?<n${body.length}>${body})`),
  ),
})).node;

function expected(source: string, text: string): boolean | undefined {
  try {
    return new RegExp(source, 'u').test(text);
  } catch {
    return undefined;
  }
}

describe('looking for a pattern', () => {
  it('finds what JavaScript finds, for any pattern and text', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        pattern.filter((source) => source.length < 60),
        fc.array(fc.constantFrom(...characters), { maxLength: 7 }).map((parts) => parts.join('')),
        (source, text) => {
          const wanted = expected(source, text);
          if (wanted === undefined) return;
          compared += 1;
          expect([source, text, findPattern(source, text)]).toEqual([source, text, wanted]);
        },
      ),
      { numRuns: 3000 },
    );
    expect(compared).toBeGreaterThan(2000);
  });

  it.each([
    ['(a+)+$', `${'a'.repeat(4000)}!`, false],
    ['^(a|aa)+$', `${'a'.repeat(4000)}!`, false],
    ['a*a*a*a*a*b', 'a'.repeat(4000), false],
    ['^(\\w+\\s?)*$', `${'word '.repeat(800)}!`, false],
    ['^[a-z0-9]+(-[a-z0-9]+)*$', 'a-'.repeat(2000), false],
    ['^[a-z0-9]+(-[a-z0-9]+)*$', `${'a-'.repeat(2000)}a`, true],
    ['^(?!.*--)(?:[a-z]+-?)+$', `${'ab-'.repeat(1300)}`, true],
    ['(x{1,30})+y', 'x'.repeat(4000), false],
  ])('%s takes no long time', (source, text, found) => {
    const before = process.cpuUsage();
    expect(findPattern(source, text)).toBe(found);
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(2);
  });

  it.each(['(a)\\1', '(?<x>a)\\k<x>', '(?:a{1000}){1000}', `${'('.repeat(300)}a${')'.repeat(300)}`])(
    'says nothing of %s',
    (source) => {
      expect(findPattern(source, 'aa')).toBeUndefined();
    },
  );
});
