import type { NumberToken } from './lex.ts';
import { type ExpressionSource, type Problem, quoteIn } from './source.ts';

/** All that hangs together with a digit: also what is not a number, so that it is reported as one thing. */
const candidate = /[0-9](?:[eE][+-](?=[0-9])|[A-Za-z0-9_]|\.(?=[0-9A-Za-z_]))*/y;
const number = /^(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/;
const date = /[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ]?[0-9:.]+Z?)?/y;

/** Reads a number at `start`. Reports other languages' spellings and gives the nearest value, so that parsing goes on. */
export function lexNumber(source: ExpressionSource, start: number, problem: Problem): NumberToken {
  date.lastIndex = start;
  const day = date.exec(source.text)?.[0];
  if (day !== undefined && start + day.length <= source.end) {
    const end = start + day.length;
    problem(start, end, 'A date is a text and needs quotes.', quoted(source, start, end));
    return { kind: 'number', value: 0, float: false, start, end };
  }
  candidate.lastIndex = start;
  const text = candidate.exec(source.text)?.[0] ?? source.text.charAt(start);
  const end = start + text.length;
  const float = /[.eE]/.test(text);
  if (number.test(text)) {
    const value = Number(text);
    if (!Number.isFinite(value) || (!float && !Number.isSafeInteger(value))) {
      problem(start, end, `The number ${text} is too large.`, {
        help: 'Integers are exact up to 9007199254740991, numbers reach up to 1.8e308. Put digits that are a name in quotes.',
      });
    }
    return { kind: 'number', value, float, start, end };
  }
  const meant = plainNumber(text);
  if (meant !== undefined) {
    problem(start, end, `Numbers are written as in JSON, not as "${text}".`, {
      help: `Write \`${meant}\`.`,
      edits: [[start, end, meant]],
      // `012` is ten in some languages and twelve in others.
      safe: !/^0[0-9]/.test(text),
    });
  } else {
    problem(start, end, `"${text}" is not a number.`, {
      ...quoted(source, start, end),
      help: `Put it in quotes if it is a text; a name that begins with a digit is written ['${text}'].`,
      safe: false,
    });
  }
  return { kind: 'number', value: Number(meant ?? 0), float, start, end };
}

function quoted(
  source: ExpressionSource,
  start: number,
  end: number,
): { help: string; title: string; edits: [number, number, string][] } {
  return {
    help: 'Put it in single quotes.',
    title: 'Put it in single quotes',
    edits: [
      [start, start, quoteIn(source)],
      [end, end, quoteIn(source)],
    ],
  };
}

/** The JSON spelling of `0x1F`, `0b11`, `0o17`, `1_000`, `012`, `00`; undefined for anything else, and for what is too large. */
function plainNumber(text: string): string | undefined {
  const value = /^0[xX][0-9a-fA-F]+$|^0[bB][01]+$|^0[oO][0-7]+$/.test(text)
    ? Number(text)
    : /^[0-9]+(_[0-9]+)+$/.test(text)
      ? Number(text.replaceAll('_', ''))
      : /^0[0-9]+$/.test(text)
        ? Number.parseInt(text, 10)
        : Number.NaN;
  return Number.isSafeInteger(value) ? String(value) : undefined;
}
