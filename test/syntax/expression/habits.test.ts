import { describe, expect, it } from 'vitest';
import { print } from '../../../src/syntax/expression/print.ts';
import { fixed, readTemplate, under } from '../read.ts';

/** The expression after one fix at a time, as an editor applies them. */
function cured(text: string): string {
  let source = text;
  for (let round = 0; round < 10; round += 1) {
    const { found, template, file } = readTemplate(source);
    const part = template?.parts[0];
    if (part?.kind === 'expression') return print(part.expression);
    const first = found.find((one) => one.fix !== undefined);
    if (first === undefined) return `no fix: ${found.map((one) => one.message).join(' ')}`;
    source = fixed({ file, found: [first] });
  }
  return 'never ends';
}

const habits: readonly (readonly [written: string, underlined: string, meant: string])[] = [
  ['a and b', 'and', 'a && b'],
  ['a AND b', 'AND', 'a && b'],
  ['a or b', 'or', 'a || b'],
  ['not a', 'not', '!a'],
  ['not(a)', 'not', '!a'],
  ['not a == b', 'not', '!(a == b)'],
  ['not a and b', 'not', '!a && b'],
  ['a & b', '&', 'a && b'],
  ['inputs.a | inputs.b', '|', 'inputs.a || inputs.b'],
  ['a = b', '=', 'a == b'],
  ['a <> b', '<>', 'a != b'],
  ['a === b', '===', 'a == b'],
  ['a !== b', '!==', 'a != b'],
  ['a =< b', '=<', 'a <= b'],
  ['a => b', '=>', 'a >= b'],
  ['a eq b', 'eq', 'a == b'],
  ['a ≥ b', '≥', 'a >= b'],
  ['a ? b : c', '?', 'if(a, b, c)'],
  ['a == 1 ? f(b) : c + 1', '?', 'if(a == 1, f(b), c + 1)'],
  ['b if a else c', 'if', 'if(a, b, c)'],
  ['a ?? b', '??', 'default(a, b)'],
  ['a?.b', '?.', 'a.b'],
  ["x | default('a')", '|', "default(x, 'a')"],
  ['x | upper', '|', 'upper(x)'],
  ["x | default('a') | upper", '|', "upper(default(x, 'a'))"],
  ['a in [1, 2]', 'in', 'contains([1, 2], a)'],
  ['a not in b', 'not in', '!contains(b, a)'],
  ["a startsWith 'b'", 'startsWith', "startsWith(a, 'b')"],
  ["a matches 'b'", 'matches', "matches(a, 'b')"],
  ['a is None', 'is None', '!present(a)'],
  ['a is not None', 'is not None', 'present(a)'],
  ['a is defined', 'is defined', 'present(a)'],
  ['a < b < c', '<', 'a < b && b < c'],
  ['1 <= inputs.x <= 10', '<=', '1 <= inputs.x && inputs.x <= 10'],
  ['a == b == c', '==', 'a == b && b == c'],
  ['True', 'True', 'true'],
  ['a == None', 'None', 'a == null'],
  ['False || a', 'False', 'false || a'],
  ['a- b', '-', 'a - b'],
  ['a-(b)', '-', 'a - b'],
  ['+1', '+', '1'],
  ['1_000', '1_000', '1000'],
  ['0x1F', '0x1F', '31'],
  ['012', '012', '12'],
  ['2021-01-31', '2021-01-31', "'2021-01-31'"],
  ['“a”', '“a”', "'a'"],
  ["r'a'", 'r', "'a'"],
  ['f(x, default=3)', 'default=', 'f(x, 3)'],
  ['a\u00a0&& b', '\u00a0', 'a && b'],
];

describe('habits of other languages', () => {
  it.each(habits)('answers %s', (written, underlined, meant) => {
    for (const make of [(one: string) => `a: |\n  \${{ ${one} }}`, (one: string) => `- "\${{ ${one} }}"`]) {
      const text = make(written);
      if (text.startsWith('-') && written.includes('"')) continue;
      const { found, template } = readTemplate(text);
      expect(template).toBeUndefined();
      expect(found[0]?.code).toBe('expression-syntax');
      expect(found[0] && under(found[0].span)).toBe(underlined);
      expect(cured(text)).toBe(meant);
    }
  });

  it.each(habits.filter(([written]) => !written.includes('"')))(
    'cures %s in single quotes',
    (written, _, meant) => {
      expect(cured(`a: '\${{ ${written.replaceAll("'", "''")} }}'`)).toBe(meant);
    },
  );

  it.each([
    ['a // b', '//', '`/` divides'],
    ['a ** 2', '**', 'Multiply'],
    ['a ^ b', '^', 'a != b'],
    ["f'x{a}'", 'f', 'format('],
    ['x.lower()', 'lower', '`lower(x)`'],
    ["x.startswith('a')", 'startswith', "`startsWith(x, 'a')`"],
    ['a ++ b', '++', 'a + b'],
    ['x is int', 'is', '`==`'],
  ])('answers %s without a fix', (written, underlined, help) => {
    const { found } = readTemplate(`a: |\n  \${{ ${written} }}`);
    expect(found).toHaveLength(1);
    expect(found[0] && under(found[0].span)).toBe(underlined);
    expect(found[0]?.help).toContain(help);
    expect(found[0]?.fix).toBeUndefined();
  });

  it('reports several in one run', () => {
    const { found } = readTemplate('a: ${{ a and b or not c = True }}');
    expect(found.map((one) => under(one.span))).toEqual(['and', 'or', 'not', '=', 'True']);
  });

  it.each(['inputs.and', 'inputs.not', 'tasks.in.outputs.or', 'not', 'item.None', 'and(a)', 'inputs.is'])(
    'leaves the name %s alone',
    (text) => {
      expect(readTemplate(`a: \${{ ${text} }}`).found).toEqual([]);
    },
  );
});
