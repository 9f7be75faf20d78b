import type { Details } from '../../diagnostics/sink.ts';
import { yamlWord } from '../../util/yaml-word.ts';
import { resolve, type Schema } from './schema.ts';

/** Characters of an example; a longer one is read in the reference. */
const longest = 110;

/** The example of a schema as the end of a help, on one line: `For example {limit: 3}.` Nothing where it has none, or a long one. */
export function exampleOf(schema: Schema, key?: string): string | undefined {
  const example = schema.examples?.[0] ?? resolve(schema).examples?.[0];
  if (example === undefined || example === null) return undefined;
  const text = key !== undefined && typeof example === 'string' ? example : flow(example);
  return text.length > longest ? undefined : `For example ${key === undefined ? '' : `${key}: `}${text}.`;
}

/** What a value that is empty, or holds none of the keys that it needs, can look like. */
export function cureForEmpty(schema: Schema): Details {
  if (schema['x-empty'] !== undefined) return { help: schema['x-empty'] };
  const example = exampleOf(schema);
  return example === undefined ? describe(schema) : { help: example };
}

/** What the value is for, and one that can stand there. */
export function describe(schema: Schema): Details {
  const { description } = schema;
  const example = description?.includes('(`') === true ? undefined : exampleOf(schema);
  const help = [description, example].filter((part) => part !== undefined).join(' ');
  return help === '' ? {} : { help };
}

/** A value as one line of YAML. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, inner]) => `${flow(key)}: ${flow(inner)}`)
      .join(', ')}}`;
  }
  return typeof value === 'string' ? yamlWord(value) : String(value);
}
