import { describe, expect, it } from 'vitest';
import { fixed, read, summary } from '../read.ts';

describe('syntax errors', () => {
  it.each([
    ["a: 'it's'\nb: 1", "yaml-syntax: s'", 'behind the closing quote'],
    ['a: "x" y', 'yaml-syntax: y', 'behind the closing quote'],
    ['a: {{ inputs.x }}/y', 'yaml-syntax: /y', 'behind the closing "}"'],
    ['a: [1] y', 'yaml-syntax: y', 'behind the closing "]"'],
    ['a: "x\nb: 1\n', 'yaml-syntax: "', 'not closed'],
    ['a: "x\nb: "y"\nc: "z"', 'yaml-syntax: "', 'not closed'],
    ["a: 'x\n", "yaml-syntax: '", 'not closed'],
    ['a: [1, 2\nb: 3\n', 'yaml-syntax: [', 'not closed'],
    ['a: {x: [1, 2}\nb: 3\n', 'yaml-syntax: [', 'not closed'],
    ['a: [{b: c], 1]', 'yaml-syntax: {', 'not closed'],
    ['- name: x\n  type: y\n   default: z', 'yaml-syntax: default: z', 'indented more than the key above'],
    ['a: 1\n  b: 2', 'yaml-syntax: b: 2', 'indented more than the key above'],
    ['inputs:\n- {name: x}\n  type: y\n', 'yaml-syntax: type: y', 'A "-" is missing'],
    ['a:b\nc: 1', 'yaml-syntax: :', 'space is missing'],
    ['a: [b\n  c: d]', 'yaml-syntax: b\n  c', 'comma is missing'],
    ['{"a": 1', 'yaml-syntax: {', 'not closed'],
    ['a: b: c', 'yaml-syntax: :', 'already has a key'],
    ['a:\n  b: 1\n c: 2\n', 'yaml-syntax: c: 2', 'not indented like the other keys'],
    ['a:\n  - 1\n - 2\n', 'yaml-syntax: - 2', 'indent'],
    ['a: 1\nfoo\nc: 3', 'yaml-syntax: foo', 'A ":" is missing behind "foo"'],
    ['foo\nc: 3', 'yaml-syntax: foo', 'A ":" is missing behind "foo"'],
    ['- a\nb: 1', 'yaml-syntax: b: 1', 'cannot place'],
    ['a: - b', 'yaml-syntax: -', 'A list cannot begin on the line of its key'],
    ['a: @b', 'yaml-syntax: @b', 'cannot begin with "@"'],
    ['a: `b` # c', 'yaml-syntax: `b`', 'cannot begin with "`"'],
    ['a: %b', 'yaml-syntax: %b', 'cannot begin with "%"'],
    ['a: >= 3', 'yaml-syntax: >=', 'cannot begin with'],
    ['a: "\\d"', 'yaml-syntax: \\d', 'not an escape'],
    ['a: [1,, 2]', 'yaml-syntax: ,', 'missing before this comma'],
    ['}', 'yaml-syntax: }', 'cannot place'],
    ['a: &x *x', 'yaml-syntax: *x', 'alias cannot have an anchor'],
    ['a: &x &y 1', 'yaml-syntax: &y', 'only one anchor'],
    ['a: "b"#c', 'yaml-syntax: #c', 'needs a space before "#"'],
  ])('explains %j in one finding', (text, expected, message) => {
    const { found, tree } = read(text);
    expect(summary(found)).toEqual([expected]);
    expect(found[0]?.message).toContain(message);
    expect(tree).toBeUndefined();
  });

  it('reports errors of different parts of a file', () => {
    const text = 'tasks:\n  one:\n    image: @x\n    args: [1\n  two:\n    image: a: b\n';
    expect(summary(read(text).found)).toEqual(['yaml-syntax: @x', 'yaml-syntax: [', 'yaml-syntax: :']);
  });

  it('offers quotes for a text that needs them', () => {
    for (const text of ['a: @x y', 'a: Result: "x" of y', "a: %it's", 'a: `"`\nb: 1']) {
      const first = read(text);
      const after = read(fixed(first));
      expect(after.found).toEqual([]);
      expect(after.tree).toBeDefined();
    }
  });

  it('leaves the raw messages of the library out', () => {
    for (const text of [
      'a: [b: c: d]',
      '- - a: b\n c',
      'a: {b: c d: e}',
      '? a\n? b\n c',
      '"a" "b"',
      'a: |x\n  y',
      '!!str',
      '[a]: - b',
    ]) {
      for (const { message } of read(text).found)
        expect(message).not.toMatch(/block-|flow-|map-value-ind|scalar|token/);
    }
  });
});

describe('tabs', () => {
  it.each([
    'a:\n\tb: 1\n',
    'a:\n  b: 1\n\tc: 2\n',
    'a:\n\t- b\n',
    'a:\n  \tb: 1\n\n',
    'a:\n- b\n-\tc: 1\n\td: 2\n',
  ])('names the tab of %j', (text) => {
    const { found, tree } = read(text);
    expect(found.map((one) => one.code)).toEqual(['tab-indentation']);
    expect(found[0] && text.slice(found[0].span.start, found[0].span.end)).toMatch(/^\t+$/);
    expect(tree).toBeUndefined();
  });

  it('reports all tabs of a file as one thing, and replaces them all', () => {
    const first = read('tasks:\n\tx:\n\t\ty: 1\n\t\tz: {a: 1}\n');
    expect(first.found).toHaveLength(1);
    expect(first.found[0]?.message).toBe('Line 2 is indented with a tab, and 2 more lines after it.');
    expect(first.found[0]?.fix?.safe).toBe(false);
    expect(fixed(first)).toBe('tasks:\n  x:\n    y: 1\n    z: {a: 1}\n');
  });

  it('allows tabs where YAML does: in texts, behind keys and in scripts', () => {
    expect(read('a:\tb\nc: "x\ty"\nd: |\n  all:\n  \tmake\ne: [1,\t2]\n').found).toEqual([]);
  });
});
