import type { YAMLError } from 'yaml';
import { type Lexeme, lexemes } from './lexemes.ts';

/** An error of `yaml` in plain words, at the text that causes it. */
export interface Explanation {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly help?: string;
  /** The text that quotes would mend. */
  readonly unquoted?: { readonly start: number; readonly end: number };
  /** True where what follows is read wrongly, so that errors in it mean nothing. */
  readonly last?: boolean;
}

/** What an error of `yaml` means to people who write pipelines. */
export function explain(text: string, error: YAMLError): Explanation {
  const [at, errorEnd] = error.pos;
  const here = { start: Math.min(at, text.length), end: Math.min(Math.max(errorEnd, at), text.length) };
  const { message } = error;
  switch (error.code) {
    case 'BAD_SCALAR_START':
      return badStart(text, at);
    case 'BLOCK_AS_IMPLICIT_KEY':
      return message.startsWith('Nested') ? secondKey(text, at) : badIndent(text, at, 'sequence');
    case 'MULTILINE_IMPLICIT_KEY':
      return missingColon(text, at);
    case 'BAD_DQ_ESCAPE':
      return {
        start: at,
        end: Math.min(at + 2, text.length),
        message: `"${text.slice(at, at + 2)}" is not an escape that YAML knows in double quotes.`,
        help: 'Write a backslash as "\\\\", or use single quotes, which have no escapes.',
      };
    case 'BAD_INDENT':
      return badIndent(text, at, message);
    case 'MISSING_CHAR':
      return missing(text, at, here, message);
    case 'UNEXPECTED_TOKEN':
      return unexpected(text, at, here, message);
    case 'BLOCK_IN_FLOW':
      return {
        ...here,
        message: 'A list or map by indentation cannot stand inside "{ }" or "[ ]".',
        help: 'Write it in braces or brackets too.',
      };
    case 'KEY_OVER_1024_CHARS':
      return { ...here, message: 'A key may have at most 1024 characters.' };
    case 'BAD_ALIAS':
      return {
        ...here,
        message: 'A name is missing behind "&" or "*".',
        help: 'Put text that begins with "&" or "*" in quotes.',
      };
    case 'ALIAS_PROPS':
      return { ...here, message: 'An alias cannot have an anchor or a tag of its own.' };
    case 'MULTIPLE_ANCHORS':
      return { ...here, message: 'A value can have only one anchor.' };
    case 'MULTIPLE_TAGS':
      return { ...here, message: 'A value can have only one tag.' };
    default:
      return {
        ...here,
        message: `This is not valid YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}.`,
      };
  }
}

/** The text from a place to the end of its line, a comment and trailing blanks left out. */
function restOfLine(text: string, at: number): string {
  return /^.*?(?=[ \t]+#|[ \t]*$)/m.exec(text.slice(at, at + 2000).split(/[\r\n]/, 1)[0] ?? '')?.[0] ?? '';
}

function badStart(text: string, at: number): Explanation {
  const written = restOfLine(text, at);
  const first = written.charAt(0);
  return {
    start: at,
    end: at + written.length,
    message: `A text without quotes cannot begin with "${first}".`,
    help: 'Put it in quotes.',
    unquoted: { start: at, end: at + written.length },
  };
}

function secondKey(text: string, at: number): Explanation {
  const written = restOfLine(text, at);
  const colon = written.search(/:(?=\s|$)/);
  const start = at + Math.max(0, colon);
  const isText = colon < written.length - 1 && !/^['"[{]/.test(written);
  return {
    start,
    end: start + 1,
    message: 'This line already has a key, and ": " would begin another one.',
    help: 'Put the whole value in quotes if it is a text, or begin a map on the next line.',
    ...(isText ? { unquoted: { start: at, end: at + written.length } } : {}),
  };
}

function missingColon(text: string, at: number): Explanation {
  const key = restOfLine(text, at);
  return {
    start: at,
    end: at + key.length,
    message: `A ":" is missing behind "${key}".`,
    help: 'Write `key: value`; indent a text that goes on over lines more than its key.',
  };
}

function badIndent(text: string, at: number, message: string): Explanation {
  if (message.startsWith('Flow')) return unclosedFlow(text, at);
  const start = at + (/^[ \r\n]*/.exec(text.slice(at, at + 1000))?.[0].length ?? 0);
  const end = start + restOfLine(text, start).length;
  if (message.startsWith('Block scalar')) {
    return { start, end, message: 'The text under "|" or ">" must be indented more than its key.' };
  }
  const items = message.includes('sequence') ? 'items of its list' : 'keys of its map';
  return {
    start,
    end,
    message: `This line is not indented like the other ${items}.`,
    help: 'Give all of them the same number of spaces.',
  };
}

function missing(
  text: string,
  at: number,
  here: { readonly start: number; readonly end: number },
  message: string,
): Explanation {
  if (message.startsWith('Missing closing')) {
    const quoted = quotedBefore(text, at);
    if (quoted !== undefined) return unclosedQuote(text, quoted.start);
  }
  if (message.startsWith('Expected flow') || message.startsWith('Flow')) return unclosedFlow(text, at);
  if (message.startsWith('Implicit map keys')) return missingColon(text, at);
  if (message.startsWith('Missing , ')) {
    return {
      ...here,
      message: 'A comma is missing before this.',
      help: 'Separate items by ", ", and close the bracket before the next key.',
    };
  }
  if (message.startsWith('Missing space after :')) {
    return { ...here, message: 'A space is missing after ":".' };
  }
  if (message.startsWith('Comments must')) {
    return {
      ...here,
      message: 'A comment needs a space before "#".',
      help: 'Put text that holds "#" in quotes.',
    };
  }
  if (message.startsWith('Tags and anchors')) {
    return {
      ...here,
      message: 'A space is missing behind the tag or anchor.',
      help: 'Put text that begins with "!", "&" or "*" in quotes.',
    };
  }
  if (message.startsWith('Block scalars with more-indented')) {
    return {
      ...here,
      message: 'The first lines of this text are empty but indented more than the text.',
      help: 'Remove the blanks of the empty lines.',
    };
  }
  if (message.startsWith('Sequence item')) {
    return { ...here, message: 'A "-" is missing before this item of a list.' };
  }
  return {
    ...here,
    message: `This is not valid YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}.`,
  };
}

/** The quoted text that ends at a place, closed or not. */
function quotedBefore(text: string, end: number): Lexeme | undefined {
  for (const lexeme of lexemes(text)) {
    if (lexeme.kind === 'other' && lexeme.start + lexeme.text.length === end && /^['"]/.test(lexeme.text))
      return lexeme;
  }
  return undefined;
}

function unclosedQuote(text: string, start: number): Explanation {
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

/** Points at the bracket that nobody closes. */
function unclosedFlow(text: string, at: number): Explanation {
  const open: number[] = [];
  for (const { start, kind, flow } of lexemes(text)) {
    if (start >= at) break;
    open.length = Math.min(open.length, flow);
    if (kind === 'open') open.push(start);
    else if (kind === 'close') open.pop();
  }
  const start = open.at(-1) ?? Math.min(at, text.length);
  const bracket = text.charAt(start);
  return {
    start,
    end: Math.min(start + 1, text.length),
    message: `This "${bracket}" is not closed.`,
    help: `Close it with "${bracket === '[' ? ']' : '}'}"; indent its lines more than its key.`,
  };
}

function unexpected(
  text: string,
  at: number,
  here: { readonly start: number; readonly end: number },
  message: string,
): Explanation {
  const before = text.slice(0, at).trimEnd();
  const line = text.slice(0, at).split('\n').pop() ?? '';
  const rest = restOfLine(text, at);
  const toEnd = {
    start: here.start,
    end: here.start + Math.max(rest.length, Math.min(1, text.length - here.start)),
  };
  if (message.endsWith('at node end') && line.trim() !== '') {
    const last = before.charAt(before.length - 1);
    if (last === '"' || last === "'") {
      const quoted = quotedBefore(text, before.length);
      // A quote that is forgotten takes in the lines up to the next one.
      if (quoted?.text.includes('\n') === true) return unclosedQuote(text, quoted.start);
      return {
        ...toEnd,
        message: 'There is text behind the closing quote.',
        help:
          last === "'"
            ? "Put all of it in quotes, and write a ' inside them as ''."
            : 'Put all of it in quotes, and write a " inside them as \\".',
      };
    }
    if (last === ']' || last === '}') {
      return {
        ...toEnd,
        message: `There is text behind the closing "${last}".`,
        help: 'Put the whole value in quotes if it is a text.',
      };
    }
  }
  if (message.includes('on same line with key')) {
    return {
      ...here,
      message: 'A list cannot begin on the line of its key.',
      help: 'Begin it on the next line, or put a text that begins with "- " in quotes.',
    };
  }
  if (message.startsWith('Block scalar header')) {
    const start = text.lastIndexOf(':', at) === -1 ? at : before.search(/[|>][^|>]*$/);
    return {
      start: start === -1 ? at : start,
      end: here.end,
      message: 'A text without quotes cannot begin with "|" or ">".',
      help: 'Put it in quotes, or begin the text of a block on the next line.',
    };
  }
  if (/^Unexpected , |empty item/.test(message))
    return { ...here, message: 'A value is missing before this comma.' };
  return {
    ...toEnd,
    message: `YAML cannot place this: "${shortened(rest)}".`,
    help: 'Check the indentation of this line and the one before it, and quotes and brackets that are not closed.',
  };
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
