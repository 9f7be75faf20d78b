import type { ReferenceTarget } from '../../../../model/bound-expression.ts';

/**
 * What an expression can see at the place where it is written: how each reference is spelled there and how its text travels.
 *
 * Parameters of Argo are texts. Strings travel *encoded*: a word joiner (U+2060) follows each `{`, so that Argo never finds `{{`. Lists and
 * dicts travel as JSON in which `{{` is written `{\u007b`. Numbers and Bools travel as they are. An absent value travels as `{absent}`.
 */
export interface ArgoEnvironment {
  access(target: ReferenceTarget): ArgoAccess;
}

export interface ArgoAccess {
  /** The place in expr-lang, with brackets: `inputs.parameters['x']`, or the `get(get(…))` form for an output that may not have been made. */
  readonly code: string;
  /** The same place as a simple tag without blanks: `{{inputs.parameters.x}}`. */
  readonly simpleTag: string;
  /**
   * `raw`: the bytes that a step wrote; `encoded`: in transport form, as in inputs of templates and outputs of DAGs; `plain`: a text of
   * the engine's own that never holds a brace, such as a status or a name.
   */
  readonly encoding: 'raw' | 'encoded' | 'plain';
  readonly presence: Presence;
}

/** How an absent value is told from a present one. */
export type Presence =
  | { readonly kind: 'always' }
  /** Present when the task has succeeded; with `sentinel`, and its text is not `{absent}` (an optional output of a task that may not run). */
  | { readonly kind: 'status'; readonly task: string; readonly sentinel: boolean }
  /** Present when the text is not `{absent}`. */
  | { readonly kind: 'sentinel' }
  /** Present when the status of its task, which `code` gives, says so; the value itself cannot be read here. */
  | { readonly kind: 'succeeded'; readonly code: string };

/** The text by which an absent value travels. Encoded strings, JSON, numbers and Bools are never this text. */
export const absentText = '{absent}';
