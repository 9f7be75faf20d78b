/**
 * The candidate that was most likely meant by a misspelt word, or undefined when none is near. Words that differ only in case or in
 * separators (`table-code`, `tableCode`) are nearest; after them counts the number of typing slips, then an abbreviation. The order of
 * the candidates does not matter. The word itself is never an answer.
 */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const all = [...new Set(candidates)];
  const plainWord = plain(word);
  let best: { readonly candidate: string; readonly slips: number } | undefined;
  for (const candidate of all) {
    if (candidate === word) continue;
    const plainCandidate = plain(candidate);
    const limit = Math.min(
      allowed(Math.max(plainWord.length, plainCandidate.length)),
      best?.slips ?? Number.POSITIVE_INFINITY,
    );
    if (Math.abs(plainWord.length - plainCandidate.length) > limit) continue;
    const slips = plainWord === plainCandidate ? 0 : distance(plainWord, plainCandidate);
    if (slips > limit) continue;
    if (best === undefined || slips < best.slips || nearer(word, candidate, best.candidate))
      best = { candidate, slips };
  }
  return best?.candidate ?? completion(plainWord, all);
}

/** The only candidate that begins with an abbreviation (`warn` for `warning`, `desc` for `description`). */
function completion(plainWord: string, candidates: readonly string[]): string | undefined {
  if (plainWord.length < 3) return undefined;
  const found = candidates.filter((candidate) => plain(candidate).startsWith(plainWord));
  return found.length === 1 ? found[0] : undefined;
}

/** How many slips are still a misspelling of a word of this length: none in two letters, one in five, two in eight, then a third. */
function allowed(length: number): number {
  return length < 3 ? 0 : length < 6 ? 1 : length < 9 ? 2 : Math.floor(length / 3);
}

function plain(word: string): string {
  const lower = word.toLowerCase();
  const letters = lower.replace(/[-_.\s]/g, '');
  return letters === '' ? lower : letters;
}

/** Between two candidates with equally many slips: the one that is written more alike, then the first in the alphabet. */
function nearer(word: string, a: string, b: string): boolean {
  const order = distance(word, a) - distance(word, b) || sharedStart(word, b) - sharedStart(word, a);
  return order < 0 || (order === 0 && a < b);
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** Insertions, deletions, replacements and swaps of neighbours (Damerau-Levenshtein, each place touched once). */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1);
      row.push(value);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
