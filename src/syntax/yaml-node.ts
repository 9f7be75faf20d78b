import type { Span } from '../diagnostics/span.ts';

/** A YAML or JSON document as a tree in which everything knows its place. Aliases and merge keys are already resolved. */
export type YamlNode = YamlMap | YamlSequence | YamlScalar;

/**
 * What a phase after shape must know of a tree of which something could not be read, which was reported: nothing follows from what is missing.
 * The tree has the form of its schema all the same.
 */
interface Unread {
  /** It stands for something that could not be read; of a list or a map also: items, or entries of any name, are missing. */
  readonly isUnknown?: true;
  /** Something in it could not be read. */
  readonly hasGap?: true;
}

export interface YamlScalar extends Unread {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The text as written, before typing (`1.10`, `012`); for quoted and block scalars the same as the value. */
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  /** The whole scalar, quotes included. */
  readonly span: Span;
}

export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlNode;
}

export interface YamlMap extends Unread {
  readonly kind: 'map';
  /** Keys whose values could not be read. */
  readonly lost?: ReadonlySet<string>;
  readonly entries: readonly YamlEntry[];
  readonly span: Span;
}

export interface YamlSequence extends Unread {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
  readonly span: Span;
}
