import type { Sink } from '../diagnostics/sink.ts';
import type { Span } from '../diagnostics/span.ts';
import { argumentLimit } from '../model/argument-limit.ts';
import { groupDigits } from '../util/group-digits.ts';
import { atLevel, type Levels } from '../validate/rules/index.ts';
import { longText } from '../validate/rules/long-text.ts';
import { linkCodes } from './codes.ts';

/** A text that one argument or variable of a container will hold. */
export interface LongText {
  readonly span: Span;
  /** What it is, as the subject of a sentence: `The script`. */
  readonly what: string;
  /** Its bytes in UTF-8, without the NUL. */
  readonly bytes: number;
  /** What is added at run time is not known and not counted. */
  readonly isOpen?: boolean;
  readonly cure: string;
  readonly related?: { readonly message: string; readonly span: Span };
}

/** How much of the limit a text takes: `half` is worth a warning, `all` is too much. */
export function roomTaken(bytes: number): 'little' | 'half' | 'all' {
  const size = bytes + 1;
  return size > argumentLimit ? 'all' : size > argumentLimit / 2 ? 'half' : 'little';
}

/** Reports texts that are too long for an argument or variable, and by the project's level those that take more than half of one. */
export class TextLengths {
  readonly #sink: Sink;
  readonly #levels: Levels;

  constructor(sink: Sink, levels: Levels) {
    this.#sink = sink;
    this.#levels = levels;
  }

  check(text: LongText): void {
    const room = roomTaken(text.bytes);
    if (room === 'little') return;
    const info =
      room === 'all' ? linkCodes['text-too-long'] : atLevel(longText, this.#levels, text.span.file.path);
    if (info === undefined) return;
    const { span, what, cure, related } = text;
    const amount = `${text.isOpen === true ? 'at least ' : ''}${groupDigits(text.bytes)} bytes`;
    const limit = `${groupDigits(argumentLimit - 1)} bytes`;
    const message =
      room === 'all'
        ? `${what} has ${amount}; the program could not be started, because one argument or variable holds at most ${limit}.`
        : `${what} has ${amount}, more than half of the ${limit} that one argument or variable holds.`;
    this.#sink.report(info, span, message, { help: cure, ...(related && { related: [related] }) });
  }
}
