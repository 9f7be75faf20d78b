import { additiveLevel, binary, type Code, emptyText, quote } from './code.ts';
import type { Form } from './transport.ts';

/**
 * A part of a text: a constant as the user wrote it; JSON, which always stands alone; or an expression whose value is a text in a form.
 * `tag`: the same as a simple tag of Argo's.
 */
export type Piece = string | { readonly json: string } | { readonly code: Code; readonly tag?: string };

/** One expression that joins the pieces. */
export function asExpression(pieces: readonly Piece[], form: Form): Code {
  const [first, ...rest] = merge(pieces).map((piece) => {
    if (typeof piece === 'string') return quote(form.part(piece));
    return 'json' in piece ? quote(form.json(piece.json)) : piece.code;
  });
  return rest.reduce((whole, code) => binary('+', additiveLevel, whole, code), first ?? emptyText);
}

/**
 * The pieces as a text with tags in it. Numbers and Bools may use simple tags; texts never do, because Argo's simple tags break on control
 * characters. Braces right before a tag are written as parts of a larger text are: Argo would take them for the tag's.
 */
export function asTags(pieces: readonly Piece[], form: Form): string {
  const merged = merge(pieces);
  return merged
    .map((piece, at) => {
      if (typeof piece !== 'string') {
        return 'json' in piece ? form.json(piece.json) : (piece.tag ?? `{{=${piece.code.text}}}`);
      }
      const braces = at < merged.length - 1 ? (/\{*$/.exec(piece)?.[0].length ?? 0) : 0;
      const end = piece.length - braces;
      return form.whole(piece.slice(0, end)) + form.part(piece.slice(end));
    })
    .join('');
}

/** Joins neighbouring constants and leaves out empty ones. */
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
