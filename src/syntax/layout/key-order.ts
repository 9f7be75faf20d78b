/** In which order the keys of a map stand, and what is known of its values; for a list what is known of its items. */
export interface KeyOrder {
  /** Keys with a smaller rank stand before those with a greater one; undefined where the order is the user's. */
  rank(key: string): number | undefined;
  /** What is known of the value of a key. */
  entry(key: string): KeyOrder | undefined;
  /** What is known of the items. */
  item(): KeyOrder | undefined;
  /** The same, for the branch of a choice that these keys belong to. */
  chosen(keys: readonly string[]): KeyOrder | undefined;
}
