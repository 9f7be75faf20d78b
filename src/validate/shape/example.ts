import { isBareWord } from '../../util/bare-word.ts';
import { resolve, type Schema } from './schema.ts';

/** Characters of an example; a longer one is read in the reference. */
const longest = 110;

/** The example of a schema as the end of a help, on one line: `For example {limit: 3}.` Nothing where it has none, or a long one. */
export function exampleOf(schema: Schema, key?: string): string | undefined {
  const example = schema.examples?.[0] ?? resolve(schema).examples?.[0];
  if (example === undefined || example === null) return undefined;
  const text = flow(example, key === undefined);
  return text.length > longest ? undefined : `For example ${key === undefined ? '' : `${key}: `}${text}.`;
}

/** A value as one line of YAML. `isInside`: in brackets, where a comma or a bracket would end a text without quotes. */
function flow(value: unknown, isInside = true): string {
  if (Array.isArray(value)) return `[${value.map((item) => flow(item)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => `${flow(key)}: ${flow(inner)}`);
    return `{${entries.join(', ')}}`;
  }
  if (typeof value !== 'string') return String(value);
  if (isBareWord(value) || (!isInside && /^\$\{\{ [^#'"]*(?: \}\})$/.test(value))) return value;
  return JSON.stringify(value);
}
