/** A value as a message names it: `the text "abc"`, `the number 5`, `a list`. Long texts are cut. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return `the text ${quoteText(value)}`;
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return `the Bool ${value}`;
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : 'a map';
}

/** A value inside a sentence, as JSON: `"abc"`, `5`, `[1,2]`. */
export function quoteText(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 56)}…${typeof value === 'string' ? '"' : ''}`;
}
