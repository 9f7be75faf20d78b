import { additiveLevel, binary, type Code, emptyText, quote } from './code.ts';

/** A part of a text: fixed, or computed by an expression whose value is a text. `tag`: the same as a simple tag of Argo's. */
export type Piece = string | { readonly code: Code; readonly tag?: string };

/** One expression that joins the pieces. */
export function asExpression(pieces: readonly Piece[]): Code {
  const [first, ...rest] = merge(pieces).map((piece) =>
    typeof piece === 'string' ? quote(piece) : piece.code,
  );
  return rest.reduce((whole, code) => binary('+', additiveLevel, whole, code), first ?? emptyText);
}

/**
 * The pieces as a text with tags in it. Numbers and Bools may use simple tags; texts never do, because Argo's simple tags break on control
 * characters. A brace right before a tag goes into the tag: Argo would take the three braces for another tag.
 */
export function asTags(pieces: readonly Piece[]): string {
  let text = '';
  for (const piece of merge(pieces)) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    const braces = /\{*$/.exec(text)?.[0] ?? '';
    text = text.slice(0, text.length - braces.length);
    if (braces !== '') text += `{{=${asExpression([braces, piece]).text}}}`;
    else text += piece.tag ?? `{{=${piece.code.text}}}`;
  }
  return text;
}

/** Joins neighbouring fixed texts and leaves out empty ones. */
function merge(pieces: readonly Piece[]): readonly Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof last === 'string') merged[merged.length - 1] = last + piece;
    else merged.push(piece);
  }
  return merged;
}
