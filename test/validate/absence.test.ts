import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { BoundPort } from '../../src/model/bound.ts';
import type { BoundExpression } from '../../src/model/bound-expression.ts';
import type { Type, Value } from '../../src/model/type.ts';
import type { BinaryOperator } from '../../src/syntax/expression/ast.ts';
import {
  conjunctsOf,
  coversAll,
  implies,
  isCertain,
  negated,
  sameExpression,
} from '../../src/validate/absence.ts';
import { sameTarget } from '../../src/validate/same-target.ts';
import { world } from '../compiler/bind/expression/world.ts';

const here = world({
  inputs: {
    a: 'Bool',
    b: 'Bool',
    c: 'Bool',
    n: 'Integer',
    m: 'Integer',
    x: 'Float',
    s: 'String',
    t: 'String',
    u: '',
    maybe: 'Integer?',
    letter: { type: 'String', constraints: { enum: ['a', 'b'] } },
    digit: { type: 'Integer', constraints: { enum: [1, 2, 3] } },
    half: { type: 'Float', constraints: { enum: [0.5, 1] } },
  },
  tasks: {
    flip: { outputs: { heads: 'Bool', o: 'Integer' } },
    left: { outputs: { o: 'Integer', p: 'Integer' }, when: 'inputs.a' },
  },
});

/** Conjunctions written as lists. */
function cover(...conditions: readonly (readonly string[])[]): boolean {
  return coversAll(conditions.map((some) => some.map((one) => here.bind(one))));
}

describe('conditions cover every case', () => {
  test.each<readonly (readonly string[])[]>([
    [['inputs.a'], ['!inputs.a']],
    [['true']],
    [['!false']],
    [[]],
    [['inputs.a || !inputs.a']],
    [['inputs.a', 'inputs.b'], ['inputs.a', '!inputs.b'], ['!inputs.a']],
    [['inputs.a == true'], ['inputs.a == false']],
    [['inputs.a != true'], ['inputs.a']],
    [['inputs.a == inputs.b'], ['inputs.a', '!inputs.b'], ['inputs.b', '!inputs.a']],
    [['if(inputs.a, inputs.b, inputs.c)'], ['inputs.a', '!inputs.b'], ['!inputs.a', '!inputs.c']],
    [['inputs.u'], ['!inputs.u']],
    [['tasks.flip.outputs.heads'], ['!tasks.flip.outputs.heads']],
    [['inputs.n < 10'], ['inputs.n >= 10', 'inputs.n <= 50'], ['inputs.n > 50']],
    [['inputs.n < 10'], ['10 <= inputs.n']],
    [['inputs.n <= 9'], ['inputs.n > 9.5'], ['inputs.n == 10']],
    [['inputs.n < 5'], ['inputs.n > 5'], ['inputs.n == 5']],
    [['inputs.n == 5'], ['inputs.n != 5']],
    [['inputs.n <= 4'], ['inputs.n >= 5']],
    [['inputs.n % 2 == 0'], ['inputs.n % 2 != 0']],
    [['inputs.n + 1 > 3'], ['inputs.n + 1 <= 3']],
    [['inputs.x < 1'], ['!(inputs.x < 1)']],
    [['inputs.x == 1'], ['inputs.x != 1']],
    [['inputs.n < inputs.m'], ['inputs.m <= inputs.n']],
    [['inputs.n < inputs.m'], ['inputs.n == inputs.m'], ['inputs.n > inputs.m']],
    [["inputs.s == 'a'"], ["inputs.s != 'a'"]],
    [["inputs.s != 'a'"], ["inputs.s != 'b'"]],
    [["inputs.s < 'm'"], ["inputs.s >= 'm'"]],
    [['inputs.s == inputs.t'], ['inputs.t != inputs.s']],
    [["inputs.letter == 'a'"], ["inputs.letter == 'b'"]],
    [["inputs.letter != 'a'"], ["inputs.letter != 'b'"]],
    [['inputs.digit < 3'], ['inputs.digit == 3']],
    [['inputs.half < 0.7'], ['inputs.half > 0.7']],
    [['present(inputs.maybe)'], ['!present(inputs.maybe)']],
    [["contains(inputs.s, 'x')"], ["!contains(inputs.s, 'x')"]],
    [['inputs.n < 9007199254740991'], ['inputs.n >= 9007199254740991']],
  ])('%j', (...conditions) => {
    expect(cover(...conditions)).toBe(true);
  });
});

describe('conditions do not cover every case', () => {
  test.each<readonly (readonly string[])[]>([
    [['inputs.a'], ['inputs.b']],
    [['inputs.a'], ['!inputs.a', 'inputs.b']],
    [['false']],
    [['inputs.n < 10'], ['inputs.n > 10']],
    [['inputs.n <= 9'], ['inputs.n > 10']],
    [['inputs.n < 10'], ['inputs.m >= 10']],
    [['inputs.n % 2 == 0'], ['inputs.n % 2 == 1']],
    [['inputs.x < 1'], ['inputs.x >= 1']],
    [['inputs.x <= 4'], ['inputs.x >= 5'], ['inputs.x != inputs.x']],
    [['inputs.x < inputs.x'], ['inputs.x >= inputs.x']],
    [["inputs.s == 'a'"], ["inputs.s == 'b'"]],
    [["inputs.s == 'a'"], ["inputs.t != 'a'"]],
    [["inputs.letter == 'a'"], ["inputs.letter == 'c'"]],
    [['inputs.digit < 2'], ['inputs.digit > 2']],
    [["contains(inputs.s, 'x')"], ["!contains(inputs.s, 'y')"]],
    [['inputs.n <= 9007199254740989'], ['inputs.n >= 9007199254740991']],
    [['inputs.n + 1 > 3'], ['inputs.n + 2 <= 3']],
  ])('%j', (...conditions) => {
    expect(cover(...conditions)).toBe(false);
  });

  it('when there are none', () => {
    expect(coversAll([])).toBe(false);
  });

  it('when there are more than can be tried', () => {
    const many = Array.from({ length: 13 }, (_, index) => `inputs.n % ${index + 2} == 0`);
    expect(
      cover(
        ...many.map((one) => [one]),
        many.map((one) => `!(${one})`),
      ),
    ).toBe(false);
    const fewer = many.slice(0, 3);
    expect(
      cover(
        ...fewer.map((one) => [one]),
        fewer.map((one) => `!(${one})`),
      ),
    ).toBe(true);
  });
});

describe('facts imply a condition', () => {
  test.each<readonly [readonly string[], string, boolean]>([
    [['inputs.a'], 'inputs.a', true],
    [['inputs.a && inputs.b'], 'inputs.b', true],
    [['inputs.a', 'inputs.b'], 'inputs.a && inputs.b', true],
    [['inputs.a'], 'inputs.a || inputs.b', true],
    [['inputs.a || inputs.b', '!inputs.a'], 'inputs.b', true],
    [['inputs.a || inputs.b', '!inputs.a || inputs.c', '!inputs.b || inputs.c'], 'inputs.c', true],
    [['!(inputs.a || inputs.b)'], '!inputs.b', true],
    [['!(!inputs.a)'], 'inputs.a', true],
    [['inputs.n > 60'], 'inputs.n > 50', true],
    [['inputs.n == 20'], 'inputs.n >= 10 && inputs.n <= 50', true],
    [['inputs.x > 60'], 'inputs.x > 50', true],
    [["inputs.s == 'a'"], "inputs.s != 'b'", true],
    [['inputs.a == true'], 'inputs.a', true],
    [['inputs.n > inputs.m'], 'inputs.m < inputs.n', true],
    [["contains(inputs.s, 'x')"], "contains(inputs.s, 'x')", true],
    [['present(tasks.left.outputs.o)'], 'inputs.a', true],
    [[], 'true', true],
    [['inputs.a'], 'inputs.b', false],
    [['inputs.a || inputs.b'], 'inputs.a', false],
    [['inputs.n > 40'], 'inputs.n > 50', false],
    [["inputs.s != 'b'"], "inputs.s == 'a'", false],
    [['!(inputs.x < 1)'], 'inputs.x >= 1', false],
    [[], 'inputs.a', false],
  ])('%j and %s: %s', (facts, condition, proven) => {
    expect(
      implies(
        facts.map((one) => here.bind(one)),
        here.bind(condition),
      ),
    ).toBe(proven);
  });
});

describe('the parts of a condition', () => {
  test.each([
    ['inputs.a && inputs.b && !inputs.c', ['inputs.a', 'inputs.b', '!inputs.c']],
    ['!(inputs.a || !inputs.b)', ['!inputs.a', 'inputs.b']],
    ['inputs.a || inputs.b', ['inputs.a || inputs.b']],
    ['!!inputs.a', ['inputs.a']],
    ['!(inputs.a && inputs.b)', ['!(inputs.a && inputs.b)']],
  ])('%s', (condition, parts) => {
    const found = conjunctsOf(here.bind(condition));
    expect(found).toHaveLength(parts.length);
    for (const [index, part] of parts.entries()) {
      const one = found[index];
      expect(one !== undefined && sameExpression(one, here.bind(part)), part).toBe(true);
    }
  });
});

describe('an absence', () => {
  it('without conditions is never certain not to happen', () => {
    const [known] = here.bind('tasks.left.outputs.o').absent;
    if (known?.kind !== 'skipped') throw new Error('not skipped');
    expect(isCertain(known, here.facts('inputs.a'))).toBe(true);
    expect(isCertain({ ...known, because: [] }, here.facts('inputs.a'))).toBe(false);
    expect(isCertain({ ...known, because: [] }, here.facts('present(tasks.left.outputs.p)'))).toBe(true);
  });
});

describe('sameExpression', () => {
  const texts = [
    ...[
      'inputs.a',
      'inputs.b',
      '!inputs.a',
      'inputs.n == 1',
      'inputs.n == 2',
      'inputs.n != 1',
      'inputs.m == 1',
    ],
    ...[
      "inputs.s == 'a'",
      '1',
      "'1'",
      'true',
      '[1, 2]',
      '[2, 1]',
      '[inputs.n, 1]',
      '[inputs.m, 1]',
      'lower(inputs.s)',
    ],
    ...[
      'upper(inputs.s)',
      'lower(inputs.t)',
      'inputs.u.a',
      'inputs.u.b',
      'x${{ inputs.n }}',
      'x${{ inputs.m }}',
      '-inputs.n',
    ],
    ...[
      'tasks.left.outputs.o',
      'tasks.left.outputs.p',
      'tasks.left.status',
      'tasks.flip.outputs.o',
      'tasks.flip.status',
    ],
  ];

  it('holds just for expressions that are written alike, wherever they stand', () => {
    for (const [i, a] of texts.entries()) {
      for (const [j, b] of texts.entries()) {
        expect(
          sameExpression(here.bind(a), here.bind(b.includes('${{') ? b : `  ${b}`)),
          `${a} and ${b}`,
        ).toBe(i === j);
      }
    }
  });

  it('compares fields of the run by their names', () => {
    expect(sameTarget({ kind: 'run', field: 'name' }, { kind: 'run', field: 'name' })).toBe(true);
    expect(sameTarget({ kind: 'run', field: 'name' }, { kind: 'run', field: 'id' })).toBe(false);
    expect(sameTarget({ kind: 'task', field: 'name' }, { kind: 'run', field: 'name' })).toBe(false);
  });
});

/** Inputs with few values, so that all cases can be tried; the numbers reach beyond every constant that conditions compare with. */
const domains: Readonly<Record<string, readonly Value[]>> = {
  a: [true, false],
  b: [true, false],
  n: [-2, -1, 0, 1, 2, 3, 4],
  m: [-2, -1, 0, 1, 2, 3, 4],
  x: [-2, -0.5, 0, 0.5, 1, 1.5, 2, 9, Number.NaN],
  s: ['p', 'q', 'r'],
};

const kinds: Readonly<Record<string, Type['kind'] & ('bool' | 'integer' | 'float' | 'string')>> = {
  a: 'bool',
  b: 'bool',
  n: 'integer',
  m: 'integer',
  x: 'float',
  s: 'string',
};

const { span } = here.bind('inputs.a');

const ports = new Map(
  Object.entries(kinds).map(([name, kind]): [string, BoundPort] => [
    name,
    {
      name,
      type: { kind },
      optional: false,
      default: undefined,
      constraints: {},
      description: undefined,
      origin: { key: span, span },
    },
  ]),
);

function reference(name: string): BoundExpression {
  const port = ports.get(name);
  if (port === undefined) throw new Error(name);
  return { kind: 'reference', target: { kind: 'input', port }, type: port.type, absent: [], span };
}

function literal(value: Value, kind: 'bool' | 'integer' | 'float' | 'string'): BoundExpression {
  return { kind: 'literal', value, type: { kind }, absent: [], span };
}

function binary(operator: BinaryOperator, left: BoundExpression, right: BoundExpression): BoundExpression {
  return { kind: 'binary', operator, left, right, type: { kind: 'bool' }, absent: [], span };
}

const comparisons = fc.constantFrom<BinaryOperator>('==', '!=', '<', '<=', '>', '>=');
const atoms: fc.Arbitrary<BoundExpression> = fc.oneof(
  fc.constantFrom('a', 'b').map(reference),
  fc.boolean().map((value) => literal(value, 'bool')),
  fc
    .tuple(comparisons, fc.constantFrom('n', 'm'), fc.constantFrom(0, 1, 2))
    .map(([operator, name, value]) => binary(operator, reference(name), literal(value, 'integer'))),
  fc
    .tuple(comparisons, fc.constantFrom(0, 1, 2))
    .map(([operator, value]) => binary(operator, literal(value, 'integer'), reference('n'))),
  fc
    .tuple(comparisons, fc.constantFrom(0, 0.5, 1))
    .map(([operator, value]) => binary(operator, reference('x'), literal(value, 'float'))),
  comparisons.map((operator) => binary(operator, reference('n'), reference('m'))),
  comparisons.map((operator) => binary(operator, reference('m'), reference('n'))),
  fc
    .tuple(fc.constantFrom<BinaryOperator>('==', '!='), fc.constantFrom('p', 'q'))
    .map(([operator, value]) => binary(operator, reference('s'), literal(value, 'string'))),
  fc
    .tuple(fc.constantFrom<BinaryOperator>('==', '!='), fc.boolean())
    .map(([operator, value]) => binary(operator, reference('a'), literal(value, 'bool'))),
);

const conditions: fc.Arbitrary<BoundExpression> = fc.letrec<{ condition: BoundExpression }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'condition' },
    atoms,
    tie('condition').map(negated),
    fc
      .tuple(fc.constantFrom<BinaryOperator>('&&', '||'), tie('condition'), tie('condition'))
      .map(([operator, left, right]) => binary(operator, left, right)),
    fc.tuple(tie('condition'), tie('condition'), tie('condition')).map(
      (values): BoundExpression => ({
        kind: 'call',
        name: 'if',
        arguments: values,
        type: { kind: 'bool' },
        absent: [],
        span,
      }),
    ),
  ),
})).condition;

/** The plain meaning of a condition, for the test only. */
function meaningOf(expression: BoundExpression, values: Readonly<Record<string, Value>>): Value {
  const of = (one: BoundExpression | undefined): Value => (one === undefined ? null : meaningOf(one, values));
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'reference':
      return expression.target.kind === 'input' ? (values[expression.target.port.name] ?? null) : null;
    case 'unary':
      return of(expression.operand) !== true;
    case 'call':
      return of(expression.arguments[0]) === true ? of(expression.arguments[1]) : of(expression.arguments[2]);
    case 'binary': {
      const [left, right] = [of(expression.left), of(expression.right)];
      switch (expression.operator) {
        case '&&':
          return left === true && right === true;
        case '||':
          return left === true || right === true;
        case '==':
          return left === right;
        case '!=':
          return left !== right;
        default:
          return order(expression.operator, Number(left), Number(right));
      }
    }
    default:
      throw new Error(expression.kind);
  }
}

function order(operator: BinaryOperator, left: number, right: number): boolean {
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}

function allCases(): readonly Readonly<Record<string, Value>>[] {
  return Object.entries(domains).reduce<readonly Readonly<Record<string, Value>>[]>(
    (cases, [name, values]) => cases.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

const cases = allCases();

/** Whether conditions compare two references: these are looked at apart from what each is compared with, so less can be proven. */
function comparesReferences(expression: BoundExpression): boolean {
  if (expression.kind === 'unary') return comparesReferences(expression.operand);
  if (expression.kind === 'call') return expression.arguments.some(comparesReferences);
  if (expression.kind !== 'binary') return false;
  const { left, right } = expression;
  return (
    (left.kind === 'reference' && right.kind === 'reference') ||
    comparesReferences(left) ||
    comparesReferences(right)
  );
}

describe('over small domains', () => {
  it('coversAll agrees with trying every case', () => {
    let proven = 0;
    fc.assert(
      fc.property(
        fc.array(fc.array(conditions, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 }),
        (some) => {
          const truth = cases.every((one) =>
            some.some((all) => all.every((condition) => meaningOf(condition, one) === true)),
          );
          const answer = coversAll(some);
          if (answer) proven += 1;
          if (some.flat().some(comparesReferences)) expect(!answer || truth, 'sound').toBe(true);
          else expect(answer).toBe(truth);
        },
      ),
      { numRuns: 400 },
    );
    expect(proven).toBeGreaterThan(10);
  });

  it('implies never says more than is true', () => {
    fc.assert(
      fc.property(fc.array(conditions, { maxLength: 3 }), conditions, (facts, condition) => {
        fc.pre(implies(facts, condition));
        for (const one of cases) {
          if (facts.every((fact) => meaningOf(fact, one) === true))
            expect(meaningOf(condition, one)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('a condition and its negation cover every case, and its parts say the same', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        for (const one of cases.filter((_, index) => index % 37 === 0)) {
          const whole = meaningOf(condition, one);
          expect(meaningOf(negated(condition), one)).toBe(whole !== true);
          expect(conjunctsOf(condition).every((part) => meaningOf(part, one) === true)).toBe(whole === true);
        }
        expect(coversAll([[condition], [negated(condition)]])).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
