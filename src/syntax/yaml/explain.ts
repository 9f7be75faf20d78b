import type { YAMLError } from 'yaml';
import {
  type Explanation,
  lineAt,
  quotedBefore,
  restOfLine,
  unclosedFlow,
  unclosedQuote,
} from './explanation.ts';
import { missingColon } from './missing-colon.ts';
import { quotesInQuotes } from './quotes-in-quotes.ts';

interface Words {
  readonly message: string;
  readonly help?: string;
}

const byCode: Readonly<Partial<Record<YAMLError['code'], Words>>> = {
  BLOCK_IN_FLOW: {
    message: 'A list or map by indentation cannot stand inside "{ }" or "[ ]".',
    help: 'Write it in braces or brackets too.',
  },
  KEY_OVER_1024_CHARS: { message: 'A key may have at most 1024 characters.' },
  BAD_ALIAS: {
    message: 'A name is missing behind "&" or "*".',
    help: 'Put text that begins with "&" or "*" in quotes.',
  },
  ALIAS_PROPS: { message: 'An alias cannot have an anchor or a tag of its own.' },
  MULTIPLE_ANCHORS: { message: 'A value can have only one anchor.' },
  MULTIPLE_TAGS: { message: 'A value can have only one tag.' },
};

const missingComma: Words = {
  message: 'A comma is missing before this.',
  help: 'Separate items by ", ", and close the bracket before the next key.',
};

/** What `yaml` reports as MISSING_CHAR, by the beginning of its message. */
const byMessage: readonly (readonly [begin: string, Words])[] = [
  ['Missing , ', missingComma],
  ['Missing space after :', { message: 'A space is missing after ":".' }],
  [
    'Comments must',
    { message: 'A comment needs a space before "#".', help: 'Put text that holds "#" in quotes.' },
  ],
  [
    'Tags and anchors',
    {
      message: 'A space is missing behind the tag or anchor.',
      help: 'Put text that begins with "!", "&" or "*" in quotes.',
    },
  ],
  [
    'Block scalars with more-indented',
    {
      message: 'The first lines of this text are empty but indented more than the text.',
      help: 'Remove the blanks of the empty lines.',
    },
  ],
];

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
      return message.includes('flow')
        ? { ...here, message: 'A comma is missing between these lines.' }
        : missingColon(text, at);
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
    default:
      return { ...here, ...(byCode[error.code] ?? { message: raw(message) }) };
  }
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
  if (colon === -1) {
    return {
      ...lineAt(text, at + text.slice(at).search(/\n|$/)),
      message: 'This line is indented more than the key above it, which already has a value.',
      help: 'Indent it like the key above it.',
    };
  }
  const start = at + colon;
  const isText = colon < written.length - 1 && !/^['"[{]/.test(written);
  return {
    start,
    end: start + 1,
    message: 'This line already has a key, and ": " would begin another one.',
    help: 'Put the whole value in quotes if it is a text, or begin a map on the next line.',
    ...(isText ? { unquoted: { start: at, end: at + written.length } } : {}),
  };
}

function badIndent(text: string, at: number, message: string): Explanation {
  if (message.startsWith('Flow')) return unclosedFlow(text, at);
  const line = lineAt(text, at);
  if (message.startsWith('Block scalar')) {
    return { ...line, message: 'The text under "|" or ">" must be indented more than its key.' };
  }
  const items = message.includes('sequence') ? 'items of its list' : 'keys of its map';
  return {
    ...line,
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
  if (message.startsWith('Sequence item')) {
    return {
      ...lineAt(text, at),
      message: 'A "-" is missing before this line of a list, or it is not indented like what it belongs to.',
    };
  }
  const known = byMessage.find(([begin]) => message.startsWith(begin));
  return { ...here, ...(known === undefined ? { message: raw(message) } : known[1]) };
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
      const nested = quoted !== undefined && last === '"' ? quotesInQuotes(text, quoted) : undefined;
      if (nested !== undefined) return nested;
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
      const braces = /\{\{[^{}]*\}\}$/.test(before.slice(-200));
      return {
        ...toEnd,
        message: `There is text behind the closing "${last}".`,
        help: braces
          ? 'Write an expression as `${{ … }}`; put text with braces in quotes.'
          : 'Put the whole value in quotes if it is a text.',
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
    const header = /[|>][-+0-9]*$/.exec(text.slice(Math.max(0, at - 20), at))?.[0] ?? '';
    return {
      start: at - header.length,
      end: here.end,
      message: 'A text without quotes cannot begin with "|" or ">".',
      help: 'Put it in quotes, or begin the text of a block on the next line.',
    };
  }
  if (/^Unexpected , |empty item/.test(message))
    return {
      ...here,
      message: 'A value is missing before this comma.',
      help: 'Remove the comma, or write a value.',
    };
  return {
    ...toEnd,
    message: `YAML cannot place this: "${shortened(rest)}".`,
    help: 'Check the indentation of this line and the one before it, and quotes and brackets that are not closed.',
  };
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** The library's own words, for what ours do not cover. */
function raw(message: string): string {
  return `This is not valid YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}.`;
}
