import type { Span } from '../../diagnostics/span.ts';
import { limits } from '../limits.ts';
import type { Expression } from './ast.ts';
import type { SymbolToken, Token } from './lex.ts';
import type { ExpressionSource, Problems } from './source.ts';

/** An expression with the place that it takes, parentheses included, and the height of its tree. */
export interface Parsed {
  readonly expression: Expression;
  readonly start: number;
  readonly end: number;
  readonly height: number;
}

export type Rule = () => Parsed | undefined;

/** Where the parser stands in the tokens, and how deep. */
export class Cursor {
  readonly source: ExpressionSource;
  readonly tokens: readonly Token[];
  readonly problems: Problems;
  index = 0;
  #nesting = 0;

  constructor(source: ExpressionSource, tokens: readonly Token[], problems: Problems) {
    this.source = source;
    this.tokens = tokens;
    this.problems = problems;
  }

  /** The token `ahead` places on; past the end, the end. Behind the start there is nothing. */
  peek(ahead = 0): Token {
    const { end } = this.source;
    return (
      this.tokens[Math.min(this.index + ahead, this.tokens.length - 1)] ?? { kind: 'end', start: end, end }
    );
  }

  skip(count = 1): void {
    this.index += count;
  }

  /** Takes the next token if it is this symbol. */
  symbol(symbol: string): SymbolToken | undefined {
    const token = this.peek();
    if (token.kind !== 'symbol' || token.symbol !== symbol) return undefined;
    this.index += 1;
    return token;
  }

  /** Runs a rule one level deeper; reports where that is too deep. */
  nested(rule: Rule): Parsed | undefined {
    if (this.#nesting >= limits.expressionDepth) {
      const { start, end } = this.peek();
      this.#tooDeep(start, end);
      return undefined;
    }
    this.#nesting += 1;
    const parsed = rule();
    this.#nesting -= 1;
    return parsed;
  }

  /** A node over `parts`; reports where its tree is too high. */
  node(
    start: number,
    end: number,
    parts: readonly Parsed[],
    make: (span: Span) => Expression,
  ): Parsed | undefined {
    let height = 1;
    for (const part of parts) height = Math.max(height, part.height + 1);
    if (height > limits.expressionDepth) {
      this.#tooDeep(start, end);
      return undefined;
    }
    return { expression: make(this.source.place(start, end)), start, end, height };
  }

  #tooDeep(start: number, end: number): void {
    this.problems.tooMuch(
      start,
      end,
      `This expression is nested more than ${limits.expressionDepth} levels deep.`,
    );
  }
}
