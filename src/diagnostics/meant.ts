import type { Fix } from './diagnostic.ts';
import type { Span } from './span.ts';

/** The cure of a wrong name: the name that was meant, with the fix that writes it; `otherwise`, where none is near. */
export interface Meant {
  readonly help?: string;
  readonly fix?: Fix;
}

/**
 * Asks whether `near` was meant at `span`, which holds `wrong`. The fix is only given where the text of the span is that name, bare or in quotes,
 * and not where it is written by escapes or computed; and where the name can stand there as it is.
 */
export function meant(wrong: string, near: string | undefined, span: Span, otherwise?: string): Meant {
  if (near === undefined || near === wrong) return otherwise === undefined ? {} : { help: otherwise };
  const help = `Did you mean "${near}"?`;
  const written = span.file.text.slice(span.start, span.end);
  const quote = /^["']/.exec(written)?.[0] ?? '';
  if (written !== `${quote}${wrong}${quote}` || !isName(near)) return { help };
  const text = `${quote}${near}${quote}`;
  return { help, fix: { title: `Write ${text}`, safe: false, edits: [{ span, text }] } };
}

/** What is the same text as a key of YAML, as a value and in an expression. */
function isName(text: string): boolean {
  return /^[A-Za-z_][\w-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
}
