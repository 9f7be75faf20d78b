import { readFileSync } from 'node:fs';

/** The rows of the table of a page that has this head; three cells a row, the last ones empty when there are fewer. */
export function tableAfter(path: string, head: string): readonly (readonly [string, string, string])[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  const start = lines.indexOf(head) + 2;
  const end = lines.findIndex((line, at) => at >= start && !line.startsWith('|'));
  return lines.slice(start, end).map((line) => {
    const cells = line.slice(1, -1).split(/(?<!\\)\|/);
    const [first = '', second = '', third = ''] = cells.map((cell) => cell.trim());
    return [first, second, third];
  });
}

/** What stands between backquotes. */
export function content(cell: string): string {
  return cell.replace(/^`|`$/g, '');
}
