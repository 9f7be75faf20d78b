// Generated from yaml's own lexer and parser by scripts/generate/yaml-parser.ts. Do not edit: run `npm run generate`.

import type { CST, Lexer as YamlLexer } from 'yaml';

/** As that of yaml. */
export declare class Lexer {
  lex(source: string): ReturnType<YamlLexer['lex']>;
}

/** As that of yaml, but that `next` and `end` give Lists. */
export declare class Parser {
  readonly offset: number;
  readonly stack: readonly CST.Token[];
  next(lexeme: string): readonly CST.Token[];
  end(): readonly CST.Token[];
}
