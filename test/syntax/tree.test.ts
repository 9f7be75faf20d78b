import { describe, expect, it } from 'vitest';
import { child, entriesOf, itemsOf, nameSpan, textOf } from '../../src/syntax/tree.ts';
import { read } from './read.ts';

const { tree } = read('a: {b: [1, x], "c d": text, e: null}\nf: last\n');

describe('child', () => {
  it('finds the value under a path of keys', () => {
    expect(textOf(child(tree, 'a', 'c d'))).toBe('text');
    expect(textOf(child(tree, 'f'))).toBe('last');
    expect(child(tree)).toBe(tree);
  });

  it.each([
    ['a key that is not there', ['a', 'z']],
    ['a key of a scalar', ['f', 'b']],
    ['a key of a list', ['a', 'b', '0']],
    ['what lies under a missing key', ['z', 'b']],
  ])('is undefined for %s', (_, path) => {
    expect(child(tree, ...path)).toBeUndefined();
  });
});

describe('itemsOf, entriesOf and textOf', () => {
  it('give what a node holds', () => {
    expect(itemsOf(child(tree, 'a', 'b')).map(textOf)).toEqual(['1', 'x']);
    expect(entriesOf(child(tree, 'a')).map(({ key }) => key)).toEqual(['b', 'c d', 'e']);
  });

  it('are empty for a node of another kind', () => {
    expect(itemsOf(tree)).toEqual([]);
    expect(itemsOf(undefined)).toEqual([]);
    expect(entriesOf(child(tree, 'a', 'b'))).toEqual([]);
    expect(textOf(tree)).toBeUndefined();
    expect(textOf(child(tree, 'a', 'e'))).toBeUndefined();
  });
});

describe('nameSpan', () => {
  const spanOf = (key: string) => {
    const entry = entriesOf(child(tree, 'a')).find((one) => one.key === key);
    if (entry === undefined) throw new Error(`there is no ${key}`);
    return entry.keySpan;
  };

  it('leaves the quotes of a name out', () => {
    const whole = spanOf('c d');
    expect(nameSpan(whole, 'c d')).toEqual({ file: whole.file, start: whole.start + 1, end: whole.end - 1 });
  });

  it('is the whole of a name without quotes, or written by escapes', () => {
    expect(nameSpan(spanOf('b'), 'b')).toEqual(spanOf('b'));
    const escaped = entriesOf(read('"\\x62": 1\n').tree)[0];
    expect(escaped?.key).toBe('b');
    expect(escaped && nameSpan(escaped.keySpan, 'b')).toEqual(escaped?.keySpan);
  });
});
