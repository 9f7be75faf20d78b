/** What real steps print for true and false: Python's `True`, the shell's `1`, YAML's `yes`. Read trimmed and in any case. */
export const trueWords: readonly string[] = ['true', '1', 'yes', 'y', 'on', 't'];
export const falseWords: readonly string[] = ['false', '0', 'no', 'n', 'off', 'f'];

/** The Bool that a text says; undefined for every other text. */
export function readBool(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (trueWords.includes(word)) return true;
  return falseWords.includes(word) ? false : undefined;
}
