/** A place of the schema that this version does not compile: a property of a document or of a definition. */
export interface Unlowered {
  /** `pipeline` is the document, everything else is the name of a definition in `schema/`. */
  readonly in: string;
  readonly key: string;
}

/** Every key of the language that this version does not compile: none. Single forms are refused where they are bound (`refuseYet`). */
export const unlowered: readonly Unlowered[] = [];
