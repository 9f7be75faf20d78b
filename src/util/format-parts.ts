/** A piece of a format text: text as it is, or the place of a value, `{}` or `{:02}` with the width to fill up to with zeros. */
export type FormatPart = string | { readonly width: number | undefined };

/**
 * Splits the first argument of `format`. Only `{}` and `{:0N}` (N from 1 to 64) are places; all other braces are text, so that JSON
 * may be written.
 */
export function formatParts(text: string): readonly FormatPart[] {
  const parts: FormatPart[] = [];
  let from = 0;
  for (const match of text.matchAll(/\{(?::0([1-9]|[1-5]\d|6[0-4]))?\}/g)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push({ width: match[1] === undefined ? undefined : Number(match[1]) });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}
