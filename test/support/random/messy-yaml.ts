import type { KeyOrder } from '../../../src/syntax/layout/key-order.ts';
import type { Chooser } from './chooser.ts';
import { isList, type Tree, writeKey, writeScalar } from './yaml.ts';

type Scalar = Exclude<Tree, ReadonlyMap<string, Tree>>;

/**
 * Writes a document as somebody might who does not care: keys in any order where the order is known to mean nothing, any indentation, any
 * style, comments, empty lines and blanks everywhere.
 */
export function writeMessily(document: ReadonlyMap<string, Tree>, order: KeyOrder, choose: Chooser): string {
  const head = choose.chance(30) ? '# yaml-language-server: $schema=x\n\n' : '';
  const text = head + new Writer(choose).map(document, 0, order);
  return choose.chance(15) ? text.replaceAll('\n', '\r\n') : text;
}

class Writer {
  readonly #choose: Chooser;
  #comments = 0;

  constructor(choose: Chooser) {
    this.#choose = choose;
  }

  map(map: ReadonlyMap<string, Tree>, column: number, order: KeyOrder | undefined): string {
    const chosen = order?.chosen([...map.keys()]);
    const entries = [...map];
    if (entries.some(([key]) => chosen?.rank(key) !== undefined)) shuffle(entries, this.#choose);
    return entries
      .map(([key, value]) => {
        const name = ' '.repeat(column) + writeKey(key, this.#choose);
        return `${this.#above(column)}${name}:${this.#value(value, column, chosen?.entry(key))}`;
      })
      .join('');
  }

  #value(value: Tree, column: number, order: KeyOrder | undefined): string {
    const choose = this.#choose;
    const isEmpty = value instanceof Map ? value.size === 0 : isList(value) && value.length === 0;
    if (isEmpty || choose.chance(25) || !(value instanceof Map || isList(value)))
      return `${this.#gap()}${this.#inline(value, column, order)}`;
    if (value instanceof Map) {
      const inside = column + choose.between(1, 4);
      return `${this.#lineEnd()}${this.map(value, inside, order)}`;
    }
    const inside = column + choose.upTo(3);
    const items = (value as readonly Tree[]).map((item) => this.#item(item, inside, order?.item()));
    return `${this.#lineEnd()}${items.join('')}`;
  }

  #item(item: Tree, column: number, order: KeyOrder | undefined): string {
    const above = this.#above(column);
    const dash = `${' '.repeat(column)}-`;
    if (!(item instanceof Map) || item.size === 0)
      return `${above}${dash}${this.#value(item, column, order)}`;
    const gap = this.#gap();
    const text = this.map(item, column + 1 + gap.length, order);
    // What comes behind a dash begins with a key.
    const first = text
      .split('\n')
      .findIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
    const lines = text.split('\n');
    const comments = lines.slice(0, first).map((line) => line.trim());
    const body = lines.slice(first).join('\n').trimStart();
    return `${above}${comments.map((line) => `${line === '' ? '' : ' '.repeat(column) + line}\n`).join('')}${dash}${gap}${body}`;
  }

  #inline(value: Tree, column: number, order: KeyOrder | undefined): string {
    if (!(value instanceof Map || isList(value))) {
      const text = writeScalar(value as Scalar, ' '.repeat(column + 2), this.#choose);
      return text.startsWith('|') ? `${text}\n` : `${text}${this.#lineEnd()}`;
    }
    return `${this.#flow(value, order)}${this.#lineEnd()}`;
  }

  #flow(value: Tree, order: KeyOrder | undefined): string {
    const blank = (): string => ' '.repeat(this.#choose.upTo(2));
    if (value instanceof Map) {
      const chosen = order?.chosen([...value.keys()]);
      const entries = [...value];
      if (entries.some(([key]) => chosen?.rank(key) !== undefined)) shuffle(entries, this.#choose);
      const parts = entries.map(
        ([key, one]) => `${JSON.stringify(key)}: ${blank()}${this.#flow(one, chosen?.entry(key))}`,
      );
      return `{${blank()}${parts.join(`${blank()}, ${blank()}`)}${blank()}}`;
    }
    if (isList(value)) {
      const parts = value.map((one) => this.#flow(one, order?.item()));
      return `[${blank()}${parts.join(`${blank()}, ${blank()}`)}${blank()}]`;
    }
    return JSON.stringify(value);
  }

  #gap(): string {
    return ' '.repeat(this.#choose.between(1, 3));
  }

  #lineEnd(): string {
    return this.#choose.chance(10) ? `  # ${this.#comment()}\n` : this.#choose.chance(10) ? ' \n' : '\n';
  }

  #above(column: number): string {
    const choose = this.#choose;
    const blanks = choose.chance(15) ? '\n'.repeat(choose.between(1, 3)) : '';
    if (!choose.chance(15)) return blanks;
    const at = choose.chance(20) ? choose.upTo(column + 2) : column;
    return `${blanks}${' '.repeat(at)}# ${this.#comment()}\n`;
  }

  #comment(): string {
    this.#comments += 1;
    return `comment ${this.#comments}`;
  }
}

function shuffle<T>(items: T[], choose: Chooser): void {
  for (let index = items.length - 1; index > 0; index -= 1) {
    const other = choose.upTo(index);
    [items[index], items[other]] = [items[other] as T, items[index] as T];
  }
}
