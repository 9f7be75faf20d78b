import { Lexer } from '../../../generated/yaml-parser.js';

export interface Lexeme {
  readonly start: number;
  readonly text: string;
  readonly kind: 'plain' | 'block' | 'open' | 'close' | 'other';
  /** How many flow collections are open before it. */
  readonly flow: number;
}

/**
 * Tells what each lexeme of yaml's lexer is. Its parser knows more, but loses its way where the text is wrong, and that is where this is needed.
 */
export class LexemeReader {
  #scalar = false;
  #block = false;
  #flow = 0;

  /** Undefined for lexemes that only announce others. */
  next(start: number, text: string): Lexeme | undefined {
    const flow = this.#flow;
    if (this.#scalar) {
      const kind = this.#block ? 'block' : 'plain';
      this.#scalar = false;
      this.#block = false;
      return { start, text, kind, flow };
    }
    switch (text) {
      case '\u0002':
        return undefined;
      case '\u001F':
        this.#scalar = true;
        return undefined;
      case '\u0018':
        this.#flow = 0;
        return undefined;
      case '[':
      case '{':
        this.#flow += 1;
        return { start, text, kind: 'open', flow };
      case ']':
      case '}':
        this.#flow = Math.max(0, flow - 1);
        return { start, text, kind: 'close', flow };
      default:
        if (text.startsWith('|') || text.startsWith('>')) this.#block = true;
        return { start, text, kind: 'other', flow };
    }
  }
}

/** The lexemes as the lexer of YAML gives them, those included that take no room. */
export function* eachLexeme(text: string): Generator<string, void> {
  for (const some of new Lexer().lex(text)) yield* some;
}

/** The lexemes of a text with their places, for explaining errors. */
export function* lexemes(text: string): Generator<Lexeme, void> {
  const reader = new LexemeReader();
  let start = 0;
  for (const lexeme of eachLexeme(text)) {
    const read = reader.next(start, lexeme);
    if (read === undefined) continue;
    yield read;
    start += lexeme.length;
  }
}
