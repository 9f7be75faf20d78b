import type { Explanation } from './explanation.ts';
import { type Lexeme, lexemes } from './lexemes.ts';

/** A text with ` #` in brackets on one line, whose rest is a comment, and with it what would close the brackets that begin at a place. */
export function commentInFlow(text: string, bracket: number): Explanation | undefined {
  const closing = text.charAt(bracket) === '[' ? ']' : '}';
  const lineEnd = /\r?\n|$/.exec(text.slice(bracket))?.index ?? 0;
  let plain: Lexeme | undefined;
  for (const lexeme of lexemes(text)) {
    if (lexeme.start > bracket + lineEnd) return undefined;
    if (lexeme.start <= bracket) continue;
    if (lexeme.kind === 'plain') plain = lexeme;
    else if (lexeme.text.startsWith('#')) {
      if (!lexeme.text.includes(closing)) return undefined;
      return explain(text, lexeme, plain, closing);
    } else if (lexeme.text.trim() !== '') plain = undefined;
  }
  return undefined;
}

function explain(text: string, comment: Lexeme, plain: Lexeme | undefined, closing: string): Explanation {
  const { start } = comment;
  const cut = /^#[^,\]}]*[^,\]}\s]|^#/.exec(comment.text)?.[0] ?? '#';
  const end = start + cut.length;
  return {
    start,
    end,
    message: `Behind " #" everything is a comment, also the "${closing}" that would close this.`,
    ...(plain === undefined
      ? { help: 'Put text that holds "#" in quotes.' }
      : {
          help: `Put the text in quotes: ${JSON.stringify(text.slice(plain.start, end))}.`,
          unquoted: { start: plain.start, end },
        }),
  };
}
