/** A map that has something for every name, when it is not known which names there are. */
export function openMap<T>(
  entries: Iterable<readonly [string, T]>,
  isOpen: boolean,
  make: (name: string) => T,
): ReadonlyMap<string, T> {
  return isOpen ? new OpenMap(entries, make) : new Map(entries);
}

class OpenMap<T> extends Map<string, T> {
  readonly #make: (name: string) => T;

  constructor(entries: Iterable<readonly [string, T]>, make: (name: string) => T) {
    super(entries);
    this.#make = make;
  }

  override get(name: string): T {
    return super.get(name) ?? this.#make(name);
  }
}
