import { describe, expect, it } from 'vitest';
import type { Expression } from '../../../src/syntax/expression/ast.ts';
import { readTemplate, summary, under } from '../read.ts';

/** The expression of a YAML text whose first scalar is one expression. */
function parsed(text: string): Expression {
  const { template, found } = readTemplate(text);
  expect(found).toEqual([]);
  const part = template?.parts[0];
  if (part?.kind !== 'expression') throw new Error(`no expression in ${text}`);
  return part.expression;
}

/** A tree with all parentheses written out. */
function shape(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return JSON.stringify(expression.value) + (expression.float ? 'f' : '');
    case 'list':
      return `[${expression.items.map(shape).join(' ')}]`;
    case 'name':
      return expression.name;
    case 'member':
      return `(${shape(expression.object)} . ${expression.name})`;
    case 'index':
      return `(${shape(expression.object)} @ ${shape(expression.index)})`;
    case 'unary':
      return `(${expression.operator} ${shape(expression.operand)})`;
    case 'binary':
      return `(${shape(expression.left)} ${expression.operator} ${shape(expression.right)})`;
    case 'call':
      return `${expression.name}(${expression.arguments.map(shape).join(' ')})`;
  }
}

describe('grammar', () => {
  it.each([
    ['1', '1'],
    ['0.5', '0.5f'],
    ['1.0', '1f'],
    ['1e-3', '0.001f'],
    ['2E+2', '200f'],
    ['9007199254740991', '9007199254740991'],
    ['true', 'true'],
    ['false', 'false'],
    ['null', 'null'],
    ["'it''s'", '"it\'s"'],
    ["''", '""'],
    ["'a\\n'", '"a\\\\n"'],
    ['"a\\n\\"\\u00e9\\/"', '"a\\n\\"é/"'],
    ['"\\ud83d\\ude00"', '"😀"'],
    ["'}}'", '"}}"'],
    ['[]', '[]'],
    ['[1, [2], "x"]', '[1 [2] "x"]'],
    ['inputs.x', '(inputs . x)'],
    ['inputs.a-b-2', '(inputs . a-b-2)'],
    ['tasks.t.outputs["Out Put"]', '(((tasks . t) . outputs) @ "Out Put")'],
    ['item[0].x', '((item @ 0) . x)'],
    ['inputs.true', '(inputs . true)'],
    ['inputs.and', '(inputs . and)'],
    ['a-b', 'a-b'],
    ['a - b', '(a - b)'],
    ['a -b', '(a - b)'],
    ['a - -b', '(a - (- b))'],
    ['1-2', '(1 - 2)'],
    ['(a)-1', '(a - 1)'],
    ['x[0]-1', '((x @ 0) - 1)'],
    ['a--b', 'a--b'],
    ['-a.b', '(- (a . b))'],
    ['!a.b', '(! (a . b))'],
    ['!!a', '(! (! a))'],
    ['!a == b', '((! a) == b)'],
    ['a || b && c', '(a || (b && c))'],
    ['a && b || c', '((a && b) || c)'],
    ['a == b && c != d', '((a == b) && (c != d))'],
    ['a < b == c > d', '((a < b) == (c > d))'],
    ['a + b * c - d', '((a + (b * c)) - d)'],
    ['a - b - c', '((a - b) - c)'],
    ['a / b % c', '((a / b) % c)'],
    ['(a + b) * c', '((a + b) * c)'],
    ['a <= b + 1', '(a <= (b + 1))'],
    ['f()', 'f()'],
    ['if(a, b, [c])', 'if(a b [c])'],
    ['first(x).y', '(first(x) . y)'],
    ['(((a)))', 'a'],
    ['  a\t', 'a'],
  ])('reads %s as %s', (text, expected) => {
    expect(shape(parsed(`a: |\n  \${{ ${text} }}`))).toBe(expected);
  });
});

/** Every node of a tree with the text it underlines. */
function places(expression: Expression): readonly string[] {
  const own = `${expression.kind} ${under(expression.span)}`;
  switch (expression.kind) {
    case 'literal':
    case 'name':
      return [own];
    case 'list':
      return [own, ...expression.items.flatMap(places)];
    case 'member':
      return [own, `.name ${under(expression.nameSpan)}`, ...places(expression.object)];
    case 'index':
      return [own, ...places(expression.object), ...places(expression.index)];
    case 'unary':
      return [own, ...places(expression.operand)];
    case 'binary':
      return [
        own,
        `op ${under(expression.operatorSpan)}`,
        ...places(expression.left),
        ...places(expression.right),
      ];
    case 'call':
      return [own, `.name ${under(expression.nameSpan)}`, ...expression.arguments.flatMap(places)];
  }
}

describe('places', () => {
  const text = '${{ f(inputs.a-b, [1]) && (tasks["x"] - 2) >= -c }}';
  const expected = [
    'binary f(inputs.a-b, [1]) && (tasks["x"] - 2) >= -c',
    'op &&',
    'call f(inputs.a-b, [1])',
    '.name f',
    'member inputs.a-b',
    '.name a-b',
    'name inputs',
    'list [1]',
    'literal 1',
    'binary (tasks["x"] - 2) >= -c',
    'op >=',
    'binary tasks["x"] - 2',
    'op -',
    'index tasks["x"]',
    'name tasks',
    'literal "x"',
    'literal 2',
    'unary -c',
    'name c',
  ];

  it.each([
    ['plain', (one: string) => `a: ${one}`],
    ['in single quotes', (one: string) => `a: '${one}'`],
    ['literal', (one: string) => `a:\n  b: |\n    ${one}\n`],
    ['literal with a first line and a number', (one: string) => `a: |2-\n    x\n\n  ${one}`],
    ['folded', (one: string) => `- >\n  ${one}`],
  ])('are exact in a scalar that is %s', (_, make) => {
    const { template } = readTemplate(make(text));
    const part = template?.parts.find((one) => one.kind === 'expression');
    expect(part?.kind === 'expression' && under(part.span)).toBe(text);
    expect(part?.kind === 'expression' && places(part.expression)).toEqual(expected);
  });

  it('are exact among escapes in double quotes', () => {
    const [first, ...rest] = places(parsed('a: "${{ a == \\"x\\ty\\" && \\u0062 }}"'));
    expect(first).toBe('binary a == \\"x\\ty\\" && \\u0062');
    expect(rest).toContain('literal \\"x\\ty\\"');
    expect(rest).toContain('name \\u0062');
  });

  it('are exact among doubled quotes in single quotes', () => {
    expect(places(parsed("a: '${{ f(''it''''s'', x) }}'"))).toContain("literal ''it''''s''");
  });

  it('are exact in texts over several lines', () => {
    for (const text of [
      'a: ${{ x &&\n\n   yy }}',
      'a: >\n  ${{ x &&\n  yy }}\n',
      'a: |\n  ${{ x &&\n  yy }}\n',
      'a: "${{ x && \\\n   yy }}"',
      "a: '${{ x\n   && yy }}'",
    ]) {
      for (const one of [text, text.replaceAll('\n', '\r\n')]) {
        const all = places(parsed(one));
        expect(all).toContain('op &&');
        expect(all).toContain('name x');
        expect(all).toContain('name yy');
      }
    }
  });
});

describe('limits', () => {
  it('refuses more than 10,000 characters', () => {
    const { found } = readTemplate(`a: \${{ f(${'x, '.repeat(3400)}x) }}`);
    expect(found.map((one) => one.code)).toEqual(['expression-limit']);
    expect(found[0]?.message).toContain('10,000');
  });

  it.each([
    ['parentheses', `${'('.repeat(120)}a${')'.repeat(120)}`],
    ['open parentheses', '('.repeat(9000)],
    ['negations', `${'!'.repeat(9000)}a`],
    ['a chain', `${'a && '.repeat(150)}a`],
    ['members', `a${'.b'.repeat(150)}`],
    ['calls', `${'f('.repeat(150)}a${')'.repeat(150)}`],
    ['lists', '['.repeat(9000)],
    ['nots', `${'not '.repeat(2000)}a`],
    ['ternaries', `${'a ? b : '.repeat(900)}c`],
  ])('refuses more than 100 levels of %s', (_, text) => {
    const { found } = readTemplate(`a: "\${{ ${text} }}"`);
    expect(found.map((one) => one.code).filter((code) => code === 'expression-limit')).toHaveLength(1);
  });

  it('allows what is large enough for people', () => {
    expect(readTemplate(`a: \${{ ${'inputs.a && '.repeat(90)}b }}`).found).toEqual([]);
    expect(readTemplate(`a: \${{ f(${'x, '.repeat(3000)}x) }}`).found).toEqual([]);
  });
});

describe('errors', () => {
  it.each([
    ['', 'The expression is empty.', '  '],
    ['a +', 'ends where a value is expected', '+'],
    ['(a', 'not closed', '('],
    ['f(a, [b)', 'closes nothing', ')'],
    ['a)', 'closes nothing', ')'],
    ['a b', 'missing before b', 'b'],
    ["a 'b'", "missing before 'b'", "'b'"],
    ['a, b', 'A comma stands only', ','],
    ["'abc", 'not closed', "'"],
    ['"a\\x"', 'not an escape', '\\x'],
    ['"\\ud800"', 'half a character', '"\\ud800"'],
    ['"a\\u0000"', 'NUL', '"a\\u0000"'],
    ['a.', 'A name is missing', '.'],
    ['a.1', 'names begin with a letter', '.1'],
    ['a.*', 'There is no ".*"', '.*'],
    ['a[]', 'want one index', '[]'],
    ['a[1:2]', 'no slices', ':'],
    ['.5', 'begin with a dot', '.'],
    ['1e999', 'too large', '1e999'],
    ['9007199254740992', 'too large', '9007199254740992'],
    ['5Gi', 'not a number', '5Gi'],
    ['1.2.3', 'not a number', '1.2.3'],
    ['{a: 1}', 'no maps', '{'],
    ['$x', 'without "$"', '$'],
    ['`x`', 'not in backticks', '`'],
    ['größe', 'letters a-z', 'ö'],
    ['a § b', 'has no meaning', '§'],
    ['f(a,)', 'missing after this comma', ','],
    ['(f)(a)', 'Only a function', '('],
    ['* a', 'expected before "*"', '*'],
    ['a ? b', 'no operator "?"', '?'],
    ['a if b', 'cannot follow', 'if'],
    ['[x for x in y]', '"for" has no meaning', 'for'],
  ])('explains %s', (text, message, underlined) => {
    const { found, template } = readTemplate(`a: |\n  \${{ ${text} }}`);
    expect(summary(found)).toEqual([`expression-syntax: ${underlined}`]);
    expect(found[0]?.message).toContain(message);
    expect(template).toBeUndefined();
  });
});
