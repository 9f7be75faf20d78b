import { describe, expect, it } from 'vitest';
import { byteLength } from '../../src/util/byte-length.ts';
import { groupDigits } from '../../src/util/group-digits.ts';

describe('the bytes of a text', () => {
  it.each([
    '',
    'a',
    '\u007f\u0080',
    '\u07ff\u0800',
    'é€😀',
    '\ud83d',
    '\ude00\ud83d',
    '\ud83d\ud83d\ude00',
    '\uffff',
  ])('are those of its UTF-8: %j', (text) => {
    expect(byteLength(text)).toBe(new TextEncoder().encode(text).length);
  });
});

describe('a number for people', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [131_072, '131,072'],
    [1_048_576, '1,048,576'],
  ])('%i is written with commas', (number, text) => {
    expect(groupDigits(number)).toBe(text);
  });
});
