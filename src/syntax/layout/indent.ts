import { columnOf, type Layout, lineOf, type Written } from './read-layout.ts';

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
  return lines
    .map((line, index) => {
      const gap = gaps.get(index);
      const text = gap === undefined ? line : line.slice(0, gap.at) + line.slice(gap.at + gap.width);
      return shifted(
        text,
        isComment(line) && !isInside(layout, index)
          ? commentShift(lines, index, moved)
          : (moved.get(index) ?? 0),
      );
    })
    .join('\n');
}

function isComment(line: string): boolean {
  return /^ *#/.test(line);
}

/** Whether a line that looks like a comment is one of a text. */
function isInside({ root, lines }: Layout, line: number): boolean {
  const offset = lines[line] ?? 0;
  return isIn(root, offset);
}

function isIn(node: Written, offset: number): boolean {
  if (offset <= node.start || offset >= node.end) return false;
  if (node.kind === 'scalar') return true;
  if (node.kind === 'list') return node.items.some((item) => isIn(item, offset));
  return node.kind === 'map' && node.entries.some(({ value }) => value !== undefined && isIn(value, offset));
}

/** A comment moves with what it stands above, if it is indented alike, else with what is above it. */
function commentShift(lines: readonly string[], index: number, moved: ReadonlyMap<number, number>): number {
  const content = (line: string | undefined): boolean =>
    line !== undefined && line.trim() !== '' && !isComment(line);
  let next = index + 1;
  while (next < lines.length && !content(lines[next])) next += 1;
  if (next < lines.length && blanksOf(lines[next]) === blanksOf(lines[index])) return moved.get(next) ?? 0;
  let before = index - 1;
  while (before >= 0 && !content(lines[before])) before -= 1;
  return moved.get(before) ?? 0;
}

function blanksOf(line = ''): number {
  return line.length - line.trimStart().length;
}

function shifted(line: string, by: number): string {
  if (by === 0 || line.trim() === '') return line;
  return by > 0 ? ' '.repeat(by) + line : line.slice(Math.min(-by, blanksOf(line)));
}
