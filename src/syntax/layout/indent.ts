import { allWritten, columnOf, type Layout, lineOf, type Written } from './read-layout.ts';

/** How much deeper a map or list stands than what holds it. */
const step = 2;

/** Indents every map and list by two blanks more than what holds it, and writes one blank behind a dash. */
export function indent(layout: Layout): string {
  const lines = layout.text.split('\n');
  const moved = new Map<number, number>();
  const gaps = new Map<number, { readonly at: number; readonly width: number }>();
  /** Places a collection in block style, whose first line is the line of a dash or its own, in a column. */
  const place = (node: Written, column: number): void => {
    if (node.kind === 'scalar' || node.kind === 'alias' || node.flow) return;
    const first = lineOf(layout, node.start);
    const now = columnOf(layout, node.start);
    const before = lines[first]?.slice(0, now) ?? '';
    const isOwnLine = before.trim() === '';
    for (let line = isOwnLine ? first : first + 1; line <= lineOf(layout, node.end - 1); line += 1)
      moved.set(line, column - now);
    if (node.kind === 'list') for (const item of node.items) placeItem(item, node.start, column);
    else for (const { value } of node.entries) if (value !== undefined) place(value, column + step);
  };
  const placeItem = (item: Written, listStart: number, column: number): void => {
    const line = lineOf(layout, item.start);
    const dash = columnOf(layout, listStart);
    const now = columnOf(layout, item.start);
    const between = lines[line]?.slice(dash, now) ?? '';
    const gap = /^-( *)$/.exec(between)?.[1];
    if (gap !== undefined && gap.length > 1) gaps.set(line, { at: dash + 1, width: gap.length - 1 });
    // Behind an anchor or a tag a map begins further to the right.
    const isDeeper = between.trim() !== '' && between.trim() !== '-';
    place(item, column + (isDeeper ? now - dash : step));
  };
  place(layout.root, 0);
  const inside = linesOfScalars(layout);
  const isComment = lines.map((line, index) => /^ *#/.test(line) && !inside.has(index));
  const shifts = lines.map((_, index) => moved.get(index) ?? 0);
  shiftComments(lines, isComment, shifts);
  return lines
    .map((line, index) => {
      const gap = gaps.get(index);
      const text = gap === undefined ? line : line.slice(0, gap.at) + line.slice(gap.at + gap.width);
      return shifted(text, shifts[index] ?? 0);
    })
    .join('\n');
}

/** The lines that begin inside of a scalar: what looks like a comment there is none. */
function linesOfScalars(layout: Layout): ReadonlySet<number> {
  const found = new Set<number>();
  for (const node of allWritten(layout.root)) {
    if (node.kind !== 'scalar' || node.end <= node.start) continue;
    const last = lineOf(layout, node.end - 1);
    for (let line = lineOf(layout, node.start) + 1; line <= last; line += 1) found.add(line);
  }
  return found;
}

/** A comment moves with what it stands above, if it is indented alike, else with what is above it. */
function shiftComments(lines: readonly string[], isComment: readonly boolean[], shifts: number[]): void {
  let next: number | undefined;
  const follows = new Map<number, number>();
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index] ?? '';
    if (isComment[index] === true) {
      if (next !== undefined && blanksOf(lines[next]) === blanksOf(line))
        follows.set(index, shifts[next] ?? 0);
    } else if (line.trim() !== '') next = index;
  }
  let before = 0;
  for (const [index, line] of lines.entries()) {
    if (isComment[index] === true) shifts[index] = follows.get(index) ?? before;
    else if (line.trim() !== '') before = shifts[index] ?? 0;
  }
}

function blanksOf(line = ''): number {
  return line.length - line.trimStart().length;
}

function shifted(line: string, by: number): string {
  if (by === 0 || line.trim() === '') return line;
  return by > 0 ? ' '.repeat(by) + line : line.slice(Math.min(-by, blanksOf(line)));
}
