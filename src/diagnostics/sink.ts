import type { CodeInfo, Diagnostic, Fix, Related } from './diagnostic.ts';
import type { Span } from './span.ts';
import { suppressionFor } from './suppressions.ts';

export interface Details {
  readonly related?: readonly Related[];
  readonly help?: string;
  readonly fix?: Fix;
  readonly isSecret?: boolean;
}

/** Collects the findings of one run. The same finding at the same place is kept once; one that a comment suppresses is set aside. */
export class Sink {
  readonly #found: Diagnostic[] = [];
  readonly #suppressed: Diagnostic[] = [];
  readonly #seen = new Set<string>();
  readonly #unread = new Set<string>();
  #errors = 0;

  /** From now on nothing is said of exactly this place: what stands there could not be read, which was reported. */
  leaveAlone(span: Span): void {
    this.#unread.add(placeOf(span));
  }

  report(info: CodeInfo, span: Span, message: string, details: Details = {}): void {
    const { code, severity } = info;
    const help = info.isCure === true ? { help: info.advice } : {};
    const advice = severity === 'error' && info.isAdvice === true ? { isAdvice: true } : {};
    this.add({ code, severity, message, span, ...advice, ...help, ...details });
  }

  /** Takes over a finding of another sink. */
  add(one: Diagnostic): void {
    const { code, span, message } = one;
    const place = placeOf(span);
    const key = `${code}\0${place}\0${message}`;
    if (this.#seen.has(key) || this.#unread.has(place)) return;
    this.#seen.add(key);
    if (suppressionFor(one) !== undefined) {
      this.#suppressed.push(one);
      return;
    }
    if (one.severity === 'error') this.#errors += 1;
    this.#found.push(shortened(one));
  }

  get hasErrors(): boolean {
    return this.#errors > 0;
  }

  get errorCount(): number {
    return this.#errors;
  }

  /** What was reported and set aside, because a comment suppresses it. */
  get suppressed(): readonly Diagnostic[] {
    return this.#suppressed;
  }

  /** All findings, by file in the order of first finding, then by place. */
  diagnostics(): readonly Diagnostic[] {
    const files = new Map<string, number>();
    for (const one of this.#found) {
      if (!files.has(one.span.file.path)) files.set(one.span.file.path, files.size);
    }
    const rank = (one: Diagnostic): number => files.get(one.span.file.path) ?? 0;
    return [...this.#found].sort(
      (a, b) =>
        rank(a) - rank(b) ||
        a.span.start - b.span.start ||
        a.span.end - b.span.end ||
        compare(a.code, b.code),
    );
  }
}

function placeOf({ file, start, end }: Span): string {
  return `${file.path}\0${start}\0${end}`;
}

/** Characters of a message; more is a name or a value that is no name or value, and nobody reads it. */
const longest = 2000;

/** Without the middle of texts of megabytes. */
function shortened(one: Diagnostic): Diagnostic {
  const { message, help = '', related = [] } = one;
  const isLong = [message, help, ...related.map((other) => other.message)].some(
    (text) => text.length > longest,
  );
  if (!isLong) return one;
  return {
    ...one,
    message: shortText(message),
    ...(one.help !== undefined && { help: shortText(help) }),
    ...(one.related !== undefined && {
      related: related.map((other) => ({ ...other, message: shortText(other.message) })),
    }),
  };
}

function shortText(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, 200)} … ${text.slice(-200)}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
