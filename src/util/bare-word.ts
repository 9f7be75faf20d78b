/**
 * Whether a text is a word or path that YAML 1.1, YAML 1.2 and Go's reader all take for this string, in block and in flow style, as key and as
 * value. Anything looser lets one of them see a number, a date or a truth value (`e012`, `1_000`, `0o17`, `n`).
 */
export function isBareWord(text: string): boolean {
  return bare.test(text);
}

const bare = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)(?:e(?![^a-z])|[a-df-z/])[a-z0-9_./-]*$/i;
