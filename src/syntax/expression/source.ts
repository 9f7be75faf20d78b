import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import { syntaxCodes } from '../codes.ts';

/** A stretch of text that holds one expression, and where its characters stand in a file. Positions count in `text`. */
export interface ExpressionSource {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The YAML quotes around the text: fixes that insert quotes have to escape them. */
  readonly quotes?: "'" | '"' | undefined;
  place(start: number, end: number): Span;
}

/** A mechanical cure: replacements in positions of the expression's text. Unsafe where it guesses what was meant. */
export interface Cure {
  readonly help?: string;
  readonly title?: string;
  readonly edits?: readonly Replacement[];
  readonly safe?: boolean;
}

export type Replacement = readonly [start: number, end: number, text: string];

/** Reports one thing that is wrong in an expression. */
export type Problem = (start: number, end: number, message: string, cure?: Cure) => void;

/** Collects what is wrong with one expression: everything goes to the sink at its place in the file. */
export class Problems {
  readonly #source: ExpressionSource;
  readonly #sink: Sink;
  #count = 0;

  constructor(source: ExpressionSource, sink: Sink) {
    this.#source = source;
    this.#sink = sink;
  }

  get any(): boolean {
    return this.#count > 0;
  }

  readonly report: Problem = (start, end, message, { help, title, edits, safe = true } = {}) => {
    this.#count += 1;
    this.#sink.report(syntaxCodes['expression-syntax'], this.#source.place(start, end), message, {
      ...(help === undefined ? {} : { help }),
      ...(edits === undefined
        ? {}
        : {
            fix: {
              title: title ?? help ?? message,
              edits: edits.map(([from, to, text]) => ({ span: this.#source.place(from, to), text })),
              safe,
            },
          }),
    });
  };

  tooMuch(start: number, end: number, message: string): void {
    this.#count += 1;
    this.#sink.report(syntaxCodes['expression-limit'], this.#source.place(start, end), message, {
      help: 'Move a part of it to a step of its own.',
    });
  }
}

/** A quote as it is written into the text. */
export function quoteIn({ quotes }: ExpressionSource): string {
  return quotes === "'" ? "''" : "'";
}

/** The text as it stands in the file, for fixes that move it; undefined when it spans lines, where moving it would break the YAML. */
export function rawText(source: ExpressionSource, start: number, end: number): string | undefined {
  const span = source.place(start, end);
  const raw = span.file.text.slice(span.start, span.end);
  return /[\r\n]/.test(raw) ? undefined : raw;
}
