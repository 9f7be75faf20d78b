import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CST, Lexer as YamlLexer, Parser as YamlParser } from 'yaml';
import { Lexer, Parser } from '../../../generated/yaml-parser.js';

/** What a lexeme comes to, and where the parser is before it. */
type Step = readonly [offset: number, depth: number, lexeme: string, tokens: readonly CST.Token[]];

function ours(text: string): readonly Step[] {
  const parser = new Parser();
  const steps = [...new Lexer().lex(text)]
    .flat()
    .map((lexeme): Step => [parser.offset, parser.stack.length, lexeme, parser.next(lexeme)]);
  return [...steps, [parser.offset, parser.stack.length, '', parser.end()]];
}

function yamls(text: string): readonly Step[] {
  const parser = new YamlParser();
  const steps = [...new YamlLexer().lex(text)].map(
    (lexeme): Step => [parser.offset, parser.stack.length, lexeme, [...parser.next(lexeme)]],
  );
  return [...steps, [parser.offset, parser.stack.length, '', [...parser.end()]]];
}

const files = ['specs', 'test/errors', 'test/golden'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => join(folder, name)),
);

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '\n',
      '\r\n',
      ' ',
      '  ',
      '\t',
      ': ',
      ':',
      ' #',
      '- ',
      '-',
      '{',
      '}',
      '[',
      ']',
      ',',
      "'",
      '"',
      '\\',
      '? ',
      '&a ',
      '*a',
    ],
    ...[
      '!',
      '!!str ',
      '|',
      '>',
      '|+\n',
      '>-2\n',
      '%YAML 1.2\n',
      '---',
      '...',
      '\n---\n',
      '\uFEFF',
      '\u0002',
      '\u0018',
      '\u001F',
      'a',
      'a: b',
      '${{ x }}',
    ],
  ),
  fc.string({ maxLength: 5 }),
);

describe("yaml's lexer and parser without generators", () => {
  it('give for every file of specs and tests what yaml gives, step by step', () => {
    expect(files.length).toBeGreaterThan(500);
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      expect(ours(text), file).toEqual(yamls(text));
    }
  });

  it('give for any text what yaml gives, step by step', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        expect(ours(text)).toEqual(yamls(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('give lexemes as they are asked for', () => {
    const [first] = new Lexer().lex(`${'a: [\n'.repeat(100_000)}`);
    expect(first).toEqual(['\u0002']);
  });
});
