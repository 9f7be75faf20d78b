import fc from 'fast-check';

/** Choices of one random specification. Smaller choices are simpler ones, so that fast-check shrinks towards them. */
export class Chooser {
  /** Always the last choice. */
  static readonly plain: Chooser = new Chooser((most) => most);
  readonly #number: (most: number) => number;

  constructor(number: (most: number) => number) {
    this.#number = number;
  }

  static from(value: fc.GeneratorValue): Chooser {
    return new Chooser((most) => value(fc.nat, most));
  }

  /** From 0 to `most`, both included. */
  upTo(most: number): number {
    return this.#number(most);
  }

  between(least: number, most: number): number {
    return least + this.upTo(most - least);
  }

  /** True in so many of a hundred cases; shrinks to false. */
  chance(percent: number): boolean {
    return this.upTo(99) >= 100 - percent;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.upTo(items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** Some of the items, in their order. */
  some<T>(items: readonly T[], percent: number): readonly T[] {
    return items.filter(() => this.chance(percent));
  }

  shuffled<T>(items: readonly T[]): readonly T[] {
    const rest = [...items];
    const found: T[] = [];
    while (rest.length > 0) found.push(...rest.splice(this.upTo(rest.length - 1), 1));
    return found;
  }
}
