/** The SHA-256 digest of a text in UTF-8, as hexadecimal digits (FIPS 180-4). */
export function sha256(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const blocks = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64);
  blocks.set(bytes);
  blocks[bytes.length] = 0x80;
  const view = new DataView(blocks.buffer);
  view.setBigUint64(blocks.length - 8, BigInt(bytes.length) * 8n);
  const state = primes(8).map((prime) => fraction(Math.sqrt(prime)));
  const constants = primes(64).map((prime) => fraction(Math.cbrt(prime)));
  for (let start = 0; start < blocks.length; start += 64) mix(state, view, start, constants);
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let one = 2; found.length < count; one += 1)
    if (found.every((prime) => one % prime !== 0)) found.push(one);
  return found;
}

/** The first 32 bits of what is behind the point. */
function fraction(value: number): number {
  return ((value - Math.floor(value)) * 2 ** 32) | 0;
}

function mix(state: number[], view: DataView, start: number, constants: readonly number[]): void {
  const words: number[] = [];
  for (let at = 0; at < 64; at += 1) {
    if (at < 16) words.push(view.getInt32(start + at * 4));
    else {
      const [a, b] = [words[at - 15] ?? 0, words[at - 2] ?? 0];
      const low = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
      const high = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
      words.push(((words[at - 16] ?? 0) + low + (words[at - 7] ?? 0) + high) | 0);
    }
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at += 1) {
    const first =
      (h +
        (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) +
        ((e & f) ^ (~e & g)) +
        (constants[at] ?? 0) +
        (words[at] ?? 0)) |
      0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => {
    state[at] = ((state[at] ?? 0) + word) | 0;
  });
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
