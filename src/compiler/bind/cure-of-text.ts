import type { Meant } from '../../diagnostics/meant.ts';
import type { BoundPort } from '../../model/bound.ts';
import type { BoundLiteral } from '../../model/bound-expression.ts';
import { looksLikeReference, tagIn } from '../../syntax/wrong-braces.ts';
import { checkValue } from '../../validate/literals.ts';

/** What to write instead of a text that does not fit: the expression that it names without `${{ }}`, or the number in its quotes. */
export function cureOfText({ value, span }: BoundLiteral, { type, constraints }: BoundPort): Meant {
  if (typeof value !== 'string' || type.kind === 'secret') return {};
  const tag = tagIn(value);
  const isWhole = tag?.tag === value.trim();
  const expression = looksLikeReference(value) ? `\${{ ${value} }}` : isWhole ? tag?.cure : undefined;
  const plain = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?|true|false)$/.test(value) ? value : undefined;
  const isPlain = plain !== undefined && checkValue(JSON.parse(plain), type, constraints) === undefined;
  const text = expression ?? (isPlain ? plain : undefined);
  if (text === undefined) return {};
  // Between brackets an expression needs quotes, which the text may have or not.
  const written = span.file.text.slice(span.start, span.end);
  const quote = expression !== undefined ? (/^["']/.exec(written)?.[0] ?? '"') : '';
  const edit = `${quote}${text}${quote}`;
  const canEdit = !text.includes(quote === '' ? '\n' : quote) && written.trim() !== '';
  return {
    help: isPlain ? `Write ${text}, without quotes.` : `Write \`${text}\`.`,
    ...(canEdit && { fix: { title: `Write ${text}`, safe: false, edits: [{ span, text: edit }] } }),
  };
}
