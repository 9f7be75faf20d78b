/** The types of DESIGN section 2. Absence (`T?`) is not part of a type, but for what Lists and Dicts hold: it is kept beside it, because it depends on the reader. */
export type Type =
  | { readonly kind: 'any' }
  | { readonly kind: 'null' }
  | { readonly kind: 'string' }
  | { readonly kind: 'integer' }
  | { readonly kind: 'float' }
  | { readonly kind: 'bool' }
  | { readonly kind: 'secret' }
  /** `orNull`: null may stand in it (`List[T?]`); who reads an element there reads what is absent. */
  | { readonly kind: 'list'; readonly of: Type; readonly orNull?: true }
  | { readonly kind: 'dict'; readonly of: Type; readonly orNull?: true }
  | { readonly kind: 'volume' }
  | { readonly kind: 'snapshot' }
  /** `ancestors`: the parents up to and with `Artifact`, nearest first; empty for `Artifact` itself. */
  | { readonly kind: 'artifact'; readonly name: string; readonly ancestors: readonly string[] }
  /** A name that nobody knows, or one of KFP's structured types, whose `properties` compare as in KFP. */
  | {
      readonly kind: 'nominal';
      readonly name: string;
      readonly properties?: Readonly<Record<string, unknown>>;
    };

/** A plain value known at compile time. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** JSON Schema's own words on an input (DESIGN section 2). Lengths count characters. */
export interface Constraints {
  readonly enum?: readonly Value[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** A JSON Schema for a `List` or `Dict`. */
  readonly schema?: unknown;
}
