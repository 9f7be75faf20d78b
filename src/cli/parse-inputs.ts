/** The values given by `--input name=value`, or what is wrong with one of them. */
export type Inputs = { readonly values: ReadonlyMap<string, string> } | { readonly problem: string };

/** A value is everything after the first `=`. */
export function parseInputs(texts: readonly string[]): Inputs {
  const values = new Map<string, string>();
  for (const text of texts) {
    const equals = text.indexOf('=');
    const name = text.slice(0, equals);
    if (equals < 1) return { problem: `--input takes name=value, not "${text}"` };
    if (values.has(name)) return { problem: `--input gives "${name}" twice` };
    values.set(name, text.slice(equals + 1));
  }
  return { values };
}
