import type { StringToken } from './lex.ts';
import type { ExpressionSource, Problem } from './source.ts';

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** The position after a string that opens at `start`, or -1 when it does not end before `limit`. Knows `''` and `\"`. */
export function stringEnd(text: string, start: number, limit: number): number {
  const quote = text.charAt(start);
  for (let at = start + 1; at < limit; at += 1) {
    const character = text.charAt(at);
    if (character === '\\' && quote === '"') at += 1;
    else if (character === quote) {
      if (quote === '"' || text.charAt(at + 1) !== quote || at + 1 >= limit) return at + 1;
      at += 1;
    }
  }
  return -1;
}

/** Reads `'it''s'` or `"text"` with JSON's escapes. Undefined when it is not closed. */
export function lexString(
  source: ExpressionSource,
  start: number,
  problem: Problem,
): StringToken | undefined {
  const { text } = source;
  const end = stringEnd(text, start, source.end);
  if (end === -1) {
    problem(start, start + 1, 'The text that begins with this quote is not closed.', {
      help:
        text.charAt(start) === "'"
          ? "Close it with ', and write a ' inside it as ''."
          : 'Close it with ", and write a " inside it as \\".',
    });
    return undefined;
  }
  const inner = text.slice(start + 1, end - 1);
  if (text.charAt(start) === "'") return { kind: 'string', value: inner.replaceAll("''", "'"), start, end };
  let value = '';
  for (let at = start + 1; at < end - 1; at += 1) {
    const character = text.charAt(at);
    if (character !== '\\') {
      value += character;
      continue;
    }
    at += 1;
    const letter = text.charAt(at);
    const simple = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined;
    const code = letter === 'u' ? /^[0-9a-fA-F]{4}/.exec(text.slice(at + 1, end - 1))?.[0] : undefined;
    if (simple !== undefined) value += simple;
    else if (code !== undefined) {
      value += String.fromCharCode(Number.parseInt(code, 16));
      at += 4;
    } else {
      problem(at - 1, Math.min(at + 1, end - 1), `"\\${letter}" is not an escape.`, {
        help: 'The escapes are \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u0041; write a backslash as \\\\, or use single quotes, which have no escapes.',
      });
    }
  }
  if (/\p{Cs}/u.test(value)) {
    problem(start, end, 'The escapes in this text give half a character.', {
      help: 'A character above \\uFFFF is written as two escapes, such as "\\ud83d\\ude00".',
    });
  }
  if (value.includes('\0')) {
    problem(
      start,
      end,
      'This text holds a NUL character, which no variable or argument of a program can hold.',
      {
        help: 'Remove it.',
      },
    );
  }
  return { kind: 'string', value, start, end };
}
