import type { Span } from '../diagnostics/span.ts';
import type { YamlMap, YamlNode } from './yaml-node.ts';

const plain = new WeakMap<YamlNode, unknown>();
const indexes = new WeakMap<YamlMap, ReadonlyMap<string, number>>();

/** The plain JavaScript value of a tree. Objects have own properties only, `__proto__` included; the same node gives the same value. */
export function toPlain(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.value;
  const known = plain.get(node);
  if (known !== undefined) return known;
  let value: unknown;
  if (node.kind === 'sequence') {
    value = node.items.map(toPlain);
  } else {
    const object: Record<string, unknown> = {};
    for (const entry of node.entries) {
      if (entry.key === '__proto__') {
        Object.defineProperty(object, entry.key, {
          value: toPlain(entry.value),
          enumerable: true,
          configurable: true,
          writable: true,
        });
      } else {
        object[entry.key] = toPlain(entry.value);
      }
    }
    value = object;
  }
  plain.set(node, value);
  return value;
}

function indexOf(node: YamlMap): ReadonlyMap<string, number> {
  let index = indexes.get(node);
  if (index === undefined) {
    index = new Map(node.entries.map((entry, position) => [entry.key, position]));
    indexes.set(node, index);
  }
  return index;
}

/** The element type of a list, for `At.items`. */
type Item<T> = T extends readonly (infer U)[] ? U : unknown;

/** The value type of a map, for `At.entries`. */
type Entry<T> = T extends readonly unknown[] ? never : T extends object ? NonNullable<T[keyof T]> : unknown;

/** A value of a checked document together with the place it was written at. `T` is a type generated from `schema/`. */
export class At<T> {
  readonly node: YamlNode;
  /** The name of the entry that holds this value, and where it is written; absent for list items and the document. */
  readonly entry: { readonly key: string; readonly keySpan: Span } | undefined;

  constructor(node: YamlNode, entry?: { readonly key: string; readonly keySpan: Span }) {
    this.node = node;
    this.entry = entry;
  }

  get value(): T {
    return toPlain(this.node) as T;
  }

  get span(): Span {
    return this.node.span;
  }

  /** Where the key of this value is written; for values without a key, the value itself. */
  get keySpan(): Span {
    return this.entry?.keySpan ?? this.node.span;
  }

  /** The value under a key, or undefined when the key is absent or its value is null. */
  get<K extends keyof NonNullable<T> & string>(key: K): At<NonNullable<NonNullable<T>[K]>> | undefined {
    if (this.node.kind !== 'map') return undefined;
    const entry = this.node.entries[indexOf(this.node).get(key) ?? -1];
    if (entry === undefined || (entry.value.kind === 'scalar' && entry.value.value === null))
      return undefined;
    return new At(entry.value, entry);
  }

  /** The entries of a map in the order of the file; nothing for other values. */
  entries(): readonly (readonly [string, At<Entry<T>>])[] {
    if (this.node.kind !== 'map') return [];
    return this.node.entries.map((entry) => [entry.key, new At<Entry<T>>(entry.value, entry)] as const);
  }

  /** The items of a list; nothing for other values. */
  items(): readonly At<Item<T>>[] {
    return this.node.kind === 'sequence' ? this.node.items.map((item) => new At<Item<T>>(item)) : [];
  }

  /** It stands for a value that could not be read, which was reported; a list or a map may only miss some of what was written. */
  get isUnknown(): boolean {
    return this.node.isUnknown === true;
  }

  /** Something in it could not be read. */
  get hasGap(): boolean {
    return this.node.hasGap === true;
  }

  /** Something was written under a key, or may have been, that could not be read. */
  lost(key: string): boolean {
    return this.isUnknown || (this.node.kind === 'map' && this.node.lost?.has(key) === true);
  }

  /** The same place, seen as another type; for unions that were told apart by their shape. */
  as<U>(): At<U> {
    return new At<U>(this.node, this.entry);
  }
}
