import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sink } from '../../../src/diagnostics/sink.ts';
import type { BinaryOperator, Expression } from '../../../src/syntax/expression/ast.ts';
import { parseExpression } from '../../../src/syntax/expression/parse.ts';
import { print } from '../../../src/syntax/expression/print.ts';

const file = { path: 'test.yaml', text: '' };
const span = { file, start: 0, end: 0 };

function parse(text: string): Expression | undefined {
  const source = {
    text,
    start: 0,
    end: text.length,
    place: (start: number, end: number) => ({ file: { path: '', text }, start, end }),
  };
  const sink = new Sink();
  const expression = parseExpression(source, sink);
  expect(sink.diagnostics().map((one) => one.message)).toEqual([]);
  return expression;
}

/** A tree without places. */
function bare(expression: Expression | undefined): unknown {
  return JSON.parse(
    JSON.stringify(expression, (key, value: unknown) =>
      key === 'span' || key.endsWith('Span') ? undefined : value,
    ),
  );
}

const operators: readonly BinaryOperator[] = [
  '&&',
  '||',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '+',
  '-',
  '*',
  '/',
  '%',
];
const name = fc
  .stringMatching(/^[A-Za-z_](-{0,2}[A-Za-z0-9_]){0,6}$/)
  .filter(
    (one) =>
      !/^(true|false|null|none|nil|undefined|and|or|not|in|is|if|else|eq|ne|lt|le|gt|ge|mod|contains|startswith|endswith|matches)$/i.test(
        one,
      ),
  );
const memberName = fc.oneof(name, fc.constantFrom('true', 'null', 'and', 'not', 'in', 'if', 'a-b'));
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom("'", '"', '\\', '}}', '${{', '\n', '\t', '\u2028', '\u0001', '\u0085', '😀'),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
  ),
});

function literal(value: string | number | boolean | null, float = false): Expression {
  return { kind: 'literal', value, ...(float ? { float } : {}), span };
}

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.maxSafeNat().map((value) => literal(value)),
  fc
    .double({ min: 0, noNaN: true, noDefaultInfinity: true })
    .map((value) => literal(value === 0 ? 0 : value, true)),
  fc.boolean().map((value) => literal(value)),
  fc.constant(literal(null)),
  text.map((value) => literal(value)),
  name.map((value): Expression => ({ kind: 'name', name: value, span })),
);

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc
      .record({ operator: fc.constantFrom(...operators), left: tie('expression'), right: tie('expression') })
      .map(
        (one): Expression => ({
          kind: 'binary',
          ...one,
          operatorSpan: span,
          span,
        }),
      ),
    fc
      .record({ operator: fc.constantFrom('!' as const, '-' as const), operand: tie('expression') })
      .map((one): Expression => ({ kind: 'unary', ...one, span })),
    fc
      .record({ object: tie('expression'), name: memberName })
      .map((one): Expression => ({ kind: 'member', ...one, nameSpan: span, span })),
    fc
      .record({ object: tie('expression'), index: tie('expression') })
      .map((one): Expression => ({ kind: 'index', ...one, span })),
    fc
      .record({ name, arguments: fc.array(tie('expression'), { maxLength: 3 }) })
      .map((one): Expression => ({ kind: 'call', ...one, nameSpan: span, span })),
    fc.array(tie('expression'), { maxLength: 3 }).map((items): Expression => ({ kind: 'list', items, span })),
  ),
}));

describe('printing', () => {
  it('reads back as the same tree', () => {
    fc.assert(
      fc.property(expression, (one) => {
        expect(bare(parse(print(one)))).toEqual(bare(one));
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same for its own result', () => {
    fc.assert(
      fc.property(expression, (one) => {
        const printed = print(one);
        const again = parse(printed);
        expect(again && print(again)).toBe(printed);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '(a + b) * c',
    'a - (b - c)',
    'a && (b || c)',
    '(a == b) == c',
    'a < b == (c == d)',
    '!(a && b)',
    '-(-a)',
    '(-a).b',
    '(a + b)[0]',
    '(1).a',
    '1[0]',
    '1.0',
    '1e+21',
    "'it''s'",
    '"a\\nb"',
    '[a, [b], f(c)]',
  ])('leaves %s as it is', (canonical) => {
    const one = parse(canonical);
    expect(one && print(one)).toBe(canonical);
  });

  it.each([
    ['((a)) + ((b * c))', 'a + b * c'],
    ['(a && b) || (c)', 'a && b || c'],
    ['a||b', 'a || b'],
    ['"x"', "'x'"],
    ['inputs["a"]', "inputs['a']"],
    ['1.50', '1.5'],
    ['(a.b).c', 'a.b.c'],
    ['!(a.b)', '!a.b'],
  ])('writes %s without what is not needed', (written, canonical) => {
    const one = parse(written);
    expect(one && print(one)).toBe(canonical);
  });
});
