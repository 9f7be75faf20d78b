import { isWordCode } from '../../util/is-word.ts';
import { lexNumber } from './lex-number.ts';
import { lexString } from './lex-string.ts';
import { type ExpressionSource, type Problem, quoteIn } from './source.ts';

interface Placed {
  readonly start: number;
  readonly end: number;
}

export interface NumberToken extends Placed {
  readonly kind: 'number';
  readonly value: number;
  readonly float: boolean;
}

export interface StringToken extends Placed {
  readonly kind: 'string';
  readonly value: string;
}

export interface NameToken extends Placed {
  readonly kind: 'name';
  readonly name: string;
}

/** An operator, bracket or comma; also those of other languages, which the parser answers with ours. */
export interface SymbolToken extends Placed {
  readonly kind: 'symbol';
  readonly symbol: string;
}

export interface EndToken extends Placed {
  readonly kind: 'end';
}

export type Token = NumberToken | StringToken | NameToken | SymbolToken | EndToken;

/** Those that are no start of another. */
const plainSymbols = '.,()[]{}';
const symbols =
  /===|!==|==|!=|<>|<=|>=|=<|=>|&&|\|\||\*\*|\/\/|\?\?|\?\.|\?:|\+\+|--(?=[^-])|[-!<>=+*/%()[\]{},.:?&|~^;@]|[≠≤≥×÷–—−·]/y;
const openQuotes: Readonly<Record<string, string>> = {
  '“': '”',
  '”': '”',
  '„': '”',
  '‘': '’',
  '’': '’',
  '‚': '’',
};

/** Cuts an expression into tokens, the last of kind `end`. Undefined after an error that leaves the rest unclear; all are reported. */
export function lex(source: ExpressionSource, problem: Problem): readonly Token[] | undefined {
  const { text, end } = source;
  const tokens: Token[] = [];
  let at = source.start;
  while (at < end) {
    const start = at;
    const character = text.charAt(at);
    if (' \t\r\n'.includes(character)) {
      at += 1;
      continue;
    }
    if (character >= '0' && character <= '9') {
      const token = lexNumber(source, at, problem);
      at = token.end;
      tokens.push(token);
      continue;
    }
    if (isWordCode(text.charCodeAt(at))) {
      at = endOfName(text, at);
      tokens.push({ kind: 'name', name: text.slice(start, at), start, end: at });
      continue;
    }
    if (character === "'" || character === '"') {
      const token = lexString(source, at, problem);
      if (token === undefined) return undefined;
      at = token.end;
      tokens.push(token);
      continue;
    }
    const symbol = plainSymbols.includes(character) ? character : symbolAt(text, at);
    if (symbol !== undefined) {
      at += symbol.length;
      tokens.push({ kind: 'symbol', symbol, start, end: at });
      continue;
    }
    const closing = openQuotes[character];
    const close = closing === undefined ? -1 : text.indexOf(closing, at + 1);
    if (close !== -1 && close < end) {
      const value = text.slice(at + 1, close);
      at = close + 1;
      problem(start, at, 'Text is written in straight quotes.', {
        help: `Write '${value.replaceAll("'", "''")}'.`,
        edits: [
          [start, start + 1, quoteIn(source)],
          [close, at, quoteIn(source)],
        ],
        safe: !value.includes("'"),
      });
      tokens.push({ kind: 'string', value, start, end: at });
      continue;
    }
    if (/\s|\u200B|\uFEFF/.test(character)) {
      at += 1;
      const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      problem(start, at, `This blank is the special character U+${code}.`, {
        help: 'Write a plain space.',
        edits: [[start, at, ' ']],
      });
      continue;
    }
    reportCharacter(source, at, problem);
    return undefined;
  }
  tokens.push({ kind: 'end', start: end, end });
  return tokens;
}

/** Names may hold `-`, but not end with it. */
function endOfName(text: string, start: number): number {
  let end = start;
  for (let at = start; ; at += 1) {
    if (isWordCode(text.charCodeAt(at))) end = at + 1;
    else if (text[at] !== '-') return end;
  }
}

function symbolAt(text: string, start: number): string | undefined {
  symbols.lastIndex = start;
  return symbols.exec(text)?.[0];
}

function reportCharacter(source: ExpressionSource, at: number, problem: Problem): void {
  const character = String.fromCodePoint(source.text.codePointAt(at) ?? 0);
  const end = at + character.length;
  if (character === '$') {
    problem(at, end, 'Inside "${{ }}" names are written without "$", and expressions do not nest.', {
      help: 'Write the name alone, such as `inputs.x`.',
    });
  } else if (character === '`') {
    problem(at, end, 'Text is written in single or double quotes, not in backticks.', {
      help: "Write '…'; join text and values by `format('…{}', x)`.",
    });
  } else if (/\p{L}/u.test(character)) {
    problem(at, end, `A name may hold only letters a-z, A-Z, digits, "_" and "-", not "${character}".`, {
      help: "Write other names in brackets: `inputs['größe']`.",
    });
  } else {
    problem(at, end, `The character "${character}" has no meaning in an expression.`, {
      help: 'Put text in quotes.',
    });
  }
}
