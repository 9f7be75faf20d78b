import { visibleEnd, type WrittenScalar } from '../written.ts';
import { type Cursor, newline, space } from './cursor.ts';

interface Line {
  readonly start: number;
  /** How many blanks it begins with. */
  readonly indent: number;
  readonly end: number;
}

/**
 * A `|`, `|-`, `>` or `>-` text and the line breaks behind it. `parent` is the column of what it belongs to. Not: empty texts, blanks before the
 * first line, and in `>` texts lines that are indented more than the others.
 */
export function blockScalar(
  cursor: Cursor,
  parent: number,
  anchor: string | undefined,
): WrittenScalar | undefined {
  const { text, at: start } = cursor;
  const isFolded = text[start] === '>';
  const isStripped = text[start + 1] === '-';
  cursor.at += isStripped ? 2 : 1;
  if (!cursor.endLine()) return undefined;
  const first = lineAt(text, cursor.at);
  const { indent } = first;
  if (indent <= parent || indent === first.end - first.start) return undefined;

  const lines: string[] = [];
  let used = 0;
  let end = 0;
  for (let line = first; line.start < text.length; line = lineAt(text, line.end + 1)) {
    const isBlank = line.start + line.indent === line.end;
    if (isBlank ? line.indent > indent : isFolded && line.indent > indent) return undefined;
    if (!isBlank && line.indent < indent) {
      if (line.indent > parent) return undefined;
      break;
    }
    cursor.at = line.end + 1;
    lines.push(isBlank ? '' : text.slice(line.start + indent, line.end));
    if (!isBlank) {
      used = lines.length;
      end = line.end;
    }
  }
  lines.length = used;
  const content = isFolded ? fold(lines) : lines.join('\n');
  const value = isStripped ? content : `${content}\n`;
  const style = isFolded ? 'folded' : 'literal';
  return { kind: 'scalar', start, end: visibleEnd(text, start, end), anchor, style, value, text: value };
}

function lineAt(text: string, start: number): Line {
  let at = start;
  while (text.charCodeAt(at) === space) at += 1;
  const end = text.charCodeAt(at) === newline ? at : text.indexOf('\n', at);
  return { start, indent: at - start, end };
}

/** A line break becomes a blank, so many empty lines so many line breaks. */
function fold(lines: readonly string[]): string {
  let text = '';
  let empty = 0;
  for (const [index, line] of lines.entries()) {
    if (line === '') {
      empty += 1;
      continue;
    }
    text += index === 0 ? line : empty === 0 ? ` ${line}` : '\n'.repeat(empty) + line;
    empty = 0;
  }
  return text;
}
