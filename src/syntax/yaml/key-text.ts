import { isAlias, isMap, isScalar, type Node } from 'yaml';
import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import { syntaxCodes } from '../codes.ts';
import type { Restore } from './restoring.ts';

/** The text of a key: numbers and truth values as they are written. Anything but a text is reported and gives undefined. */
export function keyText(node: Node, span: Span, restore: Restore, sink: Sink): string | undefined {
  const { file, start, end } = span;
  const report = (from: number, to: number, message: string, help: string): undefined => {
    const place = { file, start: from, end: Math.min(to, file.text.length) };
    sink.report(syntaxCodes['invalid-key'], place, message, { help });
  };
  if (isScalar(node)) {
    if (node.type !== 'PLAIN') return String(node.value);
    const text = restore(start, end) ?? node.source ?? '';
    if (node.value !== null) return text;
    if (text === '')
      return report(start, start + 1, 'This entry has no key.', 'Write a name before the colon.');
    const help = `Write "${text}" in quotes if that is the name.`;
    return report(start, end, `The key "${text}" is YAML's word for nothing.`, help);
  }
  if (file.text[start - 1] === '{' && file.text[start] === '{') {
    const help = 'Write an expression as `${{ … }}`; put text with braces in quotes.';
    return report(start - 1, end + 1, 'YAML reads these unquoted double braces as a map.', help);
  }
  const kind = isAlias(node) ? 'an alias' : isMap(node) ? 'a map' : 'a list';
  const help = 'Write a name before the colon; quote it if it holds braces, brackets or a `*`.';
  return report(start, end, `A key must be a text, but this one is ${kind}.`, help);
}
