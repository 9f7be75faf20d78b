import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/model/type.ts';
import { Fault } from '../../src/run/evaluate-fault.ts';
import { sameValue } from '../../src/run/evaluate-operator.ts';
import {
  compareTexts,
  lengthOf,
  lowerText,
  replaceText,
  splitText,
  trimText,
  upperText,
} from '../../src/run/value-characters.ts';
import {
  coerce,
  decode,
  parseJson,
  readBool,
  toBool,
  toFloat,
  toInteger,
} from '../../src/run/value-decode.ts';
import { numberText, parseFloatText, parseInteger } from '../../src/run/value-number.ts';
import { jsonText, protectJson, valueText } from '../../src/run/value-text.ts';

/** A fault by its reason, so that one assertion covers values and faults. */
function shown<T>(value: T | Fault): T | string {
  return value instanceof Fault ? `fault: ${value.reason}` : value;
}

describe('characters', () => {
  it.each([
    ['', '', 0],
    ['a', 'a', 0],
    ['a', 'b', -1],
    ['b', 'a', 1],
    ['a', 'ab', -1],
    ['abc', 'ab', 1],
    ['\u{1f600}', '\u{1f601}', -1],
    ['\uffff', '\u{10000}', -1],
    ['\u{10000}', '\uffff', 1],
    ['\ud7ff', '\u{10000}', -1],
    ['\ue000', '\u{10000}', -1],
    ['\u{10ffff}', '\ue000', 1],
    ['x\u{10000}', 'x\u{10000}y', -1],
  ])('%j and %j are compared as characters', (left, right, sign) => {
    expect(Math.sign(compareTexts(left, right))).toBe(sign);
  });

  it.each([
    ['', 0],
    ['ab', 2],
    ['a😀', 2],
    ['e\u0301', 2],
  ])('%j has %d of them', (text, length) => {
    expect(lengthOf(text)).toBe(length);
  });

  it.each([
    ['ÀİΣς', 'àiσς'],
    ['AbC', 'abc'],
    ['𐐀', '𐐨'],
  ])('%j in lower case is %j', (text, lower) => {
    expect(lowerText(text)).toBe(lower);
  });

  it.each([
    ['straße', 'STRAßE'],
    ['ﬁ', 'ﬁ'],
    ['𐐨', '𐐀'],
    ['\u1fb3\u1fc3\u1ff3', '\u1fbc\u1fcc\u1ffc'],
    ['\u1f80\u1f87\u1f90\u1f97\u1fa0\u1fa7', '\u1f88\u1f8f\u1f98\u1f9f\u1fa8\u1faf'],
    ['\u1f88\u1f8f\u1faf', '\u1f88\u1f8f\u1faf'],
    ['\u1fb2\u1fb4', '\u1fb2\u1fb4'],
    ['\u0149', '\u0149'],
    ['é', 'É'],
  ])('%j in upper case is %j', (text, upper) => {
    expect(upperText(text)).toBe(upper);
  });

  it.each([
    [' \t\n\v\f\r\u0085\u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000a b\u3000 ', 'a b'],
    ['\ufeffa', '\ufeffa'],
    ['\u200ba', '\u200ba'],
    ['  ', ''],
  ])('%j is trimmed to %j', (text, trimmed) => {
    expect(trimText(text)).toBe(trimmed);
  });

  it('split and replace know the empty text', () => {
    expect(splitText('a😀b', '')).toEqual(['a', '😀', 'b']);
    expect(splitText('', '')).toEqual([]);
    expect(splitText('', ',')).toEqual(['']);
    expect(splitText('a,b', ',')).toEqual(['a', 'b']);
    expect(replaceText('a😀', '', '-')).toBe('-a-😀-');
    expect(replaceText('', '', '-')).toBe('-');
    expect(replaceText('aa', 'a', 'aa')).toBe('aaaa');
  });
});

describe('numbers', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['+7', 7],
    ['-12', -12],
    ['007', 7],
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', undefined],
    ['', undefined],
    ['-', undefined],
    ['1.0', undefined],
    ['1_0', undefined],
    ['1a', undefined],
    ['a1', undefined],
    [' 1', undefined],
  ])('%j as a whole number is %j', (text, value) => {
    expect(parseInteger(text)).toBe(value);
  });

  it.each([
    ['1', 1],
    ['-1.5', -1.5],
    ['+.5', 0.5],
    ['1.', 1],
    ['1e3', 1000],
    ['1E-2', 0.01],
    ['1e+10_0', 1e100],
    ['1_000.000_1', 1000.0001],
    ['.1_234', 0.1234],
    ['inf', Number.POSITIVE_INFINITY],
    ['+Inf', Number.POSITIVE_INFINITY],
    ['-INFINITY', Number.NEGATIVE_INFINITY],
    ['nan', Number.NaN],
    ['NaN', Number.NaN],
    ['-nan', undefined],
    ['infi', undefined],
    ['xinf', undefined],
    ['infx', undefined],
    ['1e400', undefined],
    ['.', undefined],
    ['', undefined],
    ['1__0', undefined],
    ['_1', undefined],
    ['1_', undefined],
    ['1e', undefined],
    ['0x1p4', undefined],
    ['1 ', undefined],
    ['--1', undefined],
  ])('%j as a number is %j', (text, value) => {
    expect(parseFloatText(text)).toBe(value);
  });

  it.each([
    [0, '0'],
    [-0, '-0'],
    [1e21, '1e+21'],
    [1e-7, '1e-7'],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
  ])('%d is written %j', (value, text) => {
    expect(numberText(value)).toBe(text);
  });
});

describe('reading by a type', () => {
  const list = { kind: 'list', of: { kind: 'any' } } as const;
  const dict = { kind: 'dict', of: { kind: 'any' } } as const;

  it.each([
    [' 5\n', { kind: 'integer' }, 5],
    ['5.0', { kind: 'integer' }, 'fault: "5.0" is not an Integer'],
    [' 5.5 ', { kind: 'float' }, 5.5],
    ['x', { kind: 'float' }, 'fault: "x" is not a Float'],
    [' True ', { kind: 'bool' }, true],
    ['maybe', { kind: 'bool' }, false],
    [' as is ', { kind: 'string' }, ' as is '],
    ['[1]', { kind: 'any' }, '[1]'],
    ['[1]', list, [1]],
    ['{}', list, 'fault: "{}" is not a List in JSON'],
    ['null', list, 'fault: "null" is not a List in JSON'],
    ['"a"', list, 'fault: "\\"a\\"" is not a List in JSON'],
    ['{"a":1}', dict, { a: 1 }],
    ['[]', dict, 'fault: "[]" is not a Dict in JSON'],
    ['{', dict, 'fault: "{" is not JSON'],
  ] as const)('%j as %j is %j', (text, type, value) => {
    expect(shown(decode(text, type))).toEqual(value);
  });

  it.each([
    ['1', 1],
    ['[1,{"a":1e308}]', [1, { a: 1e308 }]],
    ['1e400', 'fault: "1e400" is not JSON'],
    ['[1,{"a":1e400}]', 'fault: "[1,{\\"a\\":1e400}]" is not JSON'],
    ["'a'", 'fault: "\'a\'" is not JSON'],
  ])('%s as JSON is %j', (text, value) => {
    expect(shown(parseJson(text))).toEqual(value);
  });

  it.each([
    [5.9, { kind: 'integer' }, 5],
    [-5.9, { kind: 'integer' }, -5],
    [-0.5, { kind: 'integer' }, 0],
    ['7', { kind: 'integer' }, 7],
    ['7.5', { kind: 'integer' }, 'fault: "7.5" is not an Integer'],
    [true, { kind: 'integer' }, 'fault: true is not an Integer'],
    [2 ** 53, { kind: 'integer' }, 'fault: 9007199254740992 is not an Integer'],
    [null, { kind: 'float' }, 'fault: null is not a number'],
    ['1e3', { kind: 'float' }, 1000],
    [0.5, { kind: 'float' }, 0.5],
    ['true', { kind: 'bool' }, 'fault: "true" is not a Bool'],
    [false, { kind: 'bool' }, false],
    [1, { kind: 'string' }, 'fault: 1 is not a String'],
    ['x', { kind: 'string' }, 'x'],
    [[1], { kind: 'any' }, [1]],
  ] as const)('the element %j as %j is %j', (value, type, wanted) => {
    expect(shown(coerce(value, type))).toEqual(wanted);
  });

  it('there is no negative zero among whole numbers', () => {
    expect(Object.is(toInteger(-0.2), 0)).toBe(true);
    expect(Object.is(parseInteger('-0'), 0)).toBe(true);
    expect(Object.is(toFloat(-0), -0)).toBe(true);
  });

  it.each([
    [true, true],
    [false, false],
    [1, true],
    [0, false],
    [2, false],
    ['yes', true],
    ['2', false],
    [null, false],
  ])('%j as a condition is %j', (value, holds) => {
    expect(toBool(value)).toBe(holds);
  });

  it('trims what Go would around words', () => {
    expect(readBool('\u0085on\u3000')).toBe(true);
    expect(readBool('\ufeffon')).toBe(false);
  });
});

describe('writing', () => {
  it.each<[Value, string | undefined]>([
    ['a"b', 'a"b'],
    [null, 'null'],
    [true, 'true'],
    [1.5, '1.5'],
    [[1, 'a', null], '[1,"a",null]'],
    [{ b: [], a: {}, Z: '<&>' }, '{"Z":"<&>","a":{},"b":[]}'],
    [['{{x}}', '{{{'], '["{\\u007bx}}","{\\u007b{"]'],
    [['\u2028\u2029'], '["\\u2028\\u2029"]'],
    [Number.NaN, undefined],
    [[1, [Number.POSITIVE_INFINITY]], undefined],
    [{ a: { b: Number.NaN } }, undefined],
  ])('%j has the text %j', (value, text) => {
    expect(valueText(value)).toBe(text);
  });

  it('sorts keys by their characters', () => {
    expect(jsonText({ '\u{10000}': 1, '\uffff': 2, b: 3, a: 4 })).toBe(
      '{"a":4,"b":3,"\uffff":2,"\u{10000}":1}',
    );
  });

  it('protects every pair of braces', () => {
    expect(protectJson('{{{{')).toBe('{\\u007b{\\u007b');
  });

  it.each<[Value, Value, boolean]>([
    [1, 1, true],
    [1, '1', false],
    [null, null, true],
    [null, {}, false],
    [{}, null, false],
    [[1], [1], true],
    [[1], [2], false],
    [[], {}, false],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    ['[]', [], false],
    [[], '[]', false],
  ])('%j and %j are the same: %j', (left, right, same) => {
    expect(sameValue(left, right)).toBe(same);
  });
});
