import { closingBraces } from '../../expression/closing-braces.ts';
import type { YamlScalar } from '../../yaml-node.ts';
import type { WrittenAlias, WrittenScalar } from '../written.ts';
import { type Cursor, space } from './cursor.ts';

/** The characters that begin something else than a plain scalar; `-` does so only before a blank. */
const indicators = '-?:,[]{}#&*!|>\'"%@` \n';
const inFlow =
  /(?:-(?![\s,[\]{}])|[^\s\-?:,[\]{}#&*!|>'"%@`])(?:[^\n,[\]{}:#]|:(?![\s,[\]{}])|(?<!\s)#)*(?<! )/y;
const double = /"(?:[^"\\\n]|\\["\\/bfnrt])*"/y;
const single = /'(?:[^'\n]|'')*'/y;
const alias = /\*[\w-]+(?=[\s,\]}])/y;

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** A plain scalar to the end of its line or to a comment. */
export function plainInBlock(cursor: Cursor, anchor: string | undefined): WrittenScalar | undefined {
  const { text, at: start } = cursor;
  const first = text.charAt(start);
  if (indicators.includes(first) && !(first === '-' && !' \n'.includes(text.charAt(start + 1))))
    return undefined;
  const line = text.slice(start, text.indexOf('\n', start));
  const comment = line.indexOf(' #');
  let length = comment === -1 ? line.length : comment;
  while (line.charCodeAt(length - 1) === space) length -= 1;
  const source = line.slice(0, length);
  if (source.includes(': ') || source.endsWith(':')) return undefined;
  const end = start + length;
  if (cutsExpression(text, start, end)) return undefined;
  cursor.at = end;
  return { kind: 'scalar', start, end, anchor, style: 'plain', value: typed(source), text: source };
}

/** Whether an expression that begins in a range ends behind it: the range ends too early, at a colon or a comment. */
function cutsExpression(text: string, start: number, end: number): boolean {
  for (let at = text.indexOf('${{', start); at !== -1 && at < end; at = text.indexOf('${{', at + 3)) {
    if (closingBraces(text, at, end) === undefined) return true;
  }
  return false;
}

/** A plain scalar inside braces or brackets. */
export function plainInFlow(cursor: Cursor): WrittenScalar | undefined {
  const start = cursor.at;
  const source = cursor.take(inFlow);
  if (source === undefined) return undefined;
  const end = cursor.at;
  return { kind: 'scalar', start, end, style: 'plain', value: typed(source), text: source };
}

/** A quoted text on one line, with one-letter escapes only. */
export function quoted(cursor: Cursor, anchor?: string): WrittenScalar | undefined {
  const start = cursor.at;
  const isDouble = cursor.text[start] === '"';
  const source = cursor.take(isDouble ? double : single);
  if (source === undefined) return undefined;
  const inner = source.slice(1, -1);
  const value = isDouble
    ? inner.replace(/\\(.)/g, (_, sign: string) => escapes[sign] ?? sign)
    : inner.replaceAll("''", "'");
  const style = isDouble ? 'double' : 'single';
  return { kind: 'scalar', start, end: cursor.at, anchor, style, value, text: value };
}

export function aliasOf(cursor: Cursor): WrittenAlias | undefined {
  const start = cursor.at;
  const name = cursor.take(alias)?.slice(1);
  return name === undefined ? undefined : { kind: 'alias', start, end: cursor.at, name };
}

/** A plain scalar's value by the core schema of YAML 1.2. */
export function typed(source: string): YamlScalar['value'] {
  // Most texts are told by their first character.
  if (!'~nNtTfF+-.0123456789'.includes(source.charAt(0))) return source;
  if (/^(?:~|[Nn]ull|NULL)$/.test(source)) return null;
  if (/^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/.test(source)) return /^[Tt]/.test(source);
  if (/^[-+]?[0-9]+$/.test(source)) return Number.parseInt(source, 10);
  if (/^0(?:o[0-7]+|x[0-9a-fA-F]+)$/.test(source)) return Number(source);
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(source))
    return Number.parseFloat(source);
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(source))
    return source.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^\.(?:nan|NaN|NAN)$/.test(source) ? Number.NaN : source;
}
