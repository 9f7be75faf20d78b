import type { Span } from '../diagnostics/span.ts';

/** A YAML or JSON document as a tree in which everything knows its place. Aliases and merge keys are already resolved. */
export type YamlNode = YamlMap | YamlSequence | YamlScalar;

export interface YamlScalar {
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

export interface YamlMap {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
  readonly span: Span;
}

export interface YamlSequence {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
  readonly span: Span;
}
