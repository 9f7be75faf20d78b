/** What a task must report: its path in the run (`group.read`), and the texts in order. */
export interface Expectation {
  readonly task: string;
  readonly texts: readonly string[];
}

/** One way of values through a run. */
export interface Route {
  /** The row of the table in docs/language.md that it proves. */
  readonly transport: string;
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly expected: readonly Expectation[];
  /** Outputs of the run. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** Tasks that must be skipped. */
  readonly skipped?: readonly string[];
  /** The texts are JSON, and are compared as JSON. */
  readonly json?: boolean;
  /** The texts are bytes in base64, and what is reported are their digests. */
  readonly digests?: boolean;
}
