/**
 * The candidate that was most likely meant by a misspelt word, or undefined when none is near. Words that differ only in case or in
 * separators (`table-code`, `tableCode`) are nearest; after them counts the number of typing slips, then an abbreviation. The order of
 * the candidates does not matter. The word itself is never an answer.
 */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const all = [...new Set(candidates)];
  const own = plainOf(word);
  const plainWord = own.text;
  let best: { readonly candidate: string; readonly slips: number; readonly written: number } | undefined;
  for (const candidate of all) {
    if (candidate === word) continue;
    const { text: plainCandidate, letters } = plainOf(candidate);
    const limit = Math.min(
      allowed(Math.max(plainWord.length, plainCandidate.length)),
      best?.slips ?? Number.POSITIVE_INFINITY,
    );
    if (Math.abs(plainWord.length - plainCandidate.length) > limit) continue;
    // One slip takes away one letter, and brings one.
    if (count(own.letters & ~letters) > limit || count(letters & ~own.letters) > limit) continue;
    const slips = plainWord === plainCandidate ? 0 : distance(plainWord, plainCandidate, limit);
    if (slips > limit) continue;
    const written = distance(word, candidate, word.length + candidate.length);
    if (best === undefined || slips < best.slips || nearer(word, { candidate, written }, best))
      best = { candidate, slips, written };
  }
  return best?.candidate ?? completion(plainWord, all);
}

/** The only candidate that begins with an abbreviation (`warn` for `warning`, `desc` for `description`). */
function completion(plainWord: string, candidates: readonly string[]): string | undefined {
  if (plainWord.length < 3) return undefined;
  const found = candidates.filter((candidate) => plainOf(candidate).text.startsWith(plainWord));
  return found.length === 1 ? found[0] : undefined;
}

/** How many slips are still a misspelling of a word of this length: none in two letters, one in five, two in eight, then a third. */
function allowed(length: number): number {
  return length < 3 ? 0 : length < 6 ? 1 : length < 9 ? 2 : Math.floor(length / 3);
}

/** A word without case and separators, and a bit for each of its letters, of which several may share one. */
interface Plain {
  readonly text: string;
  readonly letters: number;
}

/** Each of many errors compares a word with the same names. */
const known = new Map<string, Plain>();
const mostKnown = 50_000;

function plainOf(word: string): Plain {
  let plain = known.get(word);
  if (plain === undefined) {
    if (known.size === mostKnown) known.clear();
    plain = makePlain(word);
    known.set(word, plain);
  }
  return plain;
}

function makePlain(word: string): Plain {
  const lower = word.toLowerCase();
  const bare = lower.replace(/[-_.\s]/g, '');
  const text = bare === '' ? lower : bare;
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) & 31);
  return { text, letters };
}

/** How many bits are set. */
function count(bits: number): number {
  let left = bits;
  let found = 0;
  for (; left !== 0; left &= left - 1) found += 1;
  return found;
}

interface Written {
  readonly candidate: string;
  /** The slips between the word and the candidate as they are written. */
  readonly written: number;
}

/** Between two candidates with equally many slips: the one that is written more alike, then the first in the alphabet. */
function nearer(word: string, a: Written, b: Written): boolean {
  const order = a.written - b.written || sharedStart(word, b.candidate) - sharedStart(word, a.candidate);
  return order < 0 || (order === 0 && a.candidate < b.candidate);
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/**
 * Insertions, deletions, replacements and swaps of neighbours (Damerau-Levenshtein, each place touched once). More than `limit` is not counted to the
 * end: a file may have thousands of names, and each is compared.
 */
function distance(a: string, b: string, limit: number): number {
  let start = 0;
  let [endA, endB] = [a.length, b.length];
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  const width = endB - start;
  if (endA === start || width === 0) return Math.max(endA - start, width);
  let beforeLast: number[] = [];
  let last: number[] = [];
  for (let j = 0; j <= width; j += 1) last.push(j);
  for (let i = start + 1; i <= endA; i += 1) {
    const row = [i - start];
    let least = i - start;
    for (let j = 1; j <= width; j += 1) {
      const [one, other] = [a.charCodeAt(i - 1), b.charCodeAt(start + j - 1)];
      let value = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (one === other ? 0 : 1),
      );
      const swapped =
        i - start > 1 && j > 1 && one === b.charCodeAt(start + j - 2) && a.charCodeAt(i - 2) === other;
      if (swapped) value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1);
      row.push(value);
      if (value < least) least = value;
    }
    // A swap reaches back over one row, and then costs one more.
    if (least > limit + 1) return least;
    beforeLast = last;
    last = row;
  }
  return last[width] ?? 0;
}
