import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sink } from '../../../../src/diagnostics/sink.ts';
import { parseYaml } from '../../../../src/syntax/parse-yaml.ts';
import { readYaml } from '../../../../src/syntax/read-yaml.ts';
import { findForbidden } from '../../../../src/syntax/yaml/check-characters.ts';
import { convert } from '../../../../src/syntax/yaml/convert.ts';
import { readSimple } from '../../../../src/syntax/yaml/simple/read-simple.ts';

const textsOf = (pattern: string): readonly string[] =>
  globSync(pattern).map((path) => readFileSync(path, 'utf8'));
const specs = textsOf('specs/**/*.yaml');
const examples = textsOf('test/errors/**/*.yaml');

const samples = [
  'a: 1\nb:\n  - c: "d"\n    e: \'f\'\n  - {g: h, i: [j, k]}\nl: |\n  m\n  n\no: >-\n  p\n\n  q\n',
  'a:\n- b\n- c: d\n  e: f\nx: &x {a: 1}\ny:\n  <<: *x\n  b: 2\n',
  't:\n  a: # c\n    w: ${{ inputs.x == "y" && !z }}\n    args: [--x, "${{ inputs.y }}"]\n    d: &k\n      q: w\n  e: *k\n',
  's: |\n    a\n      b\n\n    c\n\n\nt: >\n  a\n  b\n\n\n  c\nu: v\n',
  '- - a\n  - b\n- c: d\n- |\n  x\n- "y\\n\\\\"\n-   z: 1\n    w: 2\n',
];

/** What the simple reader makes of a text, and what the whole of YAML makes of it. */
function bothWays(text: string): { readonly simple: unknown; readonly whole: unknown } | undefined {
  const written = findForbidden(text) === null ? readSimple(text) : undefined;
  if (written === undefined) return undefined;
  const file = { path: 'test.yaml', text };
  const [ours, theirs] = [new Sink(), new Sink()];
  return {
    simple: { tree: convert(written, file, ours), found: ours.diagnostics() },
    whole: { tree: parseYaml(file, theirs), found: theirs.diagnostics() },
  };
}

describe('the reader of simple YAML', () => {
  it('reads every specification of specs/', () => {
    expect(specs.length).toBeGreaterThan(50);
    expect(specs.filter((text) => readSimple(text) === undefined)).toEqual([]);
  });

  it('reads them, and the examples of all mistakes, as the whole of YAML does', () => {
    const read = [...specs, ...examples, ...samples].flatMap((text) => bothWays(text) ?? []);
    expect(read.length).toBeGreaterThan(250);
    for (const { simple, whole } of read) expect(simple).toEqual(whole);
  });

  it.each([
    '1',
    '-1',
    '012',
    '0o17',
    '0x1F',
    '1.50',
    '1e3',
    '.5',
    '-.inf',
    '.nan',
    '~',
    'null',
    'True',
    'FALSE',
    'y',
  ])('gives %s the value that the whole of YAML gives it, as a value, in a list and as a key', (word) => {
    const read = [`a: ${word}\n`, `[${word}]\n`, `a: [${word}]\n`, `${word}: a\n`].flatMap(
      (text) => bothWays(text) ?? [],
    );
    expect(read.length).toBeGreaterThan(1);
    for (const { simple, whole } of read) expect(simple).toEqual(whole);
  });

  it.each([
    ['a tab', 'a:\n\tb: c\n'],
    ['no line break at the end', 'a: b'],
    ['a value on two lines', 'a: b\n  c\n'],
    ['a quoted text on two lines', 'a: "b\n  c"\n'],
    ['a list on two lines', 'a: [b,\n  c]\n'],
    ['an empty value', 'a:\nb: c\n'],
    ['a second document', 'a: b\n---\nc: d\n'],
    ['a directive', '%YAML 1.1\n---\na: b\n'],
    ['a tag', 'a: !!str b\n'],
    ['a key behind a question mark', '? a\n: b\n'],
    ['a key in quotes', '"a": b\n'],
    ['a colon in a value', 'a: b: c\n'],
    ['an expression in braces', 'a: {b: ${{ c }}}\n'],
    ['an expression that a comment cuts off', 'a: ${{ b == " #" }}\n'],
    ['a type in braces', 'a: {type: List[String]}\n'],
    ['a wrong indentation', 'a:\n    b: c\n  d: e\n'],
    ['a list between keys', 'a: b\n- c\n'],
    ['a text that says its indentation', 'a: |2\n   b\n'],
    ['a folded text with an indented line', 'a: >\n  b\n   c\n'],
    ['a comma at the end', 'a: [b, ]\n'],
    ['an anchor before a key', '- &a b: c\n'],
    ['nothing', '\n# only this\n'],
  ])('leaves %s to the whole of YAML', (_, text) => {
    expect(readSimple(text)).toBeUndefined();
  });

  it('does not overflow on what is nested deeply', () => {
    expect(readSimple(`a: ${'['.repeat(50_000)}${']'.repeat(50_000)}\n`)).toBeUndefined();
    expect(readSimple(`${'- '.repeat(50_000)}a\n`)).toBeUndefined();
    expect(
      readSimple(`${Array.from({ length: 5000 }, (_, n) => `${' '.repeat(n)}a:\n`).join('')}`),
    ).toBeUndefined();
  });

  it('takes time in proportion to the text', () => {
    for (const text of [
      `a: ${'b '.repeat(200_000)}\n`,
      `- ${'b '.repeat(200_000)}\n`,
      `a: [${'b '.repeat(200_000)}]\n`,
      `a: [${'b, '.repeat(200_000)}b]\n`,
      `a: "${'b\\\\ '.repeat(200_000)}\n`,
      `a: |\n${'  b\n'.repeat(200_000)}`,
      `a: ${'${{ b '.repeat(50_000)}\n`,
    ]) {
      const start = performance.now();
      readSimple(text);
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });

  it('agrees with the whole of YAML on any text that it reads', () => {
    const piece = fc.constantFrom(
      ...[
        '\n',
        '  ',
        ' ',
        ': ',
        ' #',
        '- ',
        '{',
        '}',
        '[',
        ']',
        "'",
        '"',
        '${{ ',
        ' }}',
        '&a ',
        '*a',
        '!',
        '|',
        '>',
      ],
      ...[
        '%',
        '@',
        '`',
        ',',
        '?',
        '---\n',
        '...',
        '\\',
        '<<: ',
        'a',
        '-',
        '1',
        '.',
        '~',
        'null',
        ':',
        '#',
        '\n\n',
      ],
      ...[
        '\n  ',
        '\n    ',
        'e5',
        '0x1f',
        '\\n',
        '\u00A0',
        '\u2028',
        'é',
        '😀',
        '|-\n',
        '>-\n',
        '  - ',
        'k: v\n',
        '$',
      ],
      ...[
        '=',
        '+',
        '.inf',
        '&b\n',
        '*b ',
        'x:y',
        "''",
        '- - ',
        '- a: b\n',
        '{a: b}',
        '[a, b]',
        '# c\n',
        '\n # c\n',
      ],
    );
    const change = fc.record({
      at: fc.nat(),
      remove: fc.nat(6),
      insert: fc.oneof(piece, fc.string({ maxLength: 2 })),
    });
    let read = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...samples, ...samples, ...specs),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (seed, changes) => {
          let text = seed;
          for (const { at, remove, insert } of changes) {
            const place = at % text.length;
            text = text.slice(0, place) + insert + text.slice(place + remove);
          }
          const found = bothWays(text);
          if (found === undefined) return;
          read += 1;
          expect(found.simple).toEqual(found.whole);
        },
      ),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(500);
  });
});

describe('readYaml', () => {
  it('gives the same as parseYaml, whether a text is simple or not', async () => {
    for (const text of [
      ...samples,
      ...examples,
      'a: !b c\n',
      '{"a": 1}',
      '',
      'a: \0\n',
      `${'a'.repeat(10_000_001)}`,
    ]) {
      const file = { path: 'test.yaml', text };
      const [fast, slow] = [new Sink(), new Sink()];
      expect(await readYaml(file, fast)).toEqual(parseYaml(file, slow));
      expect(fast.diagnostics()).toEqual(slow.diagnostics());
    }
  });
});
