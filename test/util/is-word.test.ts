import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLowerCaseWord, isWord, isWordCode } from '../../src/util/is-word.ts';

describe('isWord', () => {
  it.each(['', 'a', 'Z', '0', '_', 'table_2'])('holds for %j', (text) => {
    expect(isWord(text)).toBe(true);
  });

  it.each(['-', 'a-b', 'a b', 'ä', '@', '[', '`', '{', '/', ':', 'a\n'])('does not hold for %j', (text) => {
    expect(isWord(text)).toBe(false);
  });

  it('is what the pattern says', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => isWord(text) === /^\w*$/.test(text)));
    expect(isWordCode(Number.NaN)).toBe(false);
  });
});

describe('isLowerCaseWord', () => {
  it('is what the pattern says', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[a-zA-Z0-9_]*$/));
    fc.assert(fc.property(text, (one) => isLowerCaseWord(one) === /^[a-z0-9]+$/.test(one)));
    expect(isLowerCaseWord('')).toBe(false);
  });
});
