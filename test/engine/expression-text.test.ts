import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeText } from '../../src/run/evaluate.ts';
import { lowerText, trimText, upperText } from '../../src/run/value-characters.ts';
import { numberText } from '../../src/run/value-number.ts';
import { readPattern } from '../../src/run/value-pattern.ts';
import { quote } from '../../src/targets/argo/lower/expression/code.ts';
import { float, integer } from '../support/expressions.ts';
import { evaluate } from './harness.ts';

/** The primitives of the evaluator against Argo's, one by one: characters, numbers in texts, patterns, literals. */
async function ask(expression: string, values: readonly string[]): Promise<readonly (string | undefined)[]> {
  const answers = await evaluate(
    values.map((value) => ({ template: `{{=${expression}}}`, vars: { 'inputs.parameters.x': value } })),
  );
  return answers.map(({ deny }) => (typeof deny.value === 'string' ? deny.value : undefined));
}

const x = "inputs.parameters['x']";

/** Letters younger than the Unicode of Argo's Go, 15: their cases are not known there. */
const tooYoung = /[\u1c89\u1c8a\u019b\u0264\ua7cb-\ua7dc\u{10d50}-\u{10d85}\u{16ea0}-\u{16ed3}]/u;

function everyCharacter(): readonly string[] {
  const blocks: string[] = [];
  for (let start = 0; start < 0x20000; start += 256) {
    let block = '';
    for (let code = start; code < start + 256; code += 1) {
      const one = String.fromCodePoint(code);
      if ((code < 0xd800 || code > 0xdfff) && !tooYoung.test(one)) block += one;
    }
    blocks.push(block);
  }
  return blocks;
}

it.each([
  ['lower', lowerText],
  ['upper', upperText],
])('%s changes every character as Argo does', async (name, change) => {
  const blocks = everyCharacter();
  const answers = await ask(`${name}(${x})`, blocks);
  blocks.forEach((block, at) => {
    const [ours, theirs] = [[...change(block)], [...(answers[at] ?? '')]];
    const different = [...block].filter((_, place) => ours[place] !== theirs[place]);
    expect(different.map((one) => one.codePointAt(0)?.toString(16))).toEqual([]);
  });
});

it('trims every character that Argo trims, and no other', async () => {
  const characters = everyCharacter()
    .flatMap((block) => [...block])
    .filter((one) => (one.codePointAt(0) ?? 0) < 0x3100 || one === '\ufeff');
  const answers = await ask(`trim(${x})`, characters);
  const different = characters.filter((one, at) => trimText(one) !== answers[at]);
  expect(different.map((one) => one.codePointAt(0)?.toString(16))).toEqual([]);
});

const numberTexts = fc.oneof(
  fc
    .array(
      fc.constantFrom('+', '-', '0', '1', '9', '.', 'e', 'E', '_', ' ', 'inf', 'nan', 'Infinity', '00'),
      { maxLength: 6 },
    )
    .map((parts) => parts.join('')),
  fc.double({ noNaN: true }).map(String),
  fc.integer().map(String),
);

it.each([
  ['asFloat', float],
  ['asInt', integer],
])('reads as numbers what %s reads', async (name, type) => {
  await fc.assert(
    fc.asyncProperty(fc.array(numberTexts, { minLength: 1, maxLength: 2000, size: 'max' }), async (all) => {
      // Whole numbers beyond 2^53 are refused here and exact in Argo.
      const texts = all.filter((one) => !/\d{16}/.test(one));
      const written = await ask(`toJson(${name}(sprig.trim(${x})))`, texts);
      const readable = await ask(`toJson(${name}(sprig.trim(${x})) != nil)`, texts);
      const different = texts.flatMap((one, at) => {
        const read = decodeText(one, type);
        const ours = read.ok && typeof read.value === 'number' ? numberText(read.value) : undefined;
        return ours === written[at] && read.ok === (readable[at] === 'true')
          ? []
          : [{ one, read, theirs: written[at] }];
      });
      expect(different.slice(0, 5)).toEqual([]);
    }),
    { numRuns: 3, endOnFailure: true },
  );
});

const patternParts = fc.constantFrom(
  ...[
    'a',
    'b',
    'Z',
    '0',
    '-',
    '_',
    ' ',
    'é',
    '😀',
    '.',
    '^',
    '$',
    '|',
    '(',
    ')',
    '(?:',
    '(?P<n>',
    '(?<n>',
    '(?i)',
    '(?m)',
    '(?s)',
    '(?ims)',
    '(?i:',
  ],
  ...[
    '[',
    ']',
    '[^',
    '[a-z]',
    '[^a-z0]',
    '[]a]',
    '[a\\-z]',
    '[\\d_]',
    '[[:alpha:]]',
    '[[:^digit:]]',
    '[\\s]',
    '[^\\S]',
    '*',
    '+',
    '?',
    '*?',
    '{2}',
    '{1,}',
    '{0,3}',
    '{,3}',
    '{',
    '}',
    '{1001}',
  ],
  ...[
    '\\d',
    '\\D',
    '\\w',
    '\\W',
    '\\s',
    '\\S',
    '\\b',
    '\\B',
    '\\A',
    '\\z',
    '\\Z',
    '\\pL',
    '\\p{Lu}',
    '\\P{Greek}',
    '\\p{Latin}',
    '\\x41',
    '\\x{1F600}',
    '\\n',
    '\\t',
    '\\a',
    '\\v',
    '\\.',
    '\\-',
    '\\_',
    '\\/',
    '\\1',
    '\\Qa.b\\E',
    '\\Q',
    '\\C',
    '\\e',
    '\\é',
    '(?=a)',
    '(?!a)',
    '(?<=a)',
    '/',
    "'",
    '"',
    '\\{\\{',
  ],
);
const patterns = fc.array(patternParts, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
const subjects = fc
  .array(
    fc.constantFrom(
      'a',
      'b',
      'A',
      'Z',
      'z',
      '0',
      '9',
      '_',
      '-',
      ' ',
      '\n',
      '\r',
      '\v',
      '\u2028',
      '.',
      'é',
      'α',
      '😀',
      '/',
      '{',
      '}',
      '\u0007',
      'aa',
      'a.b',
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

it('finds with a pattern what Argo finds, for every pattern that is not refused', async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(patterns, subjects), { minLength: 1, maxLength: 2000, size: 'max' }),
      async (pairs) => {
        const tried = pairs
          .map(([pattern, subject]) => ({ pattern, subject, isFoundIn: readPattern(pattern).isFoundIn }))
          .filter((one) => one.isFoundIn !== undefined);
        accepted += tried.length;
        const answers = await evaluate(
          tried.map(({ pattern, subject }) => ({
            template: `{{=${x} matches ${quote(pattern).text}}}`,
            vars: { 'inputs.parameters.x': subject },
          })),
        );
        const different = tried
          .map(({ pattern, subject, isFoundIn }, at) => ({
            pattern,
            subject,
            ours: String(isFoundIn?.(subject)),
            theirs: answers[at]?.deny.value ?? answers[at]?.deny.error,
          }))
          .filter(({ ours, theirs }) => ours !== theirs);
        expect(different.slice(0, 5)).toEqual([]);
      },
    ),
    { numRuns: 5, endOnFailure: true },
  );
  expect(accepted).toBeGreaterThan(1000);
});

it('writes text literals that Argo reads back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 500, size: 'max' }),
      async (texts) => {
        const valid = texts
          .map((one) => [...one].filter((character) => !/^[\ud800-\udfff]$/.test(character)).join(''))
          .concat('\'"\\{}{{}}\\u0026\\x7b<&>`${x}');
        const answers = await evaluate(
          valid.map((one) => ({ template: `{{=${quote(one).text}}}`, vars: {} })),
        );
        expect(answers.map(({ deny }) => deny.value)).toEqual(valid);
      },
    ),
    { numRuns: 3, endOnFailure: true },
  );
});
