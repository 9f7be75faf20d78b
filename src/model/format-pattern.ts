/** One piece of the first argument of `format`: text as it is, or the place of the next argument. `width` pads a number with zeros. */
export type FormatPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'place'; readonly width: number | undefined };

/**
 * Reads `{}` and `{:02}`; `{{` and `}}` are literal braces. Undefined when a brace is neither, which bind reports for the literal that the
 * first argument must be.
 */
export function readFormat(pattern: string): readonly FormatPiece[] | undefined {
  const pieces: FormatPiece[] = [];
  let text = '';
  for (const [token] of pattern.matchAll(/\{\{|\}\}|\{(?::0[1-9]\d?)?\}|[^{}]+|[{}]/g)) {
    if (token === '{' || token === '}') return undefined;
    if (token.startsWith('{') && token !== '{{') {
      if (text !== '') pieces.push({ kind: 'text', text });
      text = '';
      pieces.push({ kind: 'place', width: token === '{}' ? undefined : Number(token.slice(3, -1)) });
    } else {
      text += token === '{{' || token === '}}' ? token[0] : token;
    }
  }
  if (text !== '') pieces.push({ kind: 'text', text });
  return pieces;
}
