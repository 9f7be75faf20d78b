import { type Document, isMap } from 'yaml';
import { Sink } from '../../diagnostics/sink.ts';
import type { SourceFile } from '../../diagnostics/span.ts';
import { compose, readTokens } from './compose.ts';
import { eachLexeme } from './lexemes.ts';

/** Documents that were read although lines of their brackets and quotes are not indented. */
export interface MarginFlow {
  readonly documents: readonly Document.Parsed[];
  /** Where such lines begin. */
  readonly lines: readonly number[];
}

/** What the lexer says where it gives up on brackets, and the signs of its own that take no room. */
const flowEnd = '\u0018';
const marks: ReadonlySet<string> = new Set([flowEnd, '\u0002', '\u001f', '\ufeff']);
/** Each line costs reading the text again: so many lines, and so many characters in all rounds. */
const mostLines = 100;
const mostRead = 300_000;
/** What files of ours begin with. It spares reading them again and again while a bracket of theirs is open. */
const ours = /^["']?apiVersion["']?[ \t]*:/m;

/**
 * Reads a text in which lines inside of `[ ]`, `{ }` and quotes are indented less than YAML wants. Python's reader, and so KFP, does not ask for
 * it. The line ends before such lines become blanks, so that every place stays where it is; what quotes hold is taken from the file. Undefined when that does not mend everything, and for
 * files of ours, which are to be YAML.
 */
export function readMarginFlow(file: SourceFile): MarginFlow | undefined {
  let { text } = file;
  if (ours.test(text)) return undefined;
  const lines: number[] = [];
  const rounds = Math.min(mostLines, mostRead / text.length);
  for (let round = 0; round < rounds; round += 1) {
    const cut = cutIn(text);
    const tokens = cut === undefined ? readTokens(file, text, new Sink()) : undefined;
    const documents = tokens === undefined ? undefined : compose(tokens, text.length);
    const errors = documents?.flatMap((one) => one.errors) ?? [];
    if (documents !== undefined && errors.length === 0)
      return text !== file.text && isForeign(documents) ? { documents, lines } : undefined;
    const closing = errors.find(
      ({ code, pos }) => code === 'BAD_INDENT' && /[\]}]/.test(text.charAt(pos[0])),
    );
    const at = cut?.at ?? closing?.pos[0];
    if (at === undefined) return undefined;
    const joined = cut?.isQuote === true ? closedQuote(text, at) : withoutLineEnd(text, at);
    if (joined === undefined) return undefined;
    text = joined.text;
    lines.push(...joined.lines);
  }
  return undefined;
}

function isForeign([document]: readonly Document.Parsed[]): boolean {
  return isMap(document?.contents) && !document.contents.has('apiVersion');
}

/** Where the lexer gives up on open brackets, or where the quoted text begins on which it gives up. */
function cutIn(text: string): { readonly at: number; readonly isQuote: boolean } | undefined {
  let at = 0;
  for (const lexeme of eachLexeme(text)) {
    if (lexeme === flowEnd) return { at, isQuote: false };
    if (/^["']/.test(lexeme) && !isClosed(lexeme)) return { at, isQuote: true };
    if (!marks.has(lexeme)) at += lexeme.length;
  }
  return undefined;
}

const quoted = /'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"/sy;

function isClosed(lexeme: string): boolean {
  quoted.lastIndex = 0;
  return quoted.exec(lexeme)?.[0].length === lexeme.length;
}

interface Joined {
  readonly text: string;
  /** Where the lines begin that were not indented. */
  readonly lines: readonly number[];
}

/** The text with blanks in the place of the line end before a place, and of a comment before that. */
function withoutLineEnd(text: string, at: number): Joined | undefined {
  const end = text.lastIndexOf('\n', at - 1);
  if (end < 0) return undefined;
  const comment = commentBefore(text, end);
  const start = comment ?? (text[end - 1] === '\r' ? end - 1 : end);
  return { text: text.slice(0, start) + ' '.repeat(end + 1 - start) + text.slice(end + 1), lines: [end + 1] };
}

/** The text with blanks in the place of the line ends of a quoted text that has its other quote below. */
function closedQuote(text: string, start: number): Joined | undefined {
  quoted.lastIndex = start;
  const found = quoted.exec(text)?.[0];
  if (found === undefined) return undefined;
  const joined = found.replace(/[\r\n]/g, ' ');
  const opening = text.slice(text.lastIndexOf('\n', start) + 1, start);
  const column = opening.length - opening.trimStart().length;
  const lines = [...found.matchAll(/\n([ \t]*)(?=[^ \t\r\n])/g)].flatMap(({ index, 1: blanks = '' }) =>
    blanks.length <= column ? [start + index + 1] : [],
  );
  return { text: text.slice(0, start) + joined + text.slice(start + found.length), lines };
}

/** Where the comment begins that ends at a line end. */
function commentBefore(text: string, end: number): number | undefined {
  let at = 0;
  for (const lexeme of eachLexeme(text)) {
    if (marks.has(lexeme)) continue;
    if (at < end && at + lexeme.length >= end && lexeme.startsWith('#')) return at;
    if (at >= end) return undefined;
    at += lexeme.length;
  }
  return undefined;
}
