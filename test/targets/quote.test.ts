import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBlock, scalar, text } from '../../src/targets/quote.ts';
import { InternalError } from '../../src/util/invariant.ts';
import { anyText, nastyStrings } from './nasty.ts';
import { readers } from './readers.ts';

const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const characters = [...letters, ...'0123456789_./-+:'];

describe.each(readers)('%s', (_name, read) => {
  it('reads every nasty string back, as value, key, item and in flow style', () => {
    for (const one of nastyStrings) {
      const written = scalar(one);
      expect(written).not.toContain('\n');
      expect(read(`a: ${written}\nb: c\n`)).toEqual({ a: one, b: 'c' });
      expect(read(`- ${written}\n- c\n`)).toEqual([one, 'c']);
      expect(read(`{a: ${written}, b: [${written}, c]}\n`)).toEqual({ a: one, b: [one, 'c'] });
      if (one.length < 1000 && one !== '__proto__') expect(read(`${written}: a\n`)).toEqual({ [one]: 'a' });
    }
  });

  it('reads every word of up to two characters and every spelling of the known words back', () => {
    const words = [...characters, ...characters.flatMap((a) => characters.map((b) => a + b))];
    for (const word of [
      'yes',
      'no',
      'on',
      'off',
      'true',
      'false',
      'null',
      'nan',
      'inf',
      'e12',
      'e1x',
      'y',
      'n',
    ]) {
      words.push(
        word,
        word.toUpperCase(),
        word[0]?.toUpperCase() + word.slice(1),
        `.${word}`,
        `${word}.`,
        `/${word}`,
      );
    }
    expect(read(words.map((word) => `- ${scalar(word)}\n`).join(''))).toEqual(words);
  });

  it('reads any word back that is written bare', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'eEnyofxXbB', ...characters),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 50 }), (words) => {
        expect(read(words.map((one) => `- ${scalar(one)}\n`).join(''))).toEqual(words);
        expect(read(`[${words.map(scalar).join(', ')}]\n`)).toEqual(words);
      }),
      { numRuns: 300 },
    );
  });

  it('reads any number back', () => {
    const any = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.constantFrom(0, -0, 1e21, 1e-7, 1.5e300, 2 ** 53, 1.2345678901234567e19, 5e-324, 1e20),
    );
    fc.assert(
      fc.property(any, (one) => {
        expect(read(`a: ${scalar(one)}\n`)).toEqual({ a: one });
      }),
      { numRuns: 500 },
    );
  });

  it('reads any text back, as a block where it is one, behind a key, a dash and both', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, two) => {
        const document = [
          `a: ${text(one, 0)}`,
          `b: ${text(two, 0)}`,
          'c:',
          `- ${text(one, 0)}`,
          `- ${text(two, 0)}`,
          'd:',
          `  - k: ${text(one, 4)}`,
          `    l: ${text(two, 4)}`,
          '  # A comment.',
          `  - ${text(two, 2)}`,
          '',
          `  - ${text(one, 2)}`,
          '',
        ].join('\n');
        expect(read(document)).toEqual({ a: one, b: two, c: [one, two], d: [{ k: one, l: two }, two, one] });
      }),
      { numRuns: 1500 },
    );
  });

  it('reads true, false and null back', () => {
    expect(read(`[${scalar(true)}, ${scalar(false)}, ${scalar(null)}]`)).toEqual([true, false, null]);
  });
});

describe('scalar', () => {
  it('writes plain words and paths without quotes', () => {
    const plain = [
      'add',
      'a',
      't1234',
      's3',
      'e',
      'eval',
      'argoproj.io/v1alpha1',
      '/tmp/outputs/o/data',
      'snake_case',
      'kebab-case',
      'ReadWriteOnce',
    ];
    for (const one of plain) expect(scalar(one)).toBe(one);
  });

  it('quotes what a YAML version may read otherwise', () => {
    for (const one of [
      'n',
      'Y',
      'on',
      '1_000',
      '0o17',
      'e012',
      'E5',
      'e_1',
      '5Gi',
      '--out',
      'a b',
      'a:b',
      '{{x}}',
      '',
    ]) {
      expect(scalar(one)).toBe(JSON.stringify(one));
    }
  });

  it('escapes what is invisible or ends a line in one YAML version only, and leaves emoji as they are', () => {
    expect(scalar('\u007f\u0085\u2028\u2029\ufeff\u2060')).toBe(
      '"\\u007f\\u0085\\u2028\\u2029\\ufeff\\u2060"',
    );
    expect(scalar('👨‍👩‍👧 é')).toBe('"👨‍👩‍👧 é"');
  });

  it('refuses a lone surrogate, which Go\u2019s reader refuses even when escaped', () => {
    for (const one of ['\ud800', 'a\udc00b', '\udc00\ud800', 'a\n\ud83d\nb']) {
      expect(() => scalar(one)).toThrow(InternalError);
      expect(() => text(one, 0)).toThrow(InternalError);
    }
  });

  it('refuses numbers that are not finite', () => {
    for (const one of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(() => scalar(one)).toThrow(InternalError);
  });
});

describe('text', () => {
  it('writes several lines as a block without blanks on empty lines', () => {
    expect(text('a\n\n  b\n', 2)).toBe('|\n    a\n\n      b');
    expect(text('a\nb', 0)).toBe('|-\n  a\n  b');
  });

  it('states the indentation where the first line begins with blanks or is empty', () => {
    expect(text('  a\nb\n', 0)).toBe('|2\n    a\n  b');
    expect(text('\na', 0)).toBe('|2-\n\n  a');
  });

  it('quotes one line, blanks at the end of a line, several ends and what a block cannot hold', () => {
    for (const one of [
      'a',
      'a\n',
      '\n',
      'a \nb',
      'a\n \nb',
      'a\nb\n\n',
      'a\r\nb',
      'a\n\u0085',
      'a\n\u2028',
      'a\n\0b',
      'a\n\u001b[0m',
    ]) {
      expect(isBlock(one)).toBe(false);
      expect(text(one, 0)).toBe(scalar(one));
    }
  });
});
