import { describe, expect, it } from 'vitest';
import { print } from '../../src/syntax/expression/print.ts';
import { readTemplate, summary, under } from './read.ts';

/** The parts of a template: texts in quotes, expressions canonically. */
function parts(text: string): readonly string[] {
  const { template, found } = readTemplate(text);
  expect(found).toEqual([]);
  return (template?.parts ?? []).map((part) =>
    part.kind === 'text' ? JSON.stringify(part.text) : print(part.expression),
  );
}

describe('templates', () => {
  it.each([
    ['a: ""', []],
    ['a:', []],
    ['a: text', ['"text"']],
    ['a: 1.10', ['"1.10"']],
    ['a: True', ['"True"']],
    ['a: ${{ x }}', ['x']],
    ['a: ${{x}}', ['x']],
    ['a: b-${{ x }}', ['"b-"', 'x']],
    ['a: ${{ x }}${{ y }}', ['x', 'y']],
    ['a: ${{ x }} ${{ y }}', ['x', '" "', 'y']],
    ['a: $${{ x }}', ['"${{ x }}"']],
    ['a: $$${{ x }}', ['"$${{ x }}"']],
    ['a: $${{ x }} ${{ y }}', ['"${{ x }} "', 'y']],
    ['a: $x ${y} {{ z }} }} ${{ x }}', ['"$x ${y} {{ z }} }} "', 'x']],
    ["a: ${{ '}}' }}-", ["'}}'", '"-"']],
    ['a: ${{ "}}\\"}}" }}', ["'}}\"}}'"]],
    ["a: ${{ '${{ x }}' }}", ["'${{ x }}'"]],
    ['a: |\n  one ${{ x }}\n  two\n', ['"one "', 'x', '"\\ntwo\\n"']],
  ])('cuts %j', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  it('keeps the type of a value that is one expression, whatever blanks are around it', () => {
    for (const text of ['a: ${{ x }}', 'a: " ${{ x }} "', 'a: |\n  ${{ x }}\n', 'a: >\n\n  ${{ x }}\n\n']) {
      const { template } = readTemplate(text);
      expect(template?.whole).toBe(true);
      expect(template?.parts).toHaveLength(1);
    }
  });

  it('is a text when there is more than one expression', () => {
    for (const text of ['a: x${{ x }}', 'a: ${{ x }} ${{ y }}', 'a: 1', 'a: $${{ x }}', 'a:']) {
      expect(readTemplate(text).template?.whole).toBe(false);
    }
  });

  it('underlines each expression with its braces', () => {
    const { template } = readTemplate('a: "x \\t ${{ a }} y ${{ b }}"');
    const spans = template?.parts.flatMap((part) => (part.kind === 'expression' ? [under(part.span)] : []));
    expect(spans).toEqual(['${{ a }}', '${{ b }}']);
    expect(template && under(template.span)).toBe('"x \\t ${{ a }} y ${{ b }}"');
  });

  it.each([
    ['a: ${{ x', 'expression-syntax: ${{', 'not closed'],
    ['a: ${{ x }', 'expression-syntax: ${{', 'not closed'],
    ['a: x ${{', 'expression-syntax: ${{', 'not closed'],
    ['a: ${{ "x }}', 'expression-syntax: "', 'quote is not closed'],
    ["a: it's ${{ it's }}", "expression-syntax: '", 'quote is not closed'],
    ['a: ${{ ${{ x }} }}', 'expression-syntax: $', 'do not nest'],
    ['a: ${{}}', 'expression-syntax: ', 'empty'],
  ])('refuses %j', (text, expected, message) => {
    const { template, found } = readTemplate(text);
    expect(template).toBeUndefined();
    expect(summary(found)).toEqual([expected]);
    expect(found[0]?.message).toContain(message);
  });

  it('reports the errors of all expressions of a text', () => {
    expect(summary(readTemplate('a: ${{ a and b }} ${{ c or d }} ${{').found)).toEqual([
      'expression-syntax: and',
      'expression-syntax: or',
      'expression-syntax: ${{',
    ]);
  });
});
