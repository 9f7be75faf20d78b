import { describe, expect, it } from 'vitest';
import { yaml11Differs } from '../../src/syntax/yaml11.ts';
import { firstScalar, read } from './read.ts';

describe('words that YAML 1.1 reads otherwise', () => {
  it.each([
    ['yes', 'the truth value true'],
    ['No', 'the truth value false'],
    ['ON', 'the truth value true'],
    ['off', 'the truth value false'],
    ['y', 'the truth value true'],
    ['N', 'the truth value false'],
    ['012', 'the number 10'],
    ['-010', 'the number -8'],
    ['1_000', 'the number 1000'],
    ['12:30:45', 'the number 45045'],
    ['1:30', 'the number 90'],
    ['0b11', 'the number 3'],
    ['0x_1F', 'the number 31'],
    ['0x1F', undefined],
    ['0o17', undefined],
    ['true', undefined],
    ['1', undefined],
    ['10', undefined],
    ['08', undefined],
    ['1.5', undefined],
    ['~', undefined],
    ['nope', undefined],
    ['12:75', undefined],
    ['"no"', undefined],
    ["'012'", undefined],
    ['v1_0', undefined],
  ])('%s: %s', (text, expected) => {
    expect(yaml11Differs(firstScalar(read(`a: ${text}`).tree))).toBe(expected);
  });
});
