import { isBareWord } from '../../util/bare-word.ts';
import { yaml11Differs } from '../yaml11.ts';
import { allWritten, type Layout, type WrittenScalar } from './read-layout.ts';

/**
 * One way to write a text of one line: bare, if it is a word that no YAML takes for anything else; in double quotes; in single quotes, if it
 * holds double quotes or backslashes. What is bare stays so, but for words that YAML 1.1 takes otherwise (`no`), and escapes stay.
 */
export function quoteTexts({ text, root }: Layout): string {
  let result = '';
  let at = 0;
  for (const node of allWritten(root)) {
    if (node.kind !== 'scalar') continue;
    result += text.slice(at, node.start) + requoted(node, text.slice(node.start, node.end));
    at = node.end;
  }
  return result + text.slice(at);
}

function requoted({ style, value }: WrittenScalar, source: string): string {
  if (typeof value !== 'string' || style === 'block' || source.includes('\n')) return source;
  if (style === 'plain') return isWordOf11(source) ? `"${source}"` : source;
  // An escape may be there so that a character can be seen.
  if (style === 'double' && /\\[^"\\]/.test(source.replaceAll('\\\\', ''))) return source;
  if (isBareWord(value)) return value;
  if (!/["\\]/.test(value)) return `"${value}"`;
  return style === 'single' || value.includes("'") ? source : `'${value}'`;
}

function isWordOf11(source: string): boolean {
  const span = { file: { path: '', text: source }, start: 0, end: source.length };
  return yaml11Differs({ kind: 'scalar', style: 'plain', text: source, value: source, span }) !== undefined;
}
