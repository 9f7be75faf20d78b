import { expect, it } from 'vitest';
import { readBool } from '../../src/util/bool-words.ts';

it.each(['true', 'True', 'TRUE', '1', 'yes', 'Y', 'on', 't', ' true\n'])('"%s" is true', (text) => {
  expect(readBool(text)).toBe(true);
});

it.each(['false', 'False', 'FALSE', '0', 'no', 'N', 'off', 'f', '\tfalse '])('"%s" is false', (text) => {
  expect(readBool(text)).toBe(false);
});

it.each(['', ' ', '2', '01', 'yess', 'ye', 'tr ue', 'null', '-1'])('"%s" is neither', (text) => {
  expect(readBool(text)).toBeUndefined();
});
