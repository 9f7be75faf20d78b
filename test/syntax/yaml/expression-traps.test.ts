import { describe, expect, it } from 'vitest';
import { toPlain } from '../../../src/syntax/at.ts';
import { firstScalar, fixed, read, summary, under } from '../read.ts';

describe('expressions that YAML cuts', () => {
  it.each([
    ['in braces', 'a: {b: ${{ x }}, c: 1}', ['${{ x }}'], { a: { b: '${{ x }}', c: 1 } }],
    ['in brackets', 'a: [--year, ${{ x }}, --out]', ['${{ x }}'], { a: ['--year', '${{ x }}', '--out'] }],
    [
      'in brackets, inside text',
      'a: [s3://${{ x }}/${{ y }}-z]',
      ['${{ x }}', '${{ y }}'],
      { a: ['s3://${{ x }}/${{ y }}-z'] },
    ],
    ['with a comma', 'a: [${{ f(x, y) }}, 2]', ['${{ f(x, y) }}'], { a: ['${{ f(x, y) }}', 2] }],
    ['with brackets', "a: [${{ x['a b'] }}]", ["${{ x['a b'] }}"], { a: ["${{ x['a b'] }}"] }],
    ['with braces in a string', "a: {b: ${{ '}}' }}}", ["${{ '}}' }}"], { a: { b: "${{ '}}' }}" } }],
    ['over lines', 'a: [${{ x &&\n  y }}, 2]', ['${{ x &&\n  y }}'], { a: ['${{ x && y }}', 2] }],
    ['with a colon', "a: ${{ x == 'b: c' }}", ["${{ x == 'b: c' }}"], { a: "${{ x == 'b: c' }}" }],
    ['with a hash', "a: ${{ x == 'b #c' }}", ["${{ x == 'b #c' }}"], { a: "${{ x == 'b #c' }}" }],
    [
      'with a hash behind another',
      "a: ${{ x }} ${{ 'b #c' }}",
      ["${{ 'b #c' }}"],
      { a: "${{ x }} ${{ 'b #c' }}" },
    ],
    [
      'in a list by dashes',
      "- ${{ x ? 'a' : 'b' }}\n- 2",
      ["${{ x ? 'a' : 'b' }}"],
      ["${{ x ? 'a' : 'b' }}", 2],
    ],
    ['as a key', '{${{ x }}: 1}', ['${{ x }}'], { '${{ x }}': 1 }],
    [
      'with quotes',
      `a: {b: "x", c: \${{ "y" + 'z' }}}`,
      [`\${{ "y" + 'z' }}`],
      { a: { b: 'x', c: `\${{ "y" + 'z' }}` } },
    ],
  ])('%s are named, and read as they are meant', (_, text, underlined, value) => {
    const first = read(text);
    expect(summary(first.found)).toEqual(underlined.map((one) => `quote-expression: ${one}`));
    expect(first.tree && toPlain(first.tree)).toEqual(value);
    const after = read(fixed(first));
    expect(after.found).toEqual([]);
    expect(after.tree && toPlain(after.tree)).toEqual(value);
  });

  it('are all found in one run, each once, without what they break', () => {
    const text = Array.from(
      { length: 20 },
      (_, i) => `- {a: \${{ x${i} }}, b: \${{ '}' }}, c: \${{ "it's" }}, d: [\${{ y }}]}\n`,
    ).join('');
    const first = read(text);
    expect(first.found.map((one) => one.code)).toEqual(Array(80).fill('quote-expression'));
    expect(read(fixed(first)).found).toEqual([]);
  });

  it('are told by their cause', () => {
    const messages = read("a: [${{ x }}]\nb: ${{ ': ' }}\nc: ${{ ' #' }}").found.map((one) => one.message);
    expect(messages[0]).toContain('"[ ]"');
    expect(messages[1]).toContain('": "');
    expect(messages[2]).toContain('" #"');
  });

  it('do not hide other errors', () => {
    expect(summary(read('a: [${{ x }}]\nb: @c\nd: "e" f').found)).toEqual([
      'quote-expression: ${{ x }}',
      'yaml-syntax: @c',
      'yaml-syntax: f',
    ]);
  });

  it('keep the place of the whole scalar', () => {
    const { tree } = read('a: [x-${{ b }}-y, c]');
    expect(under(firstScalar(tree).span)).toBe('x-${{ b }}-y');
  });

  it.each([
    'a: @${{ x }}',
    'a: `${{ x }}`',
    'a: %${{ x }}',
    'a: Result: ${{ x }}',
    'a: it\'s ${{ x }}: "y" # comment',
  ])('are named when the value around them needs quotes: %j', (text) => {
    const first = read(text);
    expect(first.found.map((one) => one.code)).toEqual(['quote-expression']);
    expect(read(fixed(first)).found).toEqual([]);
  });
});

describe('near misses', () => {
  it.each([
    'a: ${{ x }}',
    'a: "${{ x }}"',
    'a: [\'${{ x }}\', "${{ y }}"]',
    'a: ${{ x }} # comment with ${{ y }}',
    'a: 1 # ${{ x }: {',
    'a: |\n  [${{ x: y }}] #\nb: >\n  ${{ "x #" }}: y',
    "a: ${{ f(x, '#', ':') }}",
    'a: ${{ x &&\n  y }}',
    'a: $${{ x }}',
    'a: {b: $x, c: $}',
    'a: ["$", {b: c}]',
    "a: '[${{ x }}'\nb: ']'",
    'a: http://x/${{ y }}#z',
    'a: ${{ x }}\nb: x }}',
  ])('%j is left alone', (text) => {
    expect(read(text).found).toEqual([]);
  });

  it('an expression that nobody closes is left to the expression parser', () => {
    expect(read('a: ${{ x # comment\nb: 1').found).toEqual([]);
    expect(read('a: ${{ x # comment\nb: ${{ y }}').found).toEqual([]);
  });

  it('quotes that a broken expression opens are not taken for traps', () => {
    const text = 'a: [${{ "x }}, 1]\nb: "${{ y: z }}"\nc: [\'${{ w }}\']\n';
    const { found } = read(text);
    expect(summary(found)).toEqual(['quote-expression: ${{ "x }}']);
  });
});
