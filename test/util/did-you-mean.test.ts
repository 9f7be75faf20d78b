import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { didYouMean } from '../../src/util/did-you-mean.ts';

describe('didYouMean', () => {
  test.each([
    ['argments', ['after', 'arguments', 'annotations'], 'arguments'],
    ['retyr', ['retry', 'repeat', 'resource'], 'retry'],
    ['aftre', ['after', 'outer'], 'after'],
    ['tableCode', ['table', 'table_code', 'tablecodes'], 'table_code'],
    ['TABLE-CODE', ['table_code', 'year'], 'table_code'],
    ['componet', ['component', 'container'], 'component'],
    ['inputs', ['input', 'outputs'], 'input'],
    ['warn', ['error', 'warning', 'off'], 'warning'],
    ['desc', ['description', 'default'], 'description'],
    ['downlod-table', ['download-table', 'upload-table'], 'download-table'],
  ])('finds what "%s" was meant to be', (word, candidates, expected) => {
    expect(didYouMean(word, candidates)).toBe(expected);
  });

  test.each([
    ['banana', ['component', 'container', 'tasks']],
    ['a', ['b', 'c']],
    ['up', ['ip', 'us']],
    ['cat', ['dog', 'cut-off']],
    ['anything', []],
    ['table', ['table-exists', 'table-of-names']],
    ['de', ['description']],
  ])('stays silent about "%s"', (word, candidates) => {
    expect(didYouMean(word, candidates)).toBeUndefined();
  });

  test.each([
    ['ab', 'ax', false],
    ['abc', 'abx', true],
    ['abc', 'axx', false],
    ['abcde', 'abcdx', true],
    ['abcde', 'abcxx', false],
    ['abcdef', 'abcdxx', true],
    ['abcdef', 'abcxxx', false],
    ['abcdefgh', 'abcdefxx', true],
    ['abcdefgh', 'abcdexxx', false],
    ['abcdefghi', 'abcdefxxx', true],
    ['abcdefghi', 'abcdexxxx', false],
    ['abcdefghijk', 'abcdefghxxx', true],
    ['abcdefghijk', 'abcdefgxxxx', false],
    ['abcdefghijkl', 'abcdefghxxxx', true],
    ['abcde', 'abcdexx', true],
    ['abcde', 'bacde', true],
    ['abcde', 'abced', true],
    ['abcde', 'badce', false],
    ['abcde', 'cbade', false],
    ['abcdef', 'badcef', true],
    ['abc', 'bac', true],
    ['abc', 'bca', false],
  ])('the longer a word, the more slips are forgiven: %s for %s is %j', (wrong, right, forgiven) => {
    expect(didYouMean(wrong, [right])).toBe(forgiven ? right : undefined);
  });

  test('between equally many slips takes what is written more alike, then shares the longer start, then is first in the alphabet', () => {
    expect(didYouMean('Abcd_ef', ['abcd-ex', 'Abcd_ex'])).toBe('Abcd_ex');
    expect(didYouMean('abcdex', ['xbcdex', 'abcdey'])).toBe('abcdey');
    expect(didYouMean('abcdex', ['abcdez', 'abcdey'])).toBe('abcdey');
    expect(didYouMean('abcdex', ['abcdey', 'abcdez'])).toBe('abcdey');
  });

  test('prefers the spelling with the same letters to one with a slip', () => {
    expect(didYouMean('get_table', ['get-tables', 'get-table', 'gettable2'])).toBe('get-table');
  });

  test('among words with the same letters takes the one written most alike', () => {
    expect(didYouMean('Get-Table', ['get_table', 'get-table', 'GET_TABLE'])).toBe('get-table');
  });

  test('tells names of separators only apart', () => {
    expect(didYouMean('--', ['__', '..'])).toBeUndefined();
  });

  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', '-', '_', 'é'), maxLength: 12 });

  test('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(word, fc.array(word), (wrong, candidates) => {
        expect(didYouMean(wrong, [...candidates].reverse())).toBe(didYouMean(wrong, candidates));
      }),
    );
  });

  test('answers with a candidate that is not the word itself', () => {
    fc.assert(
      fc.property(word, fc.array(word), (wrong, candidates) => {
        const found = didYouMean(wrong, candidates);
        if (found !== undefined) {
          expect(candidates).toContain(found);
          expect(found).not.toBe(wrong);
        }
      }),
    );
  });

  test('always mends one slip in a word of three letters or more', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcdefghij'), minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(letters, fc.nat(), (right, place) => {
        const at = place % right.length;
        const wrong = `${right.slice(0, at)}x${right.slice(at + 1)}`;
        expect(didYouMean(wrong, [right])).toBe(right);
      }),
    );
  });

  test('answers quickly among ten thousand names', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `task-number-${index}`);
    expect(didYouMean('taks-number-9999', names)).toBe('task-number-9999');
  });
});
