import { describe, expect, it } from 'vitest';
import type { BoundExpression } from '../../src/model/bound-expression.ts';
import { decodeText, type Environment, evaluate, evaluateText } from '../../src/run/evaluate.ts';
import {
  any,
  binary,
  bool,
  call,
  dictOf,
  float,
  index,
  input,
  integer,
  list,
  listOf,
  literal,
  string,
  text,
  unary,
} from '../support/expressions.ts';

/** Inputs by name; a name that is not there is absent. */
function inputs(texts: Readonly<Record<string, string>> = {}): Environment {
  return { text: (target) => (target.kind === 'input' ? texts[target.port.name] : undefined) };
}

function valueIn(expression: BoundExpression, texts?: Readonly<Record<string, string>>): unknown {
  const result = evaluate(expression, inputs(texts));
  return result.ok ? result.value : `failed: ${result.reason}`;
}

function textOf(expression: BoundExpression, texts?: Readonly<Record<string, string>>): unknown {
  const result = evaluateText(expression, inputs(texts));
  return result.ok ? result.text : `failed: ${result.reason}`;
}

const s = input('s', string);
const n = input('n', integer);
const x = input('x', float);
const flag = input('flag', bool);
const maybe = input('maybe', string, true);
const broken = binary('%', n, literal(0), integer);

describe('values of references', () => {
  it.each(['true', 'True', ' TRUE\n', '1', 'yes', 'Y', 'on', 't'])('reads the Bool %j as true', (written) => {
    expect(valueIn(flag, { flag: written })).toBe(true);
  });

  it.each(['false', 'False', '0', 'no', '', 'maybe', '2'])('reads the Bool %j as false', (written) => {
    expect(valueIn(flag, { flag: written })).toBe(false);
  });

  it('reads numbers as steps print them', () => {
    expect(valueIn(x, { x: '1e-05' })).toBe(0.00001);
    expect(valueIn(x, { x: ' -3.5E+2\n' })).toBe(-350);
    expect(valueIn(n, { n: '+007' })).toBe(7);
  });

  it.each(['', 'abc', '1e3', '5.0', '0x10', '1_000', '9007199254740993'])(
    'refuses %j as an Integer',
    (written) => {
      expect(valueIn(n, { n: written })).toBe(`failed: ${JSON.stringify(written)} is not an Integer`);
    },
  );

  it('reads lists and dicts from JSON, and refuses one for the other', () => {
    expect(valueIn(input('l', listOf(integer)), { l: ' [1, 2]\n' })).toEqual([1, 2]);
    expect(valueIn(input('l', listOf(integer)), { l: '{"a":1}' })).toMatch(
      /^failed: .* is not a List in JSON$/,
    );
    expect(valueIn(input('d', dictOf(integer)), { d: '[1]' })).toMatch(/^failed: .* is not a Dict in JSON$/);
  });

  it('gives undefined for an absent value', () => {
    expect(evaluate(maybe, inputs())).toEqual({ ok: true, value: undefined });
  });

  it('decodes a text by a type', () => {
    expect(decodeText('True', bool)).toEqual({ ok: true, value: true });
    expect(decodeText('{', dictOf(any))).toMatchObject({ ok: false });
  });
});

describe('what is lazy', () => {
  it('does not look at the other side of && and || when the first decides', () => {
    const error = binary('==', broken, literal(1), bool);
    expect(valueIn(binary('&&', flag, error, bool), { flag: 'no', n: '1' })).toBe(false);
    expect(valueIn(binary('||', flag, error, bool), { flag: 'yes', n: '1' })).toBe(true);
    expect(valueIn(binary('||', flag, error, bool), { flag: 'no', n: '1' })).toBe(
      'failed: a number is divided by zero',
    );
  });

  it('does not look at the branch that is not taken', () => {
    expect(valueIn(call('if', integer, [flag, literal(1), broken]), { flag: 'yes', n: '1' })).toBe(1);
    expect(valueIn(call('default', integer, [n, broken]), { n: '3' })).toBe(3);
    expect(valueIn(call('firstOf', integer, [n, broken]), { n: '3' })).toBe(3);
  });

  it('takes the first value that is present', () => {
    expect(valueIn(call('default', string, [maybe, literal('fallback')]))).toBe('fallback');
    expect(valueIn(call('firstOf', string, [maybe, s]), { s: 'second' })).toBe('second');
    expect(
      valueIn(call('firstOf', string, [maybe, input('other', string, true)], maybe.absent)),
    ).toBeUndefined();
  });

  it('knows what is present without reading it', () => {
    expect(valueIn(call('present', bool, [input('n', integer, true)]), { n: 'abc' })).toBe(true);
    expect(valueIn(call('present', bool, [maybe]))).toBe(false);
  });
});

describe('operators', () => {
  it('compares numbers as numbers and texts by their characters', () => {
    expect(valueIn(binary('<', n, literal(10), bool), { n: '9' })).toBe(true);
    expect(valueIn(binary('<', s, literal('10'), bool), { s: '9' })).toBe(false);
    expect(valueIn(binary('<', literal('\uffee'), literal('😀'), bool))).toBe(true);
    expect(valueIn(binary('==', literal(1.0, float), n, bool), { n: '1' })).toBe(true);
  });

  it('divides as floats and keeps whole numbers whole', () => {
    expect(valueIn(binary('/', literal(7), literal(2), float))).toBe(3.5);
    expect(valueIn(binary('%', literal(-7), literal(2), integer))).toBe(-1);
    expect(Object.is(valueIn(binary('%', literal(-4), literal(2), integer)), 0)).toBe(true);
  });

  it('refuses whole numbers that are no longer exact', () => {
    const large = literal(9007199254740991);
    expect(valueIn(binary('+', large, literal(1), integer))).toMatch(/^failed: .* beyond the whole numbers/);
  });

  it('negates', () => {
    expect(valueIn(unary('-', n), { n: '0' })).toBe(0);
    expect(valueIn(unary('!', flag), { flag: 'True' })).toBe(false);
  });

  it('takes elements, from the end with a negative place', () => {
    const letters = literal(['a', 'b'], listOf(string));
    expect(valueIn(index(letters, literal(-1), string))).toBe('b');
    expect(valueIn(index(letters, literal(2), string))).toMatch(/^failed: the list has 2 items/);
    expect(valueIn(index(literal({ a: 1 }), literal('a'), integer))).toBe(1);
    expect(valueIn(index(literal({ a: 1 }), literal('b'), integer))).toBe('failed: null is not an Integer');
  });

  it('reads an untyped text as JSON where an element is taken from it', () => {
    expect(valueIn(index(input('u', any), literal('a'), any), { u: '{"a":[1]}' })).toEqual([1]);
  });
});

describe('functions', () => {
  const letters = literal(['a', 'b'], listOf(string));

  it.each<[string, BoundExpression, unknown]>([
    ['int of a text', call('int', integer, [literal(' 12 ')]), 12],
    ['int of a Float', call('int', integer, [literal(-5.7)]), -5],
    ['float of a text', call('float', float, [literal('1e3')]), 1000],
    ['json', call('json', string, [literal({ b: 1, a: ['{{'] })]), '{"a":["{\\u007b"],"b":1}'],
    ['fromJson', call('fromJson', any, [literal('[1,{"a":null}]')]), [1, { a: null }]],
    ['length of a text in characters', call('length', integer, [literal('aé😀')]), 3],
    ['length of a list', call('length', integer, [letters]), 2],
    ['contains in a text', call('contains', bool, [literal('abc'), literal('b')]), true],
    ['contains in a list', call('contains', bool, [letters, literal('c')]), false],
    ['startsWith', call('startsWith', bool, [literal('abc'), literal('ab')]), true],
    ['endsWith', call('endsWith', bool, [literal('abc'), literal('ab')]), false],
    ['matches', call('matches', bool, [literal('abc'), literal('^a.c$')]), true],
    ['lower without a final sigma', call('lower', string, [literal('ΑΣ')]), 'ασ'],
    ['upper character by character', call('upper', string, [literal('straße')]), 'STRAßE'],
    ['trim', call('trim', string, [literal('\u0085 a\u00a0')]), 'a'],
    ['join', call('join', string, [literal([1, 2.5], listOf(float)), literal(', ')]), '1, 2.5'],
    ['split', call('split', listOf(string), [literal('a,,b'), literal(',')]), ['a', '', 'b']],
    ['replace', call('replace', string, [literal('aXbX'), literal('X'), literal('$&')]), 'a$&b$&'],
    ['format', call('format', string, [literal('{}-{:03}{{}}'), literal('a'), literal(7)]), 'a-007{}'],
    ['format of a negative number', call('format', string, [literal('{:04}'), literal(-7)]), '-007'],
    ['first', call('first', string, [letters]), 'a'],
    ['last', call('last', string, [letters]), 'b'],
    ['keys in order', call('keys', listOf(string), [literal({ b: 1, a: 2, Z: 3 })]), ['Z', 'a', 'b']],
    ['flatten by one level', call('flatten', listOf(any), [literal([[1], [[2]]])]), [1, [2]]],
    ['range without its end', call('range', listOf(integer), [literal(1), literal(4)]), [1, 2, 3]],
    ['range with a step', call('range', listOf(integer), [literal(5), literal(0), literal(-2)]), [5, 3, 1]],
    ['range that is empty', call('range', listOf(integer), [literal(3), literal(1)]), []],
  ])('%s', (_, expression, wanted) => {
    expect(valueIn(expression)).toEqual(wanted);
  });

  it.each<[string, BoundExpression]>([
    ['first of an empty list', call('first', string, [literal([], listOf(string))])],
    ['int of a text that is no number', call('int', integer, [literal('x')])],
    ['a pattern that is none', call('matches', bool, [literal('a'), literal('(')])],
    ['JSON that is none', call('fromJson', any, [literal('{')])],
    ['a step of zero', call('range', listOf(integer), [literal(0), literal(1), literal(0)])],
    ['a range without end', call('range', listOf(integer), [literal(0), literal(1e9)])],
    ['flatten of what is no list', call('flatten', listOf(any), [literal([1])])],
  ])('says why there is no %s', (_, expression) => {
    expect(evaluate(expression, inputs())).toMatchObject({ ok: false });
  });
});

describe('texts', () => {
  it.each<[number, string]>([
    [0.1 + 0.2, '0.30000000000000004'],
    [1e21, '1e+21'],
    [1, '1'],
    [1e-7, '1e-7'],
    [0.00001, '0.00001'],
    [-0, '-0'],
  ])('writes the Float %d as Argo prints it', (value, wanted) => {
    expect(textOf(binary('*', literal(value, float), literal(1, float), float))).toBe(wanted);
  });

  it('passes the text of a reference on as it came', () => {
    expect(textOf(flag, { flag: 'True' })).toBe('True');
    expect(textOf(text('lr=', x), { x: '1e-05' })).toBe('lr=1e-05');
    expect(textOf(call('if', bool, [flag, flag, literal(false)]), { flag: 'Yes' })).toBe('Yes');
  });

  it('gives what is computed its one text', () => {
    expect(textOf(unary('!', flag), { flag: 'True' })).toBe('false');
    expect(textOf(text('n=', binary('+', n, literal(1), integer)), { n: '07' })).toBe('n=8');
    expect(textOf(list(string, literal('{{x}}'), s), { s: '<&>' })).toBe('["{\\u007bx}}","<&>"]');
  });

  it('writes no {{ into JSON, wherever it came from', () => {
    expect(textOf(input('l', listOf(string)), { l: '[ "{{x}}" ]' })).toBe('[ "{\\u007bx}}" ]');
    expect(evaluateText(input('u', any), inputs({ u: '["{{"]' }), listOf(string))).toEqual({
      ok: true,
      text: '["{\\u007b"]',
    });
  });

  it('has no text for a number that is not finite', () => {
    expect(textOf(binary('/', literal(1), literal(0), float))).toBe(
      'failed: a number that is not finite has no text',
    );
  });
});
