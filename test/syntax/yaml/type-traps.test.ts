import { describe, expect, it } from 'vitest';
import { toPlain } from '../../../src/syntax/at.ts';
import { aliases } from '../../../src/validate/type-names.ts';
import { firstScalar, fixed, read, summary, under } from '../read.ts';

describe('types that YAML cuts', () => {
  it.each([
    ['in braces', 'a: {type: List[String]}', ['List[String]'], { a: { type: 'List[String]' } }],
    ['in brackets', 'a: [List[String], b]', ['List[String]'], { a: ['List[String]', 'b'] }],
    [
      'that hold others',
      'a: {b: List[Dict[String]] }',
      ['List[Dict[String]]'],
      { a: { b: 'List[Dict[String]]' } },
    ],
    [
      'of Python',
      'a: {b: typing.List[str], c: 1}',
      ['typing.List[str]'],
      { a: { b: 'typing.List[str]', c: 1 } },
    ],
    ['with a comma', 'a: {b: Dict[str, int]}', ['Dict[str, int]'], { a: { b: 'Dict[str, int]' } }],
    [
      'with a namespace',
      '- {b: List[system.Model@0.0.1]}',
      ['List[system.Model@0.0.1]'],
      [{ b: 'List[system.Model@0.0.1]' }],
    ],
    ['in JSON', '{"type":List[String],"b":1}', ['List[String]'], { type: 'List[String]', b: 1 }],
    [
      'behind an anchor',
      '{a: &x List[String], b: *x}',
      ['List[String]'],
      { a: 'List[String]', b: 'List[String]' },
    ],
    ['as a key', '{List[String]: 1}', ['List[String]'], { 'List[String]': 1 }],
    ['over lines', '{\n  a: List[String]\n}\n', ['List[String]'], { a: 'List[String]' }],
    [
      'before a line feed and carriage return',
      '{\r\n  a: List[String]\r\n}',
      ['List[String]'],
      { a: 'List[String]' },
    ],
    ['before a comment', '[ List[Bool] # {\n]', ['List[Bool]'], ['List[Bool]']],
    ['that hold nothing yet', '[List[], Dict[ ]]', ['List[]', 'Dict[ ]'], ['List[]', 'Dict[ ]']],
    [
      'beside expressions',
      'a: [{b: ${{ f(x, y) }}, c: List[Bool]}, Optional[ str ], ${{ z }}]',
      ['${{ f(x, y) }}', 'List[Bool]', 'Optional[ str ]', '${{ z }}'],
      { a: [{ b: '${{ f(x, y) }}', c: 'List[Bool]' }, 'Optional[ str ]', '${{ z }}'] },
    ],
  ])('%s are named, and read as they are meant', (_, text, underlined, value) => {
    const first = read(text);
    expect(summary(first.found)).toEqual(
      underlined.map((one) => `${one.startsWith('$') ? 'quote-expression' : 'quote-type'}: ${one}`),
    );
    expect(first.tree && toPlain(first.tree)).toEqual(value);
    const after = read(fixed(first));
    expect(after.found).toEqual([]);
    expect(after.tree && toPlain(after.tree)).toEqual(value);
  });

  it.each([...aliases].filter(([, type]) => typeof type === 'string').map(([name]) => name))(
    'are known by the head %s, in any case',
    (name) => {
      for (const one of [name, name.toUpperCase(), `typing.${name}`]) {
        expect(summary(read(`{a: ${one}[String]}`).found)).toEqual([`quote-type: ${one}[String]`]);
      }
    },
  );

  it('are all found in one run, each once, without what they break', () => {
    const text = `${Array.from({ length: 20 }, (_, i) => `a${i}:\n  - {a: List[String], b: Dict[Integer]}\n`).join('')}b: 1\nc: 2\n`;
    const first = read(text);
    expect(first.found.map((one) => one.code)).toEqual(Array(40).fill('quote-type'));
    expect(first.tree?.kind === 'map' && first.tree.entries.length).toBe(22);
    expect(read(fixed(first)).found).toEqual([]);
  });

  it('are told in plain words, with a safe fix that touches nothing else', () => {
    const { file, found } = read('a: {b: List[String], c: d}');
    expect(found[0]?.message).toBe(
      '`List[String]` needs quotes inside { } and [ ]: YAML reads the [ as the start of a list.',
    );
    expect(found[0]?.fix?.safe).toBe(true);
    expect(fixed({ file, found })).toBe('a: {b: "List[String]", c: d}');
  });

  it('do not hide other errors', () => {
    expect(summary(read('a: {b: List[String]}\nb: @c\nd: {e: List[Bool]}\nf: "e" f').found)).toEqual([
      'quote-type: List[String]',
      'yaml-syntax: @c',
      'quote-type: List[Bool]',
      'yaml-syntax: f',
    ]);
    expect(summary(read('a: {b: List[String]}\na: 1').found)).toEqual([
      'quote-type: List[String]',
      'duplicate-key: a',
    ]);
  });

  it('keep their place in the tree', () => {
    expect(under(firstScalar(read('{a: List[String]}').tree).span)).toBe('List[String]');
  });
});

describe('near misses', () => {
  it.each([
    'type: List[String]',
    '- type: List[String]\n- List[String]\n- List[String], {a}',
    'type:\n  List[String]\n',
    'args: [a, [b]]',
    'type: [x]',
    'List: [String]',
    '{List: [String], b: [List, [String]]}',
    '{a: "List[String]", b: \'List[String]\'}',
    '{a: "{List[String]}",\n b: "\n  List[String]\n "}',
    'a: |\n  {type: List[String]}\nb: >\n  [List[String]]\n',
    'a: {b: c} # {type: List[String]}\n# [List[String]]\n',
    "a: it's {type,List[String]}",
    'a: ${{ List[0] }}',
  ])('%j is left alone', (text) => {
    expect(read(text).found).toEqual([]);
  });

  it.each([
    'a: [x, List [String]]',
    'a: [--type=List[String]]',
    'a: [names[0]]',
    'a: {b: List[String}',
    'a: {b: List["x"]}',
    'a: {b: List[String]s}',
    'a: {b: List[String] c: d}',
    'a: {b: List[\n  String]}',
    'a: [b] List[String]',
  ])('%j is broken in another way', (text) => {
    const codes = new Set(read(text).found.map((one) => one.code));
    expect(codes).toEqual(new Set(['yaml-syntax']));
  });

  it('types that stand outside of braces once an expression is masked are none', () => {
    const { tree, found } = read("${{ f('b: [[[[x', 1) }}: List[String]\nc: {d: List[Bool]}\n");
    expect(summary(found)).toEqual(["quote-expression: ${{ f('b: [[[[x', 1) }}", 'quote-type: List[Bool]']);
    expect(tree && toPlain(tree)).toEqual({
      "${{ f('b: [[[[x', 1) }}": 'List[String]',
      c: { d: 'List[Bool]' },
    });
  });

  it('a type behind an expression is a part of one text with it, which quotes around the type would not mend', () => {
    expect(summary(read('a: [${{ x }} List[Bool]]').found)).toEqual([
      'quote-expression: ${{ x }}',
      'yaml-syntax: [',
    ]);
  });

  it('types inside an expression are part of it', () => {
    expect(summary(read('a: [${{ x && list[0] }}, ${{ [dict[a], list[b]] }}]').found)).toEqual([
      'quote-expression: ${{ x && list[0] }}',
      'quote-expression: ${{ [dict[a], list[b]] }}',
    ]);
    const many = Array.from({ length: 12 }, () => '- {a: ${{ {b: list[x]} }}, c: List[Bool]}\n').join('');
    expect(read(many).found.map((one) => one.code)).toEqual(
      Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? 'quote-expression' : 'quote-type')),
    );
  });
});
