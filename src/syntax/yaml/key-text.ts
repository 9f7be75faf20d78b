import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import { syntaxCodes } from '../codes.ts';
import type { Written } from './written.ts';

/** The text of a key: numbers and truth values as they are written. Anything but a text is reported and gives undefined. */
export function keyText(node: Written, span: Span, sink: Sink): string | undefined {
  const { file, start, end } = span;
  const report = (from: number, to: number, message: string, help: string): undefined => {
    const place = { file, start: from, end: Math.min(to, file.text.length) };
    sink.report(syntaxCodes['invalid-key'], place, message, { help });
  };
  if (node.kind === 'scalar') {
    const { text } = node;
    if (node.value !== null || node.style !== 'plain') return text;
    if (text === '')
      return report(start, start + 1, 'This entry has no key.', 'Write a name before the colon.');
    const help = `Write "${text}" in quotes if that is the name.`;
    return report(start, end, `The key "${text}" is YAML's word for nothing.`, help);
  }
  if (file.text[start - 1] === '{' && file.text[start] === '{') {
    const help = 'Write an expression as `${{ … }}`; put text with braces in quotes.';
    return report(start - 1, end + 1, 'YAML reads these unquoted double braces as a map.', help);
  }
  const kind = node.kind === 'alias' ? 'an alias' : node.kind === 'map' ? 'a map' : 'a list';
  const help = 'Write a name before the colon; quote it if it holds braces, brackets or a `*`.';
  return report(start, end, `A key must be a text, but this one is ${kind}.`, help);
}
