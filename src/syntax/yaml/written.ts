import type { YamlScalar } from '../yaml-node.ts';

/** A YAML document as it is written: aliases and merge keys not followed, keys not looked at. Places are offsets in the file. */
export type Written = WrittenScalar | WrittenMap | WrittenSequence | WrittenAlias;

interface Place {
  readonly start: number;
  /** Of block collections, the end counts for nothing: they end with what is in them. */
  readonly end: number;
  readonly anchor?: string | undefined;
}

export interface WrittenScalar extends Place, Pick<YamlScalar, 'value' | 'text' | 'style'> {
  readonly kind: 'scalar';
}

export interface WrittenMap extends Place {
  readonly kind: 'map';
  /** Written in `{ }`. */
  readonly flow: boolean;
  readonly items: readonly WrittenEntry[];
}

export interface WrittenEntry {
  readonly key: Written;
  /** Absent after `? key` without a value. */
  readonly value: Written | undefined;
}

export interface WrittenSequence extends Place {
  readonly kind: 'sequence';
  /** Written in `[ ]`. */
  readonly flow: boolean;
  readonly items: readonly Written[];
}

export interface WrittenAlias extends Place {
  readonly kind: 'alias';
  readonly name: string;
}

/** A block scalar's place ends with its last visible character. */
export function visibleEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start + 1 && ' \t\r\n'.includes(text.charAt(at - 1))) at -= 1;
  return at;
}
