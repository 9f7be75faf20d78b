/** One text that diagnostics point into. `path` is what the user is shown: relative to the working directory, `-` for standard input. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A range of a source text: `start` inclusive, `end` exclusive, in UTF-16 code units from 0. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** A place for people: line and column count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const lineStarts = new WeakMap<SourceFile, readonly number[]>();

/** The offsets at which the lines of a file begin; computed once a file. LF, CRLF and CR end a line. */
export function linesOf(file: SourceFile): readonly number[] {
  let starts = lineStarts.get(file);
  if (starts === undefined) {
    const found = [0];
    const breaks = /\r\n|\n|\r/g;
    while (breaks.exec(file.text) !== null) found.push(breaks.lastIndex);
    starts = found;
    lineStarts.set(file, starts);
  }
  return starts;
}

/** The line and column of an offset; an offset past the end is the end. */
export function positionOf(file: SourceFile, offset: number): Position {
  const starts = linesOf(file);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: Math.min(offset, file.text.length) - (starts[low] ?? 0) + 1 };
}
