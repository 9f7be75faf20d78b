import { type Meant, meant } from '../../diagnostics/meant.ts';
import type { BoundPort } from '../../model/bound.ts';
import type { BoundLiteral } from '../../model/bound-expression.ts';
import { looksLikeReference, tagIn } from '../../syntax/wrong-braces.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { isPlainLiteral } from '../../util/plain-literal.ts';
import { checkValue } from '../../validate/literals.ts';

/** What to write instead of a text that does not fit: the expression that it names without `${{ }}`, or the number in its quotes. */
export function cureOfText({ value, span }: BoundLiteral, { type, constraints }: BoundPort): Meant {
  const artifact = {
    help: 'Write the output of a task, `${{ tasks.<task>.outputs.<output> }}`, or `{from: …}` for a file from outside.',
  };
  if (typeof value !== 'string') return type.kind === 'artifact' ? artifact : {};
  if (type.kind === 'secret') return {};
  const tag = tagIn(value);
  const isWhole = tag?.tag === value.trim();
  const expression = looksLikeReference(value) ? `\${{ ${value} }}` : isWhole ? tag?.cure : undefined;
  const word =
    constraints.enum?.includes(value) === false ? didYouMean(value, constraints.enum.map(String)) : undefined;
  if (type.kind === 'string' && word !== undefined) return meant(value, word, span);
  const said = type.kind === 'bool' ? boolOf(value) : value;
  const plain = isPlainLiteral(said.toLowerCase()) ? said : undefined;
  const isPlain =
    plain !== undefined && checkValue(JSON.parse(plain.toLowerCase()), type, constraints) === undefined;
  const text = expression ?? (isPlain ? plain : undefined);
  if (text === undefined) return type.kind === 'artifact' ? artifact : {};
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

/** What says true or false in other languages. */
function boolOf(text: string): string {
  const word = text.trim().toLowerCase();
  if (['yes', 'y', 'on', 'true'].includes(word)) return 'true';
  return ['no', 'n', 'off', 'false'].includes(word) ? 'false' : text;
}
