import { commentInFlow } from './comment-in-flow.ts';
import { type Lexeme, lexemes } from './lexemes.ts';

/** An error of `yaml` in plain words, at the text that causes it. */
export interface Explanation {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly help?: string;
  /** The text that quotes would mend. */
  readonly unquoted?: { readonly start: number; readonly end: number };
  /** What would mend it. */
  readonly replaced?: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  /** True where what follows is read wrongly, so that errors in it mean nothing. */
  readonly last?: boolean;
}

/** The text from a place to the end of its line, a comment and trailing blanks left out. */
export function restOfLine(text: string, at: number): string {
  return /^.*?(?=[ \t]+#|[ \t]*$)/m.exec(text.slice(at, at + 2000).split(/[\r\n]/, 1)[0] ?? '')?.[0] ?? '';
}

/** The quoted text that ends at a place, closed or not. */
export function quotedBefore(text: string, end: number): Lexeme | undefined {
  for (const lexeme of lexemes(text)) {
    if (lexeme.kind === 'other' && lexeme.start + lexeme.text.length === end && /^['"]/.test(lexeme.text))
      return lexeme;
  }
  return undefined;
}

export function unclosedQuote(text: string, start: number): Explanation {
  return {
    start,
    end: start + 1,
    message: 'The text that begins with this quote is not closed.',
    help:
      text.charAt(start) === "'"
        ? "Close it with ', and write a ' inside it as ''."
        : 'Close it with ", and write a " inside it as \\".',
    last: true,
  };
}

/** Points at the bracket that nobody closes, or that the wrong bracket closes. */
export function unclosedFlow(text: string, at: number): Explanation {
  const start = unclosedBracket(text, at) ?? Math.min(at, text.length);
  const bracket = text.charAt(start);
  const comment = commentInFlow(text, start);
  if (comment !== undefined) return comment;
  return {
    start,
    end: Math.min(start + 1, text.length),
    message: `This "${bracket}" is not closed.`,
    help: `Close it with "${bracket === '[' ? ']' : '}'}"; indent its lines more than its key.`,
  };
}

function unclosedBracket(text: string, before: number): number | undefined {
  const open: Lexeme[] = [];
  for (const lexeme of lexemes(text)) {
    if (lexeme.start >= before) break;
    open.length = Math.min(open.length, lexeme.flow);
    if (lexeme.kind === 'open') open.push(lexeme);
    else if (lexeme.kind === 'close') {
      const opened = open.pop();
      if (opened !== undefined && (opened.text === '[') !== (lexeme.text === ']')) return opened.start;
    }
  }
  return open.at(-1)?.start;
}

/** The first line at or behind a place that is not blank, from its first character on. */
export function lineAt(text: string, at: number): { readonly start: number; readonly end: number } {
  const start = at + (/^[ \r\n]*/.exec(text.slice(at, at + 1000))?.[0].length ?? 0);
  return { start, end: start + restOfLine(text, start).length };
}
