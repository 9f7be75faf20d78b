import type { Edit } from '../../diagnostics/diagnostic.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import type { SourceFile } from '../../diagnostics/span.ts';
import { syntaxCodes } from '../codes.ts';
import { closingBraces } from '../expression/closing-braces.ts';
import type { LexemeWatcher } from './compose.ts';
import { type Lexeme, LexemeReader } from './lexemes.ts';
import { endOfType } from './type-traps.ts';

/** An unquoted `${{ … }}`, from the `$` to behind the `}}`, or an unquoted `List[String]`, that YAML cuts to pieces. */
export interface Trap {
  readonly start: number;
  readonly end: number;
  readonly cause: 'flow' | 'colon' | 'comment' | 'type';
}

/** A plain scalar that holds traps, as it reads once they are masked. */
export interface TrappedScalar {
  readonly start: number;
  readonly end: number;
  readonly traps: readonly Trap[];
}

/** How far the end of an expression is looked for, in characters. */
const reach = 4000;

/** In one scalar; after so many that nothing closes it is no mistake in an expression. */
const mostUnclosed = 100;

/** Hides traps from YAML: every character with a meaning in YAML becomes `_`. Places and line breaks stay. */
export function maskTraps(text: string, traps: readonly Trap[]): string {
  let masked = '';
  let at = 0;
  for (const { start, end } of traps) {
    masked += text.slice(at, start) + text.slice(start, end).replace(/[^\s$\w.]/g, '_');
    at = end;
  }
  return masked + text.slice(at);
}

/**
 * Looks for traps while the text is read with the known ones masked, and for the scalars that hold those. No two traps overlap: one ends before
 * the next `${{`, and a type holds no expression.
 */
export class TrapFinder {
  readonly found: Trap[] = [];
  readonly scalars: TrappedScalar[] = [];
  readonly #text: string;
  readonly #known: readonly Trap[];
  readonly #reader = new LexemeReader();
  #next = 0;
  #dollar = -1;
  #until = 0;

  constructor(text: string, known: readonly Trap[]) {
    this.#text = text;
    this.#known = known;
  }

  readonly watch: LexemeWatcher = (start, text) => {
    const lexeme = this.#reader.next(start, text);
    if (lexeme === undefined) return;
    if (
      lexeme.kind === 'open' &&
      start === this.#dollar + 1 &&
      text === '{' &&
      this.#text[start + 1] === '{'
    ) {
      this.#flowTrap(start - 1);
    }
    this.#dollar = -1;
    if (lexeme.kind === 'plain') this.#plain(lexeme);
  };

  #flowTrap(open: number): void {
    if (open < this.#until) return;
    const close = this.#closeOf(open);
    if (close !== undefined) this.#add({ start: open, end: close, cause: 'flow' });
  }

  #plain({ start, text, flow }: Lexeme): void {
    const end = start + text.length;
    if (flow > 0 && text.endsWith('$')) this.#dollar = end - 1;
    this.#collect(start, end, flow);
    const typeEnd = start < this.#until ? undefined : endOfType(this.#text, start, text);
    if (typeEnd !== undefined) this.#add({ start, end: typeEnd, cause: 'type' });
    const last = text.lastIndexOf('}}');
    let unclosed = 0;
    for (let at = text.indexOf('${{'); at !== -1; at = text.indexOf('${{', at + 3)) {
      const open = start + at;
      if (open < this.#until) continue;
      const inside = at < last ? closes(this.#text, open, end) : undefined;
      if (inside !== undefined) {
        // What stands inside of an expression opens none; to look from there again would take a time that grows with the square.
        at = inside - start - 1;
        continue;
      }
      unclosed += 1;
      if (unclosed > mostUnclosed) return;
      const close = this.#closeOf(open);
      if (close === undefined) continue;
      const cut = this.#text.slice(end, close);
      this.#add({ start: open, end: close, cause: /^[ \t]+#/.test(cut) ? 'comment' : 'colon' });
    }
  }

  #add(trap: Trap): void {
    this.found.push(trap);
    this.#until = trap.end;
  }

  /** Behind the `}}` of an expression: on its line, or else before the next empty line or expression. */
  #closeOf(open: number): number | undefined {
    const near = this.#text.slice(open, open + reach);
    const block = open + searchEnd(near, /(?<=.)\$\{\{|\n[ \t\r]*\n/s);
    const line = Math.min(block, open + searchEnd(near, /\n/));
    const close = closes(this.#text, open, line) ?? closes(this.#text, open, block);
    return close === undefined ? undefined : close + 2;
  }

  /** Known traps lie one after the other, and plain scalars come in the same order. */
  #collect(start: number, end: number, flow: number): void {
    const traps: Trap[] = [];
    for (
      let trap = this.#known[this.#next];
      trap !== undefined && trap.end <= end;
      trap = this.#known[this.#next]
    ) {
      const still = trap.cause === 'type' ? flow > 0 && trap.start === start : trap.start >= start;
      if (still) traps.push(trap);
      this.#next += 1;
    }
    if (traps.length > 0) this.scalars.push({ start, end, traps });
  }
}

/** The `}}` of the expression at `open`; where a quote is left open, the first `}}` at all. */
function closes(text: string, open: number, limit: number): number | undefined {
  const close = closingBraces(text, open, limit);
  if (close !== undefined) return close;
  const braces = text.slice(open, limit).indexOf('}}');
  return braces === -1 ? undefined : open + braces;
}

function searchEnd(text: string, pattern: RegExp): number {
  const found = text.search(pattern);
  return found === -1 ? text.length : found;
}

const causes: Readonly<Record<Exclude<Trap['cause'], 'type'>, string>> = {
  flow: 'Inside "{ }" and "[ ]", YAML reads the braces of an unquoted expression as its own.',
  colon: 'YAML reads ": " in this unquoted expression as the end of a key.',
  comment: 'YAML reads " #" in this unquoted expression as the start of a comment.',
};

/** One finding for each expression, with the quotes that its scalar needs, and for each type. */
export function reportTraps(file: SourceFile, scalars: readonly TrappedScalar[], sink: Sink): void {
  for (const { start, end, traps } of scalars) {
    const isCurly = /^[“”„].*[“”]$/s.test(file.text.slice(start, end));
    const edits = isCurly
      ? [start, end - 1].map((at) => ({ span: { file, start: at, end: at + 1 }, text: '"' }))
      : quoteEdits(file, start, end);
    const help = isCurly ? 'YAML knows straight quotes only.' : 'Put the whole value in quotes.';
    for (const trap of traps) {
      if (trap.cause === 'type') {
        reportType(file, trap, sink);
        continue;
      }
      sink.report(
        syntaxCodes['quote-expression'],
        { file, start: trap.start, end: trap.end },
        causes[trap.cause],
        {
          help,
          fix: { title: 'Put the value in quotes', edits, safe: true },
        },
      );
    }
  }
}

function reportType(file: SourceFile, { start, end }: Trap, sink: Sink): void {
  const written = file.text.slice(start, end);
  sink.report(
    syntaxCodes['quote-type'],
    { file, start, end },
    `\`${written}\` needs quotes inside { } and [ ]: YAML reads the [ as the start of a list.`,
    {
      help: `Write "${written}".`,
      fix: { title: 'Put the type in quotes', edits: quoteEdits(file, start, end), safe: true },
    },
  );
}

/** The edits that put a piece of plain text in quotes without changing what it says. */
export function quoteEdits(file: SourceFile, start: number, end: number): readonly Edit[] {
  const written = file.text.slice(start, end);
  const insert = (at: number, text: string): Edit => ({ span: { file, start: at, end: at }, text });
  const quote = /["\\]/.test(written) ? "'" : '"';
  const edits = [insert(start, quote)];
  if (quote === "'") {
    for (let at = written.indexOf("'"); at !== -1; at = written.indexOf("'", at + 1))
      edits.push(insert(start + at, "'"));
  }
  edits.push(insert(end, quote));
  return edits;
}
