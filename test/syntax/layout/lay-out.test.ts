import { describe, expect, it } from 'vitest';
import type { KeyOrder } from '../../../src/syntax/layout/key-order.ts';
import { layOut } from '../../../src/syntax/layout/lay-out.ts';

/** Letters in the order of the alphabet, everywhere; other keys as they are. */
const alphabet: KeyOrder = {
  rank: (key) => (/^[a-z]$/.test(key) ? key.charCodeAt(0) : undefined),
  entry: () => alphabet,
  item: () => alphabet,
  chosen: () => alphabet,
};

describe('layOut', () => {
  it.each([
    ['ends of lines, and empty lines', '\n\na: 1  \n\n\n\nb: 2\t\r\nc: 3\n\n', 'a: 1\n\nb: 2\nc: 3\n'],
    ['no end of the last line', 'a: 1', 'a: 1\n'],
    ['blanks in a text', 'a: |\n  x  \n\n\n  y\n\n\nb: 1\n', 'a: |\n  x  \n\n\n  y\n\nb: 1\n'],
    ['empty lines that a text keeps', 'a: |+\n  x\n\n\n', 'a: |+\n  x\n\n\n'],
    [
      'indentation',
      'a:\n    b:\n     - 1\n     -   c: 1\n         d: 2\n',
      'a:\n  b:\n    - 1\n    - c: 1\n      d: 2\n',
    ],
    ['lists like maps', 'a:\n- b: 1\n  c:\n  - 2\n', 'a:\n  - b: 1\n    c:\n      - 2\n'],
    ['lists in lists', 'a:\n-  - 1\n   -   - 2\n', 'a:\n  - - 1\n    - - 2\n'],
    [
      'texts with their lines',
      'a:\n    b: |\n          x\n            y\n',
      'a:\n  b: |\n        x\n          y\n',
    ],
    [
      'comments with what they stand above',
      'a:\n     # one\n     b: 1\n     # last\n# end\n',
      'a:\n  # one\n  b: 1\n  # last\n# end\n',
    ],
    [
      'what looks like a comment in a text',
      'a:\n    b: |\n        # x\n    c: 1\n',
      'a:\n  b: |\n      # x\n  c: 1\n',
    ],
    ['blanks in brackets', 'a: { x: 1 ,w: [ 1,2 , 3 ] }\nb:   2\n', 'a: {x: 1, w: [1, 2, 3]}\nb: 2\n'],
    ['brackets over several lines', 'a: [\n  1 , 2,\n  3\n]\n', 'a: [\n  1, 2,\n  3\n]\n'],
    ['blanks before comments', 'a: 1   # x\n', 'a: 1   # x\n'],
    ['quotes of words', 'a: "word"\n\'b\': \'two words\'\nc: "no"\n', 'a: word\nb: "two words"\nc: "no"\n'],
    [
      'quotes in quotes',
      `a: "say \\"hi\\""\nb: 'it''s'\nc: 'a "b" it''s'\n`,
      `a: 'say "hi"'\nb: "it's"\nc: 'a "b" it''s'\n`,
    ],
    ['escapes', 'a: "x\\ty"\nb: "\\u00e9"\nc: "a\\\\b"\n', 'a: "x\\ty"\nb: "\\u00e9"\nc: \'a\\b\'\n'],
    [
      'numbers and words as texts',
      'a: "1"\nb: no\nc: "1e3"\nd: 1.10\ne: 12:30\n',
      'a: "1"\nb: "no"\nc: "1e3"\nd: 1.10\ne: "12:30"\n',
    ],
    [
      'expressions',
      "a: ${{ inputs.x == 'y' }}\nb: '${{ x }}'\n",
      'a: ${{ inputs.x == \'y\' }}\nb: "${{ x }}"\n',
    ],
  ])('tidies %s', (_, before, after) => {
    expect(layOut(before, undefined)).toBe(after);
    expect(layOut(after, undefined)).toBe(after);
  });

  it.each([
    ['entries', 'c: 1\na: 2\nother: 3\nb: 4\n', 'a: 2\nb: 4\nc: 1\nother: 3\n'],
    ['entries of entries', 'b:\n  z: 1\n  w: 2\na: 1\n', 'a: 1\nb:\n  w: 2\n  z: 1\n'],
    ['entries in brackets', 'b: {z: 1, w: {b: 1, a: "#"}}\na: 1\n', 'a: 1\nb: {w: {a: "#", b: 1}, z: 1}\n'],
    [
      'comments with their entries',
      '# head\n\nb: 1 # of b\n# above a\n# and more\na: 2\n# end\n',
      '# head\n\n# above a\n# and more\na: 2\nb: 1 # of b\n# end\n',
    ],
    ['empty lines with their entries', 'b: 1\n\na: 2\n', 'a: 2\nb: 1\n'],
    ['items of lists', 'l:\n  - b: 1 # b\n    a: 2\n  - a: 1\n', 'l:\n  - a: 2\n    b: 1 # b\n  - a: 1\n'],
    ['texts', 'b: |\n  x\n\n  y\na: 1\n', 'a: 1\nb: |\n  x\n\n  y\n'],
    ['entries without a value', 'b:\na: 1\n', 'a: 1\nb:\n'],
    [
      'merges',
      'x: &x {b: 1}\nz:\n  b: 1\n  <<: *x\n  a: 2\n',
      'x: &x {b: 1}\nz:\n  a: 2\n  b: 1\n  <<: *x\n',
    ],
  ])('orders %s', (_, before, after) => {
    expect(layOut(before, alphabet)).toBe(after);
    expect(layOut(after, alphabet)).toBe(after);
  });

  it.each([
    ['an anchor before its alias', 'b: &x 1\na: *x\n'],
    ['an anchor that is defined twice', 'c: &x 1\nb: &x 2\na: 3\n'],
    ['brackets over several lines', 'a: {\n  c: 1,\n  b: 2\n}\n'],
    ['a list item whose first key has a comment above', 'l:\n  - b: 1\n    # of a\n    a: 2\n'],
    ['a map in which the order is the user’s', 'zeta: 1\nalpha: 2\n'],
  ])('leaves %s', (_, text) => {
    expect(layOut(text, alphabet)).toBe(text);
  });

  it('leaves JSON', () => {
    const text = '{"b": "word", "a":1}\n';
    expect(layOut(text, alphabet)).toBe(text);
  });

  it('leaves a pass out that would change what a text says, and makes the others', () => {
    // The empty lines at the end of the first text are a part of it: it cannot be moved.
    const text = 'b: |+\n  x\n\n\na:   1\n';
    const after = layOut(text, alphabet);
    expect(after).toContain('a: 1\n');
    expect(layOut(after, alphabet)).toBe(after);
  });

  it.each([
    ['many comments', `a:\n${'      # c\n'.repeat(5_000)}    b: 1\n`],
    ['many keys', Array.from({ length: 2_000 }, (_, n) => `k${n}: {b: 1, a: 2}\n`).join('')],
    ['deep maps', Array.from({ length: 190 }, (_, n) => `${' '.repeat(n)}a:\n`).join('')],
    ['deep lists', `a:\n  ${'- '.repeat(190)}x\n`],
    ['a long line', `a: "${'x'.repeat(500_000)}"\n`],
  ])('takes no more than some moments for %s', (_, text) => {
    const start = performance.now();
    const once = layOut(text, alphabet);
    expect(performance.now() - start).toBeLessThan(8_000);
    expect(layOut(once, alphabet)).toBe(once);
  });
});
