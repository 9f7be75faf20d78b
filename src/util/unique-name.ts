/** Hands out names once each: `train`, `train-2`, `train-3` in the order of asking. A name never grows past `limit` characters. */
export class UniqueNames {
  readonly #taken = new Set<string>();
  readonly #next = new Map<string, number>();
  readonly #limit: number;

  constructor(limit: number, taken: Iterable<string> = []) {
    this.#limit = limit;
    for (const name of taken) this.#taken.add(name);
  }

  /** `mark` stands before the number. */
  take(wanted: string, mark = ''): string {
    const base = wanted.slice(0, this.#limit);
    if (!this.#taken.has(base)) {
      this.#taken.add(base);
      return base;
    }
    for (let number = this.#next.get(base) ?? 2; ; number += 1) {
      const suffix = `-${mark}${number}`;
      const name = base.slice(0, this.#limit - suffix.length) + suffix;
      if (this.#taken.has(name)) continue;
      this.#next.set(base, number + 1);
      this.#taken.add(name);
      return name;
    }
  }
}
