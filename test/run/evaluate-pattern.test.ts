import { expect, it } from 'vitest';
import { readPattern } from '../../src/run/value-pattern.ts';

it.each([
  ['a.c', 'a\rc', true],
  ['a.c', 'a\nc', false],
  ['(?s)a.c', 'a\nc', true],
  ['^b', 'a\nb', false],
  ['(?m)^b', 'a\nb', true],
  ['a$', 'a\n', false],
  ['^\\s$', '\v', false],
  ['(?i)É', 'é', true],
  ['[[:alpha:]-]+$', '-', true],
  ['^[]a]$', ']', true],
  ['^[^a]$', '😀', true],
  ['\\B', 'a.b😀0', false],
  ['\\Qa.b\\E', 'axb', false],
  ['\\x{1F600}', '😀', true],
  ['{{', 'a{{b', true],
  ['\\p{Greek}', 'α', true],
])('reads %j as RE2 does: in %j', (pattern, text, found) => {
  expect(readPattern(pattern).isFoundIn?.(text)).toBe(found);
});

it.each(['(', '[a', 'a**', '(?=a)', '(?<!a)', '\\1', 'a{1001}', '\\C', '\\Z', '(?i:a)', '[[:nope:]]'])(
  'refuses %j',
  (pattern) => {
    expect(readPattern(pattern).problem).toMatch(/^(is|has|repeats) /);
  },
);
