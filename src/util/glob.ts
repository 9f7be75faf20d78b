/**
 * Whether a path fits a pattern: `*` stands for any text without `/`, `?` for one character, `**` between slashes for any number of directories.
 * A pattern that fits a directory fits all that lies below it. Takes time in proportion to pattern times path, whatever they hold.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  const wanted = pattern.replace(/^\.\//, '').replace(/\/+$/, '').split('/');
  return fits(wanted, path.split('/'));
}

function fits(wanted: readonly string[], parts: readonly string[]): boolean {
  // What of the path may be read when the patterns so far are: all positions at once, so that nothing is tried twice.
  let reached = new Set([0]);
  for (const pattern of wanted) {
    const next = new Set<number>();
    for (const at of reached) {
      if (pattern === '**') for (let to = at; to <= parts.length; to += 1) next.add(to);
      else if (at < parts.length && fitsPart(pattern, parts[at] ?? '')) next.add(at + 1);
    }
    reached = next;
  }
  return reached.size > 0;
}

function fitsPart(pattern: string, text: string): boolean {
  let reached = new Set([0]);
  for (const character of pattern) {
    const next = new Set<number>();
    for (const at of reached) {
      if (character === '*') for (let to = at; to <= text.length; to += 1) next.add(to);
      else if (at < text.length && (character === '?' || text[at] === character)) next.add(at + 1);
    }
    reached = next;
  }
  return reached.has(text.length);
}
