import type { Written, WrittenEntry, WrittenMap, WrittenSequence } from '../written.ts';
import { type Cursor, space } from './cursor.ts';
import { aliasOf, plainInFlow, quoted } from './scalars.ts';

/** Far more than people nest on one line. */
const deepest = 50;

/** A map in `{ }` or a list in `[ ]` on one line, each entry with a key and a value, without a comma at the end. */
export function flowCollection(
  cursor: Cursor,
  anchor?: string,
  depth = 0,
): WrittenMap | WrittenSequence | undefined {
  if (depth > deepest) return undefined;
  const { text, at: start } = cursor;
  return text[start] === '{'
    ? flowMap(cursor, start, anchor, depth)
    : flowSequence(cursor, start, anchor, depth);
}

function flowMap(
  cursor: Cursor,
  start: number,
  anchor: string | undefined,
  depth: number,
): WrittenMap | undefined {
  const items: WrittenEntry[] = [];
  const sound = readItems(cursor, '}', () => {
    const key = isQuote(cursor) ? quoted(cursor) : plainInFlow(cursor);
    if (key === undefined || cursor.text[cursor.at] !== ':') return false;
    cursor.at += 1;
    if (cursor.code !== space) return false;
    cursor.skipBlanks();
    const value = flowValue(cursor, depth);
    if (value !== undefined) items.push({ key, value });
    return value !== undefined;
  });
  return sound ? { kind: 'map', start, end: cursor.at, anchor, flow: true, items } : undefined;
}

function flowSequence(
  cursor: Cursor,
  start: number,
  anchor: string | undefined,
  depth: number,
): WrittenSequence | undefined {
  const items: Written[] = [];
  const sound = readItems(cursor, ']', () => {
    const item = flowValue(cursor, depth);
    if (item !== undefined) items.push(item);
    return item !== undefined;
  });
  return sound ? { kind: 'sequence', start, end: cursor.at, anchor, flow: true, items } : undefined;
}

/** Reads items with commas between them, from the opening bracket to behind the closing one. */
function readItems(cursor: Cursor, closing: string, item: () => boolean): boolean {
  cursor.at += 1;
  cursor.skipBlanks();
  if (cursor.text[cursor.at] === closing) {
    cursor.at += 1;
    return true;
  }
  for (;;) {
    if (!item()) return false;
    cursor.skipBlanks();
    const sign = cursor.text[cursor.at];
    cursor.at += 1;
    if (sign === closing) return true;
    if (sign !== ',') return false;
    cursor.skipBlanks();
  }
}

function flowValue(cursor: Cursor, depth: number): Written | undefined {
  const first = cursor.text[cursor.at];
  if (first === '{' || first === '[') return flowCollection(cursor, undefined, depth + 1);
  if (first === '*') return aliasOf(cursor);
  return isQuote(cursor) ? quoted(cursor) : plainInFlow(cursor);
}

function isQuote({ text, at }: Cursor): boolean {
  return text[at] === '"' || text[at] === "'";
}
