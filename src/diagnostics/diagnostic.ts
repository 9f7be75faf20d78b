import type { Span } from './span.ts';

/** An error stops the compiler; a warning is advice that can be suppressed; a note only informs. */
export type Severity = 'error' | 'warning' | 'note';

/** What is known of one diagnostic code: the id is also the fixture folder, the docs heading and the suppression word. */
export interface CodeInfo {
  readonly code: string;
  readonly severity: Severity;
  /** One sentence: what is wrong. */
  readonly summary: string;
  /** One or two sentences: the cure. */
  readonly advice: string;
  /** The advice cures every finding of the code: it is the help where a finding has none of its own. */
  readonly isCure?: boolean;
  /** Can be suppressed though it is an error: the project has made one of advice. */
  readonly isAdvice?: boolean;
}

/** Another place that takes part in the finding, such as the producer at the other end of a wire. */
export interface Related {
  readonly message: string;
  readonly span: Span;
}

export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A mechanical cure. A safe fix never changes what compiles otherwise. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly safe: boolean;
}

/** One finding, a plain value: one sentence that names the things involved, at the smallest wrong piece of text. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly related?: readonly Related[];
  readonly help?: string;
  readonly fix?: Fix;
  /** Can be suppressed though it is an error: the project has made one of advice. */
  readonly isAdvice?: boolean;
  /** The text at the span may be a password: whoever shows findings does not show it. */
  readonly isSecret?: boolean;
}

/** Names the codes of one phase: `codes({'unknown-task': {severity, summary, advice}})` adds the id to each. */
export function codes<K extends string>(
  table: Readonly<Record<K, Omit<CodeInfo, 'code'>>>,
): Readonly<Record<K, CodeInfo>> {
  const entries = Object.entries<Omit<CodeInfo, 'code'>>(table).map(([code, info]) => [
    code,
    { code, ...info },
  ]);
  return Object.fromEntries(entries) as Record<K, CodeInfo>;
}
