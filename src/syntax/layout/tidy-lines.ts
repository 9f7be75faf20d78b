import { allWritten, type Layout, lineOf } from './read-layout.ts';

/** No blanks at the ends of lines, no two empty lines together, none at the start and the end of the file, whose last line ends. */
export function tidyLines(layout: Layout): string {
  const inside = linesOfTexts(layout);
  const lines = layout.text.split('\n').map((line, index) => (inside.has(index) ? line : line.trimEnd()));
  const kept = lines.filter((line, index) => {
    if (line !== '' || inside.has(index)) return true;
    const before = lines[index - 1];
    return before !== undefined && (before !== '' || inside.has(index - 1));
  });
  return withoutEnd(kept.join('\n'), inside.has(lines.length - 1) || inside.has(lines.length - 2));
}

/** The lines that a scalar of several lines goes on over. */
function linesOfTexts(layout: Layout): ReadonlySet<number> {
  const found = new Set<number>();
  for (const node of allWritten(layout.root)) {
    if (node.kind !== 'scalar' || node.end <= node.start) continue;
    const first = lineOf(layout, node.start) + (node.style === 'block' ? 1 : 0);
    const last = lineOf(layout, node.end - 1);
    if (node.style === 'block' || last > first)
      for (let line = first; line <= last; line += 1) found.add(line);
  }
  return found;
}

/** Empty lines at the end of a text that keeps them by `|+` are a part of it. */
function withoutEnd(text: string, endsInText: boolean): string {
  return endsInText ? text.replace(/(?<!\n)$/, '\n') : `${text.trimEnd()}\n`;
}
