import { describe, expect, it } from 'vitest';
import { keepsNull } from '../../src/validate/keeps-null.ts';
import { noTypes } from '../../src/validate/type-table.ts';
import { readTypeText } from '../../src/validate/type-text.ts';

const read = (text: string) => readTypeText(text, noTypes).type ?? { kind: 'null' as const };

describe('what is known of null', () => {
  it.each([
    ['List[Integer?]', 'List[Integer?]'],
    ['List[Integer?]', 'List[Any?]'],
    ['List[Integer]', 'List'],
    ['List[Integer]', ''],
    ['List[List[Integer]]', 'List'],
    ['Integer', ''],
    ['Dict[List[Integer?]]', 'Dict[List[Float?]]'],
    ['List[Integer?]', 'String'],
  ])('is kept: %s as %s', (from, to) => {
    expect(keepsNull(read(from), read(to))).toBe(true);
  });

  it.each([
    ['List[Integer?]', 'List'],
    ['List[Integer?]', ''],
    ['List[Integer?]', 'List[Integer]'],
    ['List[List[Integer?]]', 'List'],
    ['List[List[Integer?]]', 'List[List]'],
    ['Dict[Integer?]', 'Dict'],
    ['Dict[List[Integer?]]', ''],
  ])('is lost: %s as %s', (from, to) => {
    expect(keepsNull(read(from), read(to))).toBe(false);
  });
});
