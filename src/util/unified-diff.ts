/** How many lines of what stays the same are shown around a change. */
const context = 3;
/** Texts that differ in more lines are shown as one change. */
const maxDistance = 600;

type Change = { readonly kind: ' ' | '-' | '+'; readonly line: string };

/** The difference between two texts as `diff -u` and `patch` know it; empty when there is none. Lines keep their ends. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const changes = compare(linesOf(before), linesOf(after));
  return `--- ${path}\n+++ ${path}\n${hunks(changes).join('')}`;
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function compare(a: readonly string[], b: readonly string[]): readonly Change[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end += 1;
  const same = (lines: readonly string[]): readonly Change[] => lines.map((line) => ({ kind: ' ', line }));
  return [
    ...same(a.slice(0, start)),
    ...shortest(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...same(a.slice(a.length - end)),
  ];
}

/** Myers' algorithm: the furthest point on each diagonal, one more difference a round, then the way back. */
function shortest(a: readonly string[], b: readonly string[]): readonly Change[] {
  const rounds: (readonly [number, number][])[] = [];
  let reached = new Map<number, number>([[1, 0]]);
  for (let distance = 0; distance <= Math.min(a.length + b.length, maxDistance); distance += 1) {
    rounds.push([...reached]);
    const next = new Map(reached);
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      let x = isDown(reached, diagonal, distance)
        ? (reached.get(diagonal + 1) ?? 0)
        : (reached.get(diagonal - 1) ?? 0) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return wayBack(a, b, rounds);
    }
    reached = next;
  }
  const all = (kind: '-' | '+', lines: readonly string[]): readonly Change[] =>
    lines.map((line) => ({ kind, line }));
  return [...all('-', a), ...all('+', b)];
}

function isDown(reached: ReadonlyMap<number, number>, diagonal: number, distance: number): boolean {
  if (diagonal === -distance) return true;
  return diagonal !== distance && (reached.get(diagonal - 1) ?? -1) < (reached.get(diagonal + 1) ?? -1);
}

function wayBack(
  a: readonly string[],
  b: readonly string[],
  rounds: readonly (readonly [number, number][])[],
): readonly Change[] {
  const found: Change[] = [];
  let x = a.length;
  let y = b.length;
  for (let distance = rounds.length - 1; distance >= 0; distance -= 1) {
    const reached = new Map(rounds[distance]);
    const diagonal = x - y;
    const from = isDown(reached, diagonal, distance) ? diagonal + 1 : diagonal - 1;
    const startX = reached.get(from) ?? 0;
    const startY = startX - from;
    while (x > Math.max(startX, 0) && y > Math.max(startY, 0)) {
      x -= 1;
      y -= 1;
      found.push({ kind: ' ', line: a[x] ?? '' });
    }
    if (distance === 0) break;
    if (x > startX) {
      x -= 1;
      found.push({ kind: '-', line: a[x] ?? '' });
    } else if (y > startY) {
      y -= 1;
      found.push({ kind: '+', line: b[y] ?? '' });
    }
  }
  return found.reverse();
}

function hunks(changes: readonly Change[]): readonly string[] {
  const shown = changes.map((_, index) =>
    changes.slice(Math.max(0, index - context), index + context + 1).some((one) => one.kind !== ' '),
  );
  const found: string[] = [];
  let before = 1;
  let after = 1;
  for (let index = 0; index < changes.length; ) {
    let end = index;
    while (end < changes.length && shown[end] === shown[index]) end += 1;
    const part = changes.slice(index, end);
    const old = part.filter((one) => one.kind !== '+').length;
    const young = part.filter((one) => one.kind !== '-').length;
    if (shown[index] === true)
      found.push(`@@ -${range(before, old)} +${range(after, young)} @@\n${part.map(written).join('')}`);
    before += old;
    after += young;
    index = end;
  }
  return found;
}

/** No lines are counted from the line before them. */
function range(start: number, count: number): string {
  const first = count === 0 ? start - 1 : start;
  return count === 1 ? `${first}` : `${first},${count}`;
}

function written({ kind, line }: Change): string {
  return line.endsWith('\n') ? kind + line : `${kind}${line}\n\\ No newline at end of file\n`;
}
