import { describe, expect, it } from 'vitest';
import { toPlain } from '../../src/syntax/at.ts';
import type { YamlMap, YamlNode } from '../../src/syntax/yaml-node.ts';
import { firstScalar, read, summary, under } from './read.ts';

function plain(text: string): unknown {
  const { tree, found } = read(text);
  expect(found).toEqual([]);
  return tree && toPlain(tree);
}

function mapOf(node: YamlNode | undefined): YamlMap {
  if (node?.kind !== 'map') throw new Error('not a map');
  return node;
}

describe('values', () => {
  it('reads maps, lists and scalars by the YAML 1.2 core schema', () => {
    expect(
      plain(
        'a: 1\nb: 1.10\nc: yes\nd: true\ne: ~\nf:\ng: 0o17\nh: 012\ni: "1"\nj: 1_000\nk: 12:30:45\nl: 0x1F\nm: NO',
      ),
    ).toEqual({
      a: 1,
      b: 1.1,
      c: 'yes',
      d: true,
      e: null,
      f: null,
      g: 15,
      h: 12,
      i: '1',
      j: '1_000',
      k: '12:30:45',
      l: 31,
      m: 'NO',
    });
  });

  it.each([
    ['"a \\\n\n  b"', 'a \nb'],
    ['"a\\\n\n\n  b"', 'a\n\nb'],
    ['"a \\\r\n\r\n  b"', 'a \nb'],
    ['"a\\\n  \\ b"', 'a b'],
    ['"a\\\\\n\n  b"', 'a\\\nb'],
    ['"a  \n  \tb"', 'a b'],
    ["'a\n  \tb'", 'a b'],
    ["'it''s\n\n  so'", "it's\nso"],
  ])('folds the lines of %j as YAML says', (text, value) => {
    expect(plain(`a: [${text}]\nb: ${text}\n`)).toEqual({ a: [value], b: value });
  });

  it('reads quotes that go on at the margin in files that are not ours, and says so', () => {
    const { tree, found } = read('name: "a\nb: c\n\n# d"\ninputs: [{name: \'e\nf\'}]\n');
    expect(tree && toPlain(tree)).toEqual({ name: 'a b: c\n# d', inputs: [{ name: 'e f' }] });
    expect(summary(found)).toEqual(['flow-indentation: b: c']);
  });

  it.each(['apiVersion: x\nname: "a\nb"\n', 'name: "a\nb\n', 'name: "a\nb" c: "\n'])('refuses %j', (text) => {
    expect(read(text).tree).toBeUndefined();
  });

  it('keeps the text of plain scalars as it is written', () => {
    for (const text of ['1.10', '012', '0x1F', 'True', '~', '1e3', '+5']) {
      expect(firstScalar(read(`a: ${text}`).tree).text).toBe(text);
    }
  });

  it('reads JSON', () => {
    expect(plain('{"a": [1, 2.5, "x\\u00e9", null, true], "b": {"c": {}}}')).toEqual({
      a: [1, 2.5, 'xé', null, true],
      b: { c: {} },
    });
  });

  it('reads a byte order mark, CRLF and documents marks as nothing', () => {
    expect(plain('\uFEFFa: 1\r\nb:\r\n  - c\r\n')).toEqual({ a: 1, b: ['c'] });
    expect(plain('---\na: 1\n...\n')).toEqual({ a: 1 });
    expect(plain('%YAML 1.2\n---\na: 1\n---\n# nothing more\n')).toEqual({ a: 1 });
  });

  it('accepts the tags of the core schema', () => {
    expect(plain('a: !!str 1\nb: !!int "3"\nc: !!seq [x]\nd: !!map {y: z}\ne: ! 1')).toEqual({
      a: '1',
      b: 3,
      c: ['x'],
      d: { y: 'z' },
      e: '1',
    });
  });

  it('takes keys as they are written, whatever their type', () => {
    expect(plain('1: a\ntrue: b\n1.10: c\non: d\n"e f": g\n? h\n: i')).toEqual({
      1: 'a',
      true: 'b',
      '1.10': 'c',
      on: 'd',
      'e f': 'g',
      h: 'i',
    });
  });

  it('keeps keys that JavaScript treats specially as ordinary keys', () => {
    const { tree } = read('__proto__: {polluted: 1}\nconstructor: 2\nhasOwnProperty: 3');
    expect(mapOf(tree).entries.map((entry) => entry.key)).toEqual([
      '__proto__',
      'constructor',
      'hasOwnProperty',
    ]);
    const value = tree && toPlain(tree);
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor', 'hasOwnProperty']);
    expect(Object.hasOwn({}, 'polluted')).toBe(false);
  });

  it('keeps top-level x-* keys in the tree', () => {
    expect(plain('x-common: &c {a: 1}\nb: *c')).toEqual({ 'x-common': { a: 1 }, b: { a: 1 } });
  });
});

describe('places', () => {
  const text = [
    'plain: some text # comment',
    "single: 'it''s'",
    'double: "a\\tb"',
    'literal: |',
    '  one',
    '  two',
    '',
    'folded: >-  # comment',
    '  one',
    '  two',
    'list:',
    '  - a',
    '  - {b: c, d}',
    '# comment',
    'map:',
    '  x: 1',
    '  y:',
    'last: [1, 2]  ',
  ].join('\n');

  it('underlines every key and value exactly', () => {
    const { tree } = read(text);
    const places = mapOf(tree).entries.map((entry) => [under(entry.keySpan), under(entry.value.span)]);
    expect(places).toEqual([
      ['plain', 'some text'],
      ['single', "'it''s'"],
      ['double', '"a\\tb"'],
      ['literal', '|\n  one\n  two'],
      ['folded', '>-  # comment\n  one\n  two'],
      ['list', '- a\n  - {b: c, d}'],
      ['map', 'x: 1\n  y:'],
      ['last', '[1, 2]'],
    ]);
    expect(tree && under(tree.span)).toBe(text.trimEnd());
  });

  it('underlines the same text with CRLF', () => {
    const { tree } = read(text.replaceAll('\n', '\r\n'));
    const places = mapOf(tree).entries.map((entry) => under(entry.value.span).replaceAll('\r\n', '\n'));
    expect(places[3]).toBe('|\n  one\n  two');
    expect(places[6]).toBe('x: 1\n  y:');
  });

  it('places a missing value behind its key', () => {
    const { tree, file } = read('a:\n  b:\n  c: 1');
    const inner = mapOf(mapOf(tree).entries[0]?.value).entries[0]?.value;
    expect(inner).toMatchObject({ kind: 'scalar', value: null, text: '' });
    expect(inner?.span.start).toBe(inner?.span.end);
    expect(file.text.slice(0, inner?.span.start).trimEnd()).toBe('a:\n  b:');
  });

  it('gives aliased values the place of the anchor, and their holder its own', () => {
    const { tree } = read('base: &b {x: 1}\nuse:\n  - 2\n  - *b\nmap:\n  k: *b\n');
    const [base, use, map] = mapOf(tree).entries;
    expect(base && under(base.value.span)).toBe('{x: 1}');
    expect(use && under(use.value.span)).toBe('- 2\n  - *b');
    expect(map && under(map.value.span)).toBe('k: *b');
    expect(mapOf(map?.value).entries[0]?.value).toBe(base?.value);
  });
});

describe('merge keys', () => {
  it('adds the entries of a map, with explicit keys first in rank', () => {
    expect(plain('a: &a {x: 1, y: 2}\nb:\n  y: 3\n  <<: *a\n  z: 4')).toMatchObject({
      b: { x: 1, y: 3, z: 4 },
    });
  });

  it('lets the first of several maps win', () => {
    expect(plain('a: &a {x: 1}\nb: &b {x: 2, y: 2}\nc:\n  <<: [*a, *b]')).toMatchObject({
      c: { x: 1, y: 2 },
    });
  });

  it('merges what was merged before', () => {
    expect(plain('a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: *b}')).toMatchObject({ c: { x: 1, y: 2 } });
  });

  it('leaves merged entries where they were written', () => {
    const { tree, file } = read('a: &a {x: 1}\nb:\n  <<: *a');
    const [entry] = mapOf(mapOf(tree).entries[1]?.value).entries;
    expect(entry?.key).toBe('x');
    expect(entry?.keySpan.start).toBe(file.text.indexOf('x'));
  });

  it('takes a quoted "<<" as a name', () => {
    expect(plain('a: {"<<": 1}')).toEqual({ a: { '<<': 1 } });
  });

  it('refuses values that are not maps', () => {
    expect(summary(read('a:\n  <<: 3').found)).toEqual(['merge-value: 3']);
    expect(summary(read('a:\n  <<: [{x: 1}, y]').found)).toEqual(['merge-value: y']);
  });

  it('refuses a second merge key and names the list form', () => {
    const { found } = read('a: &a {x: 1}\nb:\n  <<: *a\n  <<: *a');
    expect(summary(found)).toEqual(['duplicate-key: <<']);
    expect(found[0]?.help).toContain('<<: [*one, *two]');
  });
});

describe('refusals', () => {
  it('points at the second of two equal keys, and at the first', () => {
    const { found, tree } = read('a: 1\nb: 2\na: 3\n"a": 4');
    expect(summary(found)).toEqual(['duplicate-key: a', 'duplicate-key: "a"']);
    expect(found[0]?.span.start).toBe(10);
    expect(found[0]?.related?.[0]?.span.start).toBe(0);
    expect(tree && toPlain(tree)).toEqual({ a: 1, b: 2 });
  });

  it('finds equal keys that are written differently', () => {
    expect(summary(read('{"a": 1, \'a\': 2, a: 3}').found)).toEqual([
      "duplicate-key: 'a'",
      'duplicate-key: a',
    ]);
  });

  it.each([
    ['? [a]\n: b', 'invalid-key: [a]'],
    ['? {a: b}\n: c', 'invalid-key: {a: b}'],
    ['~: a', 'invalid-key: ~'],
    ['null: a', 'invalid-key: null'],
    ['x: &x y\n*x : a', 'invalid-key: *x'],
    [': a', 'invalid-key: :'],
    ['a: {{ inputs.x }}', 'invalid-key: {{ inputs.x }}'],
  ])('refuses the key of %j', (text, expected) => {
    const { found, tree } = read(text);
    expect(summary(found)).toEqual([expected]);
    expect(tree).toBeUndefined();
  });

  it('says how an expression is written when double braces stand alone', () => {
    expect(read('a: {{ inputs.x }}').found[0]?.help).toContain('${{ … }}');
  });

  it.each([
    ['a: *b', 'unknown-alias: *b', 'No anchor'],
    ['a: &b\n  c: *b', 'unknown-alias: *b', 'inside the value'],
    ['a: *b\nc: &b 1', 'unknown-alias: *b', 'No anchor'],
    ['a: !custom x', 'unknown-tag: !custom', '!custom'],
    ['a: !!binary aGk=', 'unknown-tag: !!binary', '!!binary'],
    ['a: !!set {x, y}', 'unknown-tag: !!set', '!!set'],
    ['a: !<tag:example.org,2000:x> [1]', 'unknown-tag: !<tag:example.org,2000:x>', 'not supported'],
    ['when: !inputs.x', 'unknown-tag: !inputs.x', 'not supported'],
    ['a: 1\n---\nb: 2', 'several-documents: ---', 'second document'],
    ['a: 1\n...\n---\nb: 2', 'several-documents: ---', 'second document'],
    ['', 'empty-file: ', 'empty'],
    ['\n# only a comment\n', 'empty-file: ', 'empty'],
    ['---\n---\n', 'empty-file: ', 'empty'],
    ['a: \0', 'invalid-character: \0', 'NUL'],
    ['a: \x07', 'invalid-character: \x07', 'U+0007'],
    ['a: "x\\0y"', 'invalid-character: "x\\0y"', 'NUL'],
    ['"\\u0000": x', 'invalid-character: "\\u0000"', 'NUL'],
    ['a: "x\\ud800"', 'invalid-character: "x\\ud800"', 'half a character'],
    ['a: "\ud800"', 'invalid-character: \ud800', 'Half a character'],
    ['a: 1\rb: 2\r', 'invalid-character: \r', 'carriage return'],
    ['a: \uFEFF', 'invalid-character: \uFEFF', 'U+FEFF'],
    ['%YAML 1.1\n---\na: yes', 'yaml-syntax: %YAML 1.1', 'YAML 1.2'],
  ])('refuses %j', (text, expected, message) => {
    const { found } = read(text);
    expect(summary(found)).toEqual([expected]);
    expect(found[0]?.message).toContain(message);
  });

  it('says every finding of a file at once', () => {
    expect(summary(read('a: 1\na: 2\nb: !x y\nc: [${{ d }}]').found)).toEqual([
      'duplicate-key: a',
      'unknown-tag: !x',
      'quote-expression: ${{ d }}',
    ]);
  });
});
