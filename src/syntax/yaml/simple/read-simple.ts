import type { Written, WrittenEntry, WrittenMap, WrittenScalar, WrittenSequence } from '../written.ts';
import { blockScalar } from './block-scalar.ts';
import { Cursor, hash, newline } from './cursor.ts';
import { flowCollection } from './flow.ts';
import { aliasOf, plainInBlock, quoted, typed } from './scalars.ts';

/**
 * Reads a document in the YAML that specifications are written in: block maps and lists by indentation, keys of words, values on one
 * line, `|` and `>` texts, anchors and aliases. Gives undefined for everything else, be it right or wrong, and for texts with a mistake: for these
 * there is `yaml`, whose answer this one equals where there is one (a property test insists). It takes a tenth of the time.
 */
export function readSimple(text: string): Written | undefined {
  const isSimple = text.endsWith('\n') && !['\t', '\r', '\uFEFF'].some((one) => text.includes(one));
  return isSimple ? new SimpleReader(text).document() : undefined;
}

const key = /(?:[\w/](?:[\w./ -]*[\w./-])?|<<)(?=:[ \n])/y;
const anchorSign = /&[\w-]+(?=[ \n])/y;
const longestKey = 1000;
const deepest = 100;

class SimpleReader {
  readonly #cursor: Cursor;
  #lineStart = 0;
  /** The column of the next block's content, -1 at the end. */
  #column = 0;
  #depth = 0;

  constructor(text: string) {
    this.#cursor = new Cursor(text);
  }

  document(): Written | undefined {
    this.#nextContent();
    const root = this.#column === 0 ? this.#block() : undefined;
    return this.#atEnd() ? root : undefined;
  }

  /** From the start of a line past empty lines and comments. */
  #nextContent(): void {
    const { text } = this.#cursor;
    let line = this.#cursor.at;
    for (;;) {
      this.#cursor.at = line;
      this.#cursor.skipBlanks();
      const { code, at } = this.#cursor;
      if (code !== newline && code !== hash) {
        this.#lineStart = line;
        this.#column = at < text.length ? at - line : -1;
        return;
      }
      line = text.indexOf('\n', at) + 1;
    }
  }

  #atEnd(): boolean {
    return this.#column === -1;
  }

  #block(anchor?: string): Written | undefined {
    if (this.#depth >= deepest) return undefined;
    this.#depth += 1;
    const node = this.#atDash() ? this.#sequence(anchor) : this.#map(anchor);
    this.#depth -= 1;
    return node;
  }

  #atDash(): boolean {
    const { text, at } = this.#cursor;
    return text[at] === '-' && ' \n'.includes(text.charAt(at + 1));
  }

  #map(anchor: string | undefined): WrittenMap | undefined {
    const column = this.#column;
    const start = this.#cursor.at;
    const items: WrittenEntry[] = [];
    while (this.#column === column) {
      const key = this.#key();
      if (key === undefined) return undefined;
      this.#cursor.at += 1;
      const value = this.#value(column, true);
      if (value === undefined) return undefined;
      items.push({ key, value });
    }
    if (this.#column > column) return undefined;
    return { kind: 'map', start, end: this.#cursor.at, anchor, flow: false, items };
  }

  #key(): WrittenScalar | undefined {
    const start = this.#cursor.at;
    const text = this.#cursor.take(key);
    if (text === undefined || text.length > longestKey) return undefined;
    return { kind: 'scalar', start, end: this.#cursor.at, style: 'plain', value: typed(text), text };
  }

  #sequence(anchor: string | undefined): WrittenSequence | undefined {
    const column = this.#column;
    const start = this.#cursor.at;
    const items: Written[] = [];
    while (this.#column === column && this.#atDash()) {
      this.#cursor.at += 1;
      const item = this.#value(column, false);
      if (item === undefined) return undefined;
      items.push(item);
    }
    if (this.#column > column) return undefined;
    return { kind: 'sequence', start, end: this.#cursor.at, anchor, flow: false, items };
  }

  /** The value behind a colon or dash, and the way to the content that follows it. */
  #value(parent: number, inMap: boolean): Written | undefined {
    const cursor = this.#cursor;
    cursor.skipBlanks();
    const anchor = cursor.take(anchorSign)?.slice(1);
    if (anchor !== undefined) cursor.skipBlanks();
    if (cursor.code === newline || cursor.code === hash) return this.#below(parent, inMap, anchor);
    if (!inMap && anchor === undefined && (this.#atDash() || this.#atKey())) {
      this.#column = cursor.at - this.#lineStart;
      return this.#block();
    }
    const node = this.#inLine(parent, anchor);
    const isBlock = node?.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded');
    if (node === undefined || !(isBlock || cursor.endLine())) return undefined;
    this.#nextContent();
    return node;
  }

  /** A block on the lines below its key or dash; a list may stand in the column of its key. */
  #below(parent: number, inMap: boolean, anchor: string | undefined): Written | undefined {
    if (!this.#cursor.endLine()) return undefined;
    this.#nextContent();
    const isListOfKey = inMap && anchor === undefined && this.#column === parent && this.#atDash();
    return this.#column > parent || isListOfKey ? this.#block(anchor) : undefined;
  }

  #atKey(): boolean {
    const { at } = this.#cursor;
    const found = this.#cursor.take(key) !== undefined;
    this.#cursor.at = at;
    return found;
  }

  #inLine(parent: number, anchor: string | undefined): Written | undefined {
    const cursor = this.#cursor;
    switch (cursor.text[cursor.at]) {
      case '"':
      case "'":
        return quoted(cursor, anchor);
      case '{':
      case '[':
        return flowCollection(cursor, anchor);
      case '|':
      case '>':
        return blockScalar(cursor, parent, anchor);
      case '*':
        return anchor === undefined ? aliasOf(cursor) : undefined;
      default:
        return plainInBlock(cursor, anchor);
    }
  }
}
