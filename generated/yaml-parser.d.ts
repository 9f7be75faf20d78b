// Generated from yaml's own lexer and parser by scripts/generate/yaml-parser.ts. Do not edit: run `npm run generate`.

import type { CST } from 'yaml';

/** As that of yaml, but that `lex` gives Lists. */
export declare class Lexer {
  /** The lexemes that one state after the other comes to. */
  lex(source: string): Generator<readonly string[], void>;
}

/** As that of yaml, but that `next` and `end` give Lists. */
export declare class Parser {
  readonly offset: number;
  readonly stack: readonly CST.Token[];
  next(lexeme: string): readonly CST.Token[];
  end(): readonly CST.Token[];
}
