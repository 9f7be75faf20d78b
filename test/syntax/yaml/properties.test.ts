import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse as parseAny, stringify } from 'yaml';
import { toPlain } from '../../../src/syntax/at.ts';
import { scalarOffsets } from '../../../src/syntax/yaml/scalar-offsets.ts';
import type { YamlNode } from '../../../src/syntax/yaml-node.ts';
import { firstScalar, read, readTemplate, under } from '../read.ts';

const seeds = [
  'a: 1\nb:\n  - c: "d"\n    e: \'f\'\n  - {g: h, i: [j, k]}\nl: |\n  m\n  n\no: >-\n  p\n\n  q\n',
  'apiVersion: pipewright/v1\ntasks:\n  a:\n    when: ${{ inputs.x == "y" && !z }}\n    args: [--x, ${{ inputs.y }}]\n',
  'x: &x {a: 1}\ny:\n  <<: *x\n  b: !!str 2\n? z\n: ~\n# end\n',
  '{"a": [1, 2.5e3, "b\\u00e9\\n", null, true], "c": {}}',
];
const piece = fc.constantFrom(
  ...[
    '\n',
    '  ',
    '\t',
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
    '%',
    '@',
    '`',
    ',',
    '?',
    '---\n',
    '\0',
    '\r',
    '\\',
    '<<: ',
    '\ud800',
  ],
);

function everyNode(node: YamlNode, visit: (node: YamlNode) => void): void {
  visit(node);
  if (node.kind === 'map') for (const entry of node.entries) everyNode(entry.value, visit);
  if (node.kind === 'sequence') for (const item of node.items) everyNode(item, visit);
}

describe('any text', () => {
  const mutated = fc
    .record({
      seed: fc.constantFrom(...seeds),
      changes: fc.array(
        fc.record({
          at: fc.nat(400),
          remove: fc.nat(6),
          insert: fc.oneof(piece, fc.string({ maxLength: 3 })),
        }),
        { maxLength: 6 },
      ),
    })
    .map(({ seed, changes }) => {
      let text = seed;
      for (const { at, remove, insert } of changes) {
        const place = at % (text.length + 1);
        text = text.slice(0, place) + insert + text.slice(place + remove);
      }
      return text;
    });

  it('is read or refused with findings inside the file, and never throws', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const { tree, found } = read(text);
        if (tree === undefined) expect(found.some((one) => one.severity === 'error')).toBe(true);
        for (const { span, fix } of found) {
          for (const { start, end } of [span, ...(fix?.edits ?? []).map((edit) => edit.span)]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        }
        if (tree !== undefined) {
          everyNode(tree, ({ span }) => expect(span.start <= span.end && span.end <= text.length).toBe(true));
          toPlain(tree);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('that is accepted means what the library says', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const { tree, found } = read(text);
        if (tree === undefined || found.length > 0) return;
        // Later phases see what any YAML 1.2 reader would see.
        expect(toPlain(tree)).toEqual(
          parseAny(text, { merge: true, logLevel: 'silent', uniqueKeys: false, stringKeys: true }),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('with any expression inside gives a template or a finding, not both and not neither', () => {
    const token = fc.constantFrom(
      ...[
        "'",
        '"',
        '(',
        ')',
        '[',
        ']',
        '{',
        '}',
        '}}',
        '${{',
        '$',
        ',',
        '.',
        '?',
        ':',
        '|',
        '=',
        '<',
        '-',
        '!',
        '&&',
        '**',
        '??',
        '?.',
      ],
      ...[
        'a',
        'b-c',
        'f(',
        'not',
        'in',
        'is',
        'None',
        'if',
        'else',
        'and',
        '1',
        '0x1',
        '1e',
        '012',
        '.5',
        '2021-01-01',
        '“',
        '”',
        'é',
      ],
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), fc.constantFrom('', ' '), (tokens, blank) => {
        for (const text of [
          JSON.stringify(`\${{ ${tokens.join(blank)} }}`),
          `'\${{ ${tokens.join(blank).replaceAll("'", "''")} }}'`,
        ]) {
          const { template, found, file } = readTemplate(`a: ${text}`);
          expect(template === undefined).toBe(found.length > 0);
          for (const { span } of found)
            expect(span.start <= span.end && span.end <= file.text.length).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('places in scalars', () => {
  const line = fc.stringMatching(/^[ \ta-c'"\\é#:]{0,6}[a-c]{0,1}$/);
  const value = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n'));
  const style = fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED');

  it('give back each character that stands there, in every style', () => {
    fc.assert(
      fc.property(value, style, fc.nat(3), fc.boolean(), (text, type, depth, crlf) => {
        let data: unknown = text;
        for (let level = 0; level < depth; level += 1) data = { k: data };
        const options = {
          lineWidth: 12,
          minContentWidth: 0,
          blockQuote: type === 'BLOCK_FOLDED' ? 'folded' : type === 'BLOCK_LITERAL' ? 'literal' : false,
          defaultStringType: type,
        } as const;
        const yaml = stringify([data], options);
        const source = crlf ? yaml.replaceAll('\n', '\r\n') : yaml;
        const { tree } = read(source);
        // The writer folds some texts wrongly.
        fc.pre(tree !== undefined && firstScalar(tree).value === text);
        const scalar = firstScalar(tree);
        const offsets = scalarOffsets(scalar, text);
        let last = scalar.span.start;
        for (let at = 0; at < text.length; at += 1) {
          const [start, end] = offsets(at, at + 1);
          expect(start).toBeGreaterThanOrEqual(last);
          last = start;
          const written = source.slice(start, end);
          const character = text.charAt(at);
          if (/[^\s\\'"]/.test(character)) expect(written).toBe(character);
          else if (character === "'") expect(["'", "''"]).toContain(written);
          else if (character === '"') expect(['"', '\\"']).toContain(written);
          else if (character === '\\') expect(['\\', '\\\\']).toContain(written);
          else expect(written).toMatch(/^(\\?[\s\\]*|\\n|\\t|\s*\\n.*)$/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('fall back to the whole scalar for a value that the file does not hold', () => {
    const scalar = firstScalar(read('a: "x\\ty"').tree);
    expect(scalarOffsets(scalar, 'something else')(0, 3)).toEqual([scalar.span.start, scalar.span.end]);
    expect(under(scalar.span)).toBe('"x\\ty"');
  });
});
