import { quoteText } from './type-describe-value.ts';
import { patternProblem } from './type-pattern.ts';
import { first, isMap, typeNames, words } from './type-schema.ts';

/** Words that say something about a schema, not about a value. */
const remarks: ReadonlySet<string> = new Set([
  ...['title', 'description', 'default', 'examples', 'example', '$schema', '$id', '$comment', 'deprecated'],
]);

/** Why a schema cannot be used: a word that this interpreter doesn't know, or a pattern that is none; undefined when it can. */
export function schemaProblem(schema: unknown): string | undefined {
  if (typeof schema === 'boolean') return undefined;
  if (!isMap(schema)) return 'a schema must be a map';
  return first(
    Object.entries(schema).map(
      ([word, value]) =>
        () =>
          wordProblem(word, value),
    ),
  );
}

function wordProblem(word: string, value: unknown): string | undefined {
  if (remarks.has(word)) return undefined;
  if (!Object.hasOwn(words, word)) return `the word ${quoteText(word)} of JSON Schema is not supported`;
  if (word === 'type') {
    const unknown = (Array.isArray(value) ? value : [value]).find(
      (name) => !Object.hasOwn(typeNames, String(name)),
    );
    return unknown === undefined ? undefined : `${quoteText(unknown)} is not a type of JSON Schema`;
  }
  if (word === 'items' || word === 'additionalProperties' || word === 'not') return schemaProblem(value);
  if (word === 'properties') {
    if (!isMap(value)) return '"properties" must be a map';
    return first(Object.values(value).map((one) => () => schemaProblem(one)));
  }
  if (['allOf', 'anyOf', 'oneOf', 'enum', 'required'].includes(word)) {
    if (!Array.isArray(value)) return `${quoteText(word)} must be a list`;
    return word.endsWith('Of') ? first(value.map((one) => () => schemaProblem(one))) : undefined;
  }
  return scalarProblem(word, value);
}

function scalarProblem(word: string, value: unknown): string | undefined {
  if (word === 'const') return undefined;
  if (word === 'uniqueItems')
    return typeof value === 'boolean' ? undefined : '"uniqueItems" must be true or false';
  if (word !== 'pattern')
    return typeof value === 'number' ? undefined : `${quoteText(word)} must be a number`;
  if (typeof value !== 'string') return '"pattern" must be text';
  const problem = patternProblem(value);
  return problem === undefined ? undefined : `the pattern ${quoteText(value)} is not valid: ${problem}`;
}
