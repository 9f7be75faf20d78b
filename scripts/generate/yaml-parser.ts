import { readFile } from 'node:fs/promises';
import { type GeneratedFile, root } from './schemas.ts';

const header =
  "// Generated from yaml's own lexer and parser by scripts/generate/yaml-parser.ts. Do not edit: run `npm run generate`.\n";

/**
 * generated/yaml-parser.js: yaml's lexer and parser, sign for sign, but that what they yield is put into a List. In generators inside of generators each sign of a
 * document passes through five, which takes most of the time of reading a small document and a third of that of reading a large one.
 */
export async function generateYamlParser(): Promise<readonly GeneratedFile[]> {
  const [cst, lexer, parser] = await Promise.all(['cst', 'lexer', 'parser'].map(source));
  const signs = cut(cst, '/** The byte order mark */', 'export {');
  const lexing = withoutGenerators(
    replaced(cut(lexer, '/*\nSTART', 'export {'), [
      ['this.atEnd = false;', 'this.made = [];\n        this.atEnd = false;'],
    ]),
  );
  // What is lexed is given on state by state, so that a reader may stop.
  const streamed = replaced(lexing, [
    ['    lex(source', '    *lex(source'],
    // Most signs are letters, which mean nothing in a plain scalar.
    [
      "let ch;\n        while ((ch = this.buffer[++i])) {\n            if (ch === ':') {",
      "let ch;\n        while ((ch = this.buffer[++i])) {\n            if (ch >= 'a' && ch <= 'z') {\n                end = i;\n            }\n            else if (ch === ':') {",
    ],
    [
      'next = this.parseNext(next);',
      '{\n            next = this.parseNext(next);\n            yield taken(this);\n        }',
    ],
  ]);
  const parsing = withoutGenerators(
    replaced(cut(parser, 'function includesToken', 'export {'), [
      [
        'this.atNewLine = true;\n        /** If true, next token',
        'this.made = [];\n        this.atNewLine = true;\n        /** If true, next token',
      ],
      ['        // Must be defined after `next()`\n        this.lexer = new Lexer();\n', ''],
      [cut(parser, '    /**\n     * Parse `source`', '    /**\n     * Advance'), ''],
      [
        '*next(source) {',
        'next(source) {\n        this.read(source);\n        return taken(this);\n    }\n    *read(source) {',
      ],
      ['*end() {', 'end() {\n        this.close();\n        return taken(this);\n    }\n    *close() {'],
    ]),
  );
  const taking = `const nothing = [];
function taken(reader) {
    const { made } = reader;
    if (made.length === 0)
        return nothing;
    reader.made = [];
    return made;
}
`;
  const text = [header, signs, streamed, parsing, taking, 'export { Lexer, Parser };\n'].join('\n');
  const declarations = `${header}
import type { CST } from 'yaml';

/** As that of yaml, but that \`lex\` gives Lists. */
export declare class Lexer {
  /** The lexemes that one state after the other comes to. */
  lex(source: string): Generator<readonly string[], void>;
}

/** As that of yaml, but that \`next\` and \`end\` give Lists. */
export declare class Parser {
  readonly offset: number;
  readonly stack: readonly CST.Token[];
  next(lexeme: string): readonly CST.Token[];
  end(): readonly CST.Token[];
}
`;
  return [
    { path: 'generated/yaml-parser.js', text },
    { path: 'generated/yaml-parser.d.ts', text: declarations },
  ];
}

function source(name: string): Promise<string> {
  return readFile(new URL(`node_modules/yaml/browser/dist/parse/${name}.js`, root), 'utf8');
}

/** From one text up to another. */
function cut(text: string | undefined, from: string, to: string): string {
  const start = text?.indexOf(from) ?? -1;
  const end = text?.indexOf(to, start) ?? -1;
  if (text === undefined || start < 0 || end < 0)
    throw new Error(`yaml's parser no longer has ${from} and ${to}`);
  return text.slice(start, end);
}

function replaced(text: string, changes: readonly (readonly [before: string, after: string])[]): string {
  return changes.reduce((changed, [before, after]) => {
    if (changed.split(before).length !== 2) throw new Error(`yaml's parser no longer has ${before} once`);
    return changed.replace(before, () => after);
  }, text);
}

/** Functions in the place of generators, which put into `made` what those yield. */
function withoutGenerators(code: string): string {
  const plain = code
    .replace(/^ {4}\*(?=\w+\()/gm, '    ')
    .replace(/\byield\* /g, '')
    .replace(/\byield ([^;]+);/g, 'this.made.push($1);');
  if (/\byield\b|\bfunction\*/.test(plain.replace(/\/\*[\s\S]*?\*\//g, '')))
    throw new Error("yaml's parser has another kind of generator now");
  return plain;
}
