import { sameValue } from '../util/same-value.ts';
import { describeValue, quoteText } from './type-describe-value.ts';
import { textMismatch } from './type-pattern.ts';

/**
 * A small interpreter of JSON Schema (draft-07) for the `schema` of a `List` or `Dict`; ajv's compiler takes too long to start. Words that it
 * does not know are found by `schemaProblems`, so that none is ignored in silence; references were followed by `readSchema`.
 */
export function schemaMismatch(value: unknown, schema: unknown): string | undefined {
  return mismatch(value, schema, '');
}

export type Schema = Readonly<Record<string, unknown>>;
type Check = (value: unknown, word: unknown, at: string, schema: Schema) => string | undefined;

/** Reads after the name of the value: `must be a whole number at [1].size, not "a"`. */
function must(what: string, at: string, rest = ''): string {
  return `must ${what}${at === '' ? '' : ` at ${at}`}${rest}`;
}

export const typeNames: Readonly<
  Record<string, { readonly what: string; readonly is: (value: unknown) => boolean }>
> = {
  string: { what: 'text', is: (value) => typeof value === 'string' },
  integer: { what: 'a whole number', is: Number.isInteger },
  number: { what: 'a number', is: (value) => typeof value === 'number' },
  boolean: { what: 'true or false', is: (value) => typeof value === 'boolean' },
  null: { what: 'null', is: (value) => value === null },
  array: { what: 'a list', is: Array.isArray },
  object: { what: 'a map', is: isMap },
};

export const words: Readonly<Record<string, Check>> = {
  type(value, word, at) {
    const allowed = (Array.isArray(word) ? word : [word]).map((name) => typeNames[String(name)]);
    if (allowed.some((one) => one?.is(value))) return undefined;
    return must(
      `be ${allowed.map((one) => one?.what ?? '').join(' or ')}`,
      at,
      `, not ${describeValue(value)}`,
    );
  },
  enum(value, word, at) {
    if (!Array.isArray(word) || word.some((one) => sameValue(one, value))) return undefined;
    return must(`be one of ${word.map(quoteText).join(', ')}`, at, `, not ${quoteText(value)}`);
  },
  const: (value, word, at) =>
    sameValue(value, word) ? undefined : must(`be ${quoteText(word)}`, at, `, not ${quoteText(value)}`),
  minimum: numeric((value, limit) => value >= limit, 'be at least'),
  maximum: numeric((value, limit) => value <= limit, 'be at most'),
  exclusiveMinimum: numeric((value, limit) => value > limit, 'be more than'),
  exclusiveMaximum: numeric((value, limit) => value < limit, 'be less than'),
  multipleOf: numeric((value, step) => Number.isInteger(value / step), 'be a multiple of'),
  minLength: text('minLength'),
  maxLength: text('maxLength'),
  pattern: text('pattern'),
  minItems: counted(listLength, (length, limit) => length >= limit, 'have at least', 'item'),
  maxItems: counted(listLength, (length, limit) => length <= limit, 'have at most', 'item'),
  minProperties: counted(mapSize, (size, limit) => size >= limit, 'have at least', 'key'),
  maxProperties: counted(mapSize, (size, limit) => size <= limit, 'have at most', 'key'),
  uniqueItems(value, word, at) {
    if (word !== true || !Array.isArray(value)) return undefined;
    const again = value.find((one, index) => value.findIndex((other) => sameValue(one, other)) < index);
    return again === undefined
      ? undefined
      : must('not repeat an item', at, `, but has ${quoteText(again)} twice`);
  },
  items: (value, word, at) =>
    Array.isArray(value)
      ? eachItem(value.slice(0, Array.isArray(word) ? word.length : undefined), word, at)
      : undefined,
  additionalItems: (value, word, at, { items }) =>
    Array.isArray(value) && Array.isArray(items) ? eachItem(value, word, at, items.length) : undefined,
  contains: (value, word, at) =>
    !Array.isArray(value) || value.some((item) => mismatch(item, word, '') === undefined)
      ? undefined
      : must('have an item that fits the schema of contains', at),
  required(value, word, at) {
    if (!isMap(value) || !Array.isArray(word)) return undefined;
    const missing = word.find((key) => !Object.hasOwn(value, String(key)));
    return missing === undefined ? undefined : must(`have the key ${quoteText(missing)}`, at);
  },
  properties: (value, word, at) =>
    isMap(value) && isMap(word)
      ? first(
          Object.keys(word)
            .filter((key) => Object.hasOwn(value, key))
            .map((key) => () => mismatch(value[key], word[key], `${at}.${key}`)),
        )
      : undefined,
  additionalProperties(value, word, at, schema) {
    if (!isMap(value)) return undefined;
    const known = isMap(schema.properties) ? schema.properties : {};
    const patterns = Object.keys(isMap(schema.patternProperties) ? schema.patternProperties : {});
    const others = Object.keys(value).filter(
      (key) => !Object.hasOwn(known, key) && !patterns.some((pattern) => matches(key, pattern)),
    );
    if (word === false && others[0] !== undefined)
      return must(`not have the key ${quoteText(others[0])}`, at);
    return first(others.map((key) => () => mismatch(value[key], word, `${at}.${key}`)));
  },
  patternProperties: (value, word, at) =>
    isMap(value) && isMap(word)
      ? first(
          Object.entries(word).flatMap(([pattern, wanted]) =>
            Object.keys(value)
              .filter((key) => matches(key, pattern))
              .map((key) => () => mismatch(value[key], wanted, `${at}.${key}`)),
          ),
        )
      : undefined,
  propertyNames(value, word, at) {
    const wrong = isMap(value)
      ? Object.keys(value).find((key) => mismatch(key, word, '') !== undefined)
      : undefined;
    return wrong === undefined
      ? undefined
      : must(`not have the key ${quoteText(wrong)}`, at, ', which does not fit the schema of propertyNames');
  },
  dependencies: (value, word, at) =>
    isMap(value) && isMap(word)
      ? first(
          Object.keys(word)
            .filter((key) => Object.hasOwn(value, key))
            .map((key) => () => {
              const wanted = word[key];
              return mismatch(value, Array.isArray(wanted) ? { required: wanted } : wanted, at);
            }),
        )
      : undefined,
  if: (value, word, at, schema) =>
    mismatch(value, mismatch(value, word, at) === undefined ? schema.then : schema.else, at),
  allOf: (value, word, at) =>
    Array.isArray(word) ? first(word.map((one) => () => mismatch(value, one, at))) : undefined,
  anyOf: (value, word, at) =>
    fitting(value, word) === 0 ? must('fit one of the schemas of anyOf', at) : undefined,
  oneOf: (value, word, at) =>
    fitting(value, word) === 1 ? undefined : must('fit exactly one of the schemas of oneOf', at),
  not: (value, word, at) =>
    mismatch(value, word, at) === undefined ? must('not fit the schema of "not"', at) : undefined,
};

function mismatch(value: unknown, schema: unknown, at: string): string | undefined {
  if (schema === false) return must('be absent', at);
  if (!isMap(schema)) return undefined;
  return first(
    Object.entries(schema).map(
      ([word, wanted]) =>
        () =>
          words[word]?.(value, wanted, at, schema),
    ),
  );
}

export function first<Found>(checks: readonly (() => Found | undefined)[]): Found | undefined {
  for (const check of checks) {
    const found = check();
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The items from a place on against one schema, or each against its own. */
function eachItem(items: readonly unknown[], schemas: unknown, at: string, from = 0): string | undefined {
  return first(
    items
      .slice(from)
      .map(
        (item, index) => () =>
          mismatch(item, Array.isArray(schemas) ? schemas[index] : schemas, `${at}[${from + index}]`),
      ),
  );
}

function matches(key: string, pattern: string): boolean {
  return textMismatch(key, { pattern }) === undefined;
}

function fitting(value: unknown, schemas: unknown): number {
  return Array.isArray(schemas) ? schemas.filter((one) => mismatch(value, one, '') === undefined).length : 0;
}

function numeric(fits: (value: number, limit: number) => boolean, what: string): Check {
  return (value, limit, at) =>
    typeof value !== 'number' || typeof limit !== 'number' || fits(value, limit)
      ? undefined
      : must(`${what} ${limit}`, at, `, not ${value}`);
}

function text(word: 'minLength' | 'maxLength' | 'pattern'): Check {
  return (value, limit, at) => {
    if (typeof value !== 'string') return undefined;
    const found = textMismatch(value, { [word]: limit });
    return found === undefined || at === '' ? found : `${found} (at ${at})`;
  };
}

function counted(
  count: (value: unknown) => number | undefined,
  fits: (count: number, limit: number) => boolean,
  what: string,
  noun: string,
): Check {
  return (value, limit, at) => {
    const found = count(value);
    if (found === undefined || typeof limit !== 'number' || fits(found, limit)) return undefined;
    return must(`${what} ${limit} ${noun}${limit === 1 ? '' : 's'}`, at, `, not ${found}`);
  };
}

function listLength(value: unknown): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}

function mapSize(value: unknown): number | undefined {
  return isMap(value) ? Object.keys(value).length : undefined;
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
