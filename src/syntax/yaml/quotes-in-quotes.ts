import { closingBraces } from '../expression/closing-braces.ts';
import type { Explanation } from './explanation.ts';
import type { Lexeme } from './lexemes.ts';

/**
 * A text in double quotes that ends inside of an expression, because that has double quotes too: `"${{ default(inputs.x, "a") }}"`. Undefined
 * where the expression does not end on the same line.
 */
export function quotesInQuotes(text: string, quoted: Lexeme): Explanation | undefined {
  const end = quoted.start + quoted.text.length;
  const open = text.lastIndexOf('${{', end);
  if (open < quoted.start || text.slice(open, end).includes('}}')) return undefined;
  const line = text.indexOf('\n', end);
  const close = closingBraces(text, open, line === -1 ? text.length : line);
  if (close === undefined) return undefined;
  const expression = text.slice(open, close + 2);
  const canBeReplaced = !/['\\]/.test(expression);
  const places = [...expression.matchAll(/"/g)].map(({ index }) => open + index);
  return {
    start: end - 1,
    end: (places.find((at) => at >= end) ?? end - 1) + 1,
    message: 'This quote ends the text around the expression.',
    help: canBeReplaced
      ? `Inside of double quotes, write texts of an expression in single ones: ${expression.replaceAll('"', "'")}.`
      : "Put the whole value in single quotes, with '' for each single quote in it.",
    ...(canBeReplaced && { replaced: places.map((start) => ({ start, end: start + 1, text: "'" })) }),
    // Brackets and quotes no longer match.
    ...(quoted.flow > 0 && { last: true }),
  };
}
