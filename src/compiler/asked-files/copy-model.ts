/** Keys behind which lies what was written, or what is compared by nothing but its content. */
const shared: ReadonlySet<string> = new Set(['origin', 'span', 'type', 'constraints', 'schedule', 'argo']);

/** `__proto__` is a key of a map as any other. */
const plain = { enumerable: true, configurable: true, writable: true } as const;

/**
 * A copy of a bound model in which everything that is one object is one object again. Without recursion, since tasks wait for tasks in
 * chains of any length.
 */
export function copyModel<Model extends object>(model: Model): Model {
  const copies = new Map<object, object>();
  const open: object[] = [];
  const copied = <Part>(part: Part): Part => {
    if (typeof part !== 'object' || part === null || !isPart(part)) return part;
    const known = copies.get(part);
    if (known !== undefined) return known as Part;
    const empty = Array.isArray(part)
      ? []
      : part instanceof Map
        ? new Map()
        : part instanceof Set
          ? new Set()
          : {};
    copies.set(part, empty);
    open.push(part);
    return empty as Part;
  };
  const copy = copied(model);
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const made = copies.get(part);
    if (part instanceof Map && made instanceof Map) {
      for (const [key, value] of part) made.set(copied(key), copied(value));
    } else if (part instanceof Set && made instanceof Set) {
      for (const value of part) made.add(copied(value));
    } else if (made !== undefined) {
      for (const [key, value] of Object.entries(part))
        Object.defineProperty(made, key, { value: shared.has(key) ? value : copied(value), ...plain });
    }
  }
  return copy;
}

/** A piece of the model, and no object of a class, such as a position in a file. */
function isPart(value: object): boolean {
  if (Array.isArray(value) || value instanceof Map || value instanceof Set) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
