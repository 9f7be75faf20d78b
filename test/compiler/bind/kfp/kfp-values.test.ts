import { describe, expect, it } from 'vitest';
import { kfpValueText, normalisedDefault } from '../../../../src/compiler/bind/kfp/kfp-values.ts';
import type { Value } from '../../../../src/model/type.ts';

describe('the text that KFP makes of a constant', () => {
  it.each<readonly [Value, boolean, string]>([
    ['as it is ', false, 'as it is '],
    [true, false, 'True'],
    [false, false, 'False'],
    [5, false, '5'],
    [5, true, '5.0'],
    [-0, true, '-0.0'],
    [0.1, false, '0.1'],
    [-2.5, false, '-2.5'],
    [1e-4, true, '0.0001'],
    [1e-5, true, '1e-05'],
    [1e-7, true, '1e-07'],
    [1.5e-7, true, '1.5e-07'],
    [1e15, true, '1000000000000000.0'],
    [1e16, true, '1e+16'],
    [1.2345678901234567e19, true, '1.2345678901234567e+19'],
    [123.456, true, '123.456'],
    [1e21, false, '1000000000000000000000'],
    [[1, 'b c', null, true], false, '[1, "b c", null, true]'],
    [{ k: 'v', a: [] }, false, '{"a": [], "k": "v"}'],
    [{ é: '😀\u007f' }, false, '{"\\u00e9": "\\ud83d\\ude00\\u007f"}'],
    [{ '😀': 1, '\uffff': 2 }, false, '{"\\uffff": 2, "\\ud83d\\ude00": 1}'],
    [{ ab: 1, a: 2 }, false, '{"a": 2, "ab": 1}'],
  ])('of %j (a float: %j) is %s', (value, isFloat, text) => {
    expect(kfpValueText(value, isFloat)).toBe(text);
  });
});

/** The table of KFP.md 3.3, measured on kfp 1.8.22; what KFP cannot compile stays as it is. */
describe('the default of an optional input', () => {
  it.each([
    ['010', 'Integer', '10'],
    ['1_000', 'Integer', '1000'],
    [' 7 ', 'Integer', '7'],
    ['-08', 'Integer', '-8'],
    ['1e3', 'Integer', '1e3'],
    ['', 'Integer', ''],
    ['', 'Float', ''],
    ['5.7', 'Integer', '5'],
    ['True', 'Integer', '1'],
    ['False', 'Float', '0.0'],
    ['010', 'int', '010'],
    ['100', 'Float', '100.0'],
    ['1', 'Float', '1.0'],
    ['0.10', 'Float', '0.1'],
    ['1e-3', 'Float', '0.001'],
    ['1e-7', 'Float', '1e-07'],
    ['1e16', 'Float', '1e+16'],
    ['.5', 'Float', '0.5'],
    ['5.', 'Float', '5.0'],
    ['true', 'Bool', 'true'],
    ['12', { Integer: {} }, '12'],
  ] as const)('%j of type %j arrives as %j', (text, type, expected) => {
    expect(normalisedDefault(text, type)).toBe(expected);
  });
});
