import { expect, it } from 'vitest';
import { readFormat } from '../../src/model/format-pattern.ts';

const text = (written: string): object => ({ kind: 'text', text: written });
const place = (width?: number): object => ({ kind: 'place', width });

it.each([
  ['', []],
  ['abc', [text('abc')]],
  ['{}', [place()]],
  ['{}{}', [place(), place()]],
  ['a{}b', [text('a'), place(), text('b')]],
  ['{:02}', [place(2)]],
  ['{:019}x', [place(19), text('x')]],
  ['{{', [text('{')]],
  ['}}', [text('}')]],
  ['a{{b}}c', [text('a{b}c')]],
  ['{{{}}}', [text('{'), place(), text('}')]],
  ['{{}}', [text('{}')]],
  ['{{:02}}', [text('{:02}')]],
])('%j is read', (pattern, pieces) => {
  expect(readFormat(pattern)).toEqual(pieces);
});

it.each(['{', '}', '{x}', '{0}', '{:2}', '{:00}', '{:0}', '{:0100}', '{ }', 'a}b', '{}}', '{{}'])(
  '%j has a brace that means nothing',
  (pattern) => {
    expect(readFormat(pattern)).toBeUndefined();
  },
);
