import { isList } from '../model/is-list.ts';
import { isMap } from '../model/is-map.ts';
import type { Value } from '../model/type.ts';
import { sameValue } from '../util/same-value.ts';
import { readPattern } from './value-pattern.ts';

type Word = (value: Value, word: Value, schema: Words) => boolean;
type Words = { readonly [word: string]: Value };

/** Whether a value fits a JSON Schema (draft-07) without references. Patterns are read as Argo's engine reads them. */
export function fitsSchema(value: Value, schema: Value): boolean {
  if (!isMap(schema)) return schema !== false;
  return Object.entries(schema).every(([word, wanted]) => words[word]?.(value, wanted, schema) ?? true);
}

const types: Readonly<Record<string, (value: Value) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: Number.isInteger,
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: Array.isArray,
  object: isMap,
};

const words: Readonly<Record<string, Word>> = {
  type: (value, word) => listed(word).some((name) => types[String(name)]?.(value)),
  enum: (value, word) => listed(word).some((one) => sameValue(one, value)),
  const: (value, word) => sameValue(value, word),
  minimum: ofNumber((value, limit) => value >= limit),
  maximum: ofNumber((value, limit) => value <= limit),
  exclusiveMinimum: ofNumber((value, limit) => value > limit),
  exclusiveMaximum: ofNumber((value, limit) => value < limit),
  multipleOf: ofNumber((value, step) => Number.isInteger(value / step)),
  minLength: ofText((text, least) => [...text].length >= Number(least)),
  maxLength: ofText((text, most) => [...text].length <= Number(most)),
  pattern: ofText((text, pattern) => matches(text, pattern)),
  minItems: ofList((items, least) => items.length >= Number(least)),
  maxItems: ofList((items, most) => items.length <= Number(most)),
  uniqueItems: ofList(
    (items, word) =>
      word === false || items.every((one, at) => items.findIndex((other) => sameValue(one, other)) === at),
  ),
  items: ofList((items, word) =>
    isList(word)
      ? items.slice(0, word.length).every((item, at) => fitsSchema(item, word[at] ?? true))
      : items.every((item) => fitsSchema(item, word)),
  ),
  additionalItems: ofList(
    (items, word, schema) =>
      !Array.isArray(schema.items) ||
      items.slice(schema.items.length).every((item) => fitsSchema(item, word)),
  ),
  contains: ofList((items, word) => items.some((item) => fitsSchema(item, word))),
  minProperties: ofMap((keys, least) => keys.length >= Number(least)),
  maxProperties: ofMap((keys, most) => keys.length <= Number(most)),
  required: ofMap((keys, names) => listed(names).every((name) => keys.includes(String(name)))),
  properties: ofMap((keys, schemas, value) =>
    keys.every((key) => fitsSchema(value[key] ?? null, own(schemas, key) ?? true)),
  ),
  patternProperties: ofMap((keys, schemas, value) =>
    entries(schemas).every(([pattern, schema]) =>
      keys.every((key) => !matches(key, pattern) || fitsSchema(value[key] ?? null, schema)),
    ),
  ),
  additionalProperties: ofMap((keys, word, value, schema) =>
    keys.every(
      (key) =>
        own(schema.properties, key) !== undefined ||
        entries(schema.patternProperties).some(([pattern]) => matches(key, pattern)) ||
        fitsSchema(value[key] ?? null, word),
    ),
  ),
  propertyNames: ofMap((keys, word) => keys.every((key) => fitsSchema(key, word))),
  dependencies: ofMap((keys, word, value) =>
    entries(word).every(
      ([key, wanted]) =>
        !keys.includes(key) || fitsSchema(value, isList(wanted) ? { required: wanted } : wanted),
    ),
  ),
  allOf: (value, word) => listed(word).every((one) => fitsSchema(value, one)),
  anyOf: (value, word) => listed(word).some((one) => fitsSchema(value, one)),
  oneOf: (value, word) => listed(word).filter((one) => fitsSchema(value, one)).length === 1,
  not: (value, word) => !fitsSchema(value, word),
  if: (value, word, schema) =>
    fitsSchema(value, (fitsSchema(value, word) ? schema.then : schema.else) ?? true),
};

function ofNumber(fits: (value: number, limit: number) => boolean): Word {
  return (value, limit) => typeof value !== 'number' || fits(value, Number(limit));
}

function ofText(fits: (text: string, word: Value) => boolean): Word {
  return (value, word) => typeof value !== 'string' || fits(value, word);
}

function ofList(fits: (items: readonly Value[], word: Value, schema: Words) => boolean): Word {
  return (value, word, schema) =>
    typeof value !== 'object' || value === null || !isList(value) || fits(value, word, schema);
}

function ofMap(fits: (keys: readonly string[], word: Value, value: Words, schema: Words) => boolean): Word {
  return (value, word, schema) => !isMap(value) || fits(Object.keys(value), word, value, schema);
}

function listed(word: Value): readonly Value[] {
  return typeof word === 'object' && word !== null && isList(word) ? word : [word];
}

function own(schemas: Value | undefined, key: string): Value | undefined {
  return schemas !== undefined && isMap(schemas) && Object.hasOwn(schemas, key) ? schemas[key] : undefined;
}

function entries(schemas: Value | undefined): readonly (readonly [string, Value])[] {
  return schemas !== undefined && isMap(schemas) ? Object.entries(schemas) : [];
}

function matches(text: string, pattern: Value): boolean {
  return readPattern(String(pattern)).isFoundIn?.(text) === true;
}
