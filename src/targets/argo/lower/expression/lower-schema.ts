import { isList } from '../../../../model/is-list.ts';
import { isMap } from '../../../../model/is-map.ts';
import type { Value } from '../../../../model/type.ts';
import {
  additiveLevel,
  binary,
  type Code,
  call,
  compare,
  emptyText,
  indexed,
  it,
  list,
  multiplicativeLevel,
  primary,
  quote,
} from './code.ts';
import { and, choose, code, exactlyOne, opposite, or, type Test } from './condition.ts';
import { counted, float, has, isOfType, isOneOf, matches, whole } from './value-tests.ts';

type Words = { readonly [word: string]: Value };

/**
 * Whether a value of the engine fits a JSON Schema (draft-07) without references. Nothing in it can fail: each word asks for the kind of value
 * that it is about first. A predicate cannot read the one around it, and needs nothing from there.
 */
export function lowerSchema(value: Code, schema: Value): Code {
  return code(bound(value, fits(it, schema)));
}

function fits(value: Code, schema: Value): Test {
  if (!isMap(schema)) return schema !== false;
  const own = listOf(schema.type).map(String);
  const ofKinds = kinds.map(({ kind, name, test }) => {
    const tested = test(value, schema);
    const isOnly = own.length === 1 && (own[0] === name || (own[0] === 'integer' && name === 'number'));
    return isOnly ? tested : or(compare('!=', call('type', value), quote(kind)), tested);
  });
  return and(
    schema.type === undefined || isOfType(value, own),
    schema.enum === undefined || isOneOf(value, listOf(schema.enum)),
    schema.const === undefined || isOneOf(value, [schema.const]),
    ...ofKinds,
    ...listOf(schema.allOf).map((one) => fits(value, one)),
    schema.anyOf === undefined || or(...listOf(schema.anyOf).map((one) => fits(value, one))),
    schema.oneOf === undefined || exactlyOne(listOf(schema.oneOf).map((one) => fits(value, one))),
    schema.not === undefined || opposite(fits(value, schema.not)),
    schema.if === undefined ||
      choose(fits(value, schema.if), fits(value, schema.then ?? true), fits(value, schema.else ?? true)),
  );
}

/** The words that are about one kind of value, under the name that the engine and JSON Schema have for it. */
const kinds: readonly {
  readonly kind: string;
  readonly name: string;
  readonly test: (value: Code, schema: Words) => Test;
}[] = [
  { kind: 'float', name: 'number', test: numberFits },
  { kind: 'string', name: 'string', test: textFits },
  { kind: 'array', name: 'array', test: listFits },
  { kind: 'map', name: 'object', test: mapFits },
];

function numberFits(
  value: Code,
  { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: Words,
): Test {
  const compared = (operator: string, limit: Value | undefined): Test =>
    limit === undefined || compare(operator, value, float(limit));
  return and(
    compared('>=', minimum),
    compared('<=', maximum),
    compared('>', exclusiveMinimum),
    compared('<', exclusiveMaximum),
    multipleOf === undefined || isWhole(binary('/', multiplicativeLevel, value, float(multipleOf))),
  );
}

/** A quotient may be infinite, which is its own floor. */
function isWhole(quotient: Code): Test {
  return and(
    compare('==', quotient, call('floor', quotient)),
    compare('==', binary('-', additiveLevel, quotient, quotient), primary('0.0')),
  );
}

function textFits(value: Code, { minLength, maxLength, pattern }: Words): Test {
  const length = call('len', call('split', value, emptyText));
  return and(counted(length, minLength, maxLength), pattern === undefined || matches(value, String(pattern)));
}

function listFits(value: Code, schema: Words): Test {
  const { items, additionalItems, contains, minItems, maxItems, uniqueItems } = schema;
  const length = call('len', value);
  const unique = compare('==', call('len', call('sprig.uniq', value)), length);
  return and(
    counted(length, minItems, maxItems),
    uniqueItems !== true || unique,
    items === undefined || (isList(items) ? eachOwn(value, items) : every(value, fits(it, items))),
    additionalItems === undefined ||
      items === undefined ||
      !isList(items) ||
      or(compare('<=', length, whole(items.length)), rest(value, items.length, fits(it, additionalItems))),
    contains === undefined || some(value, fits(it, contains)),
  );
}

function eachOwn(value: Code, schemas: readonly Value[]): Test {
  return and(
    ...schemas.map((schema, place) =>
      or(
        compare('<=', call('len', value), whole(place)),
        inside(indexed(value, whole(place)), value, schema),
      ),
    ),
  );
}

/** The items from a place on, of which there are some. */
function rest(value: Code, from: number, test: Test): Test {
  return test === false ? false : every(indexed(value, primary(`${from}:`)), test);
}

function mapFits(value: Code, schema: Words): Test {
  const { minProperties, maxProperties, additionalProperties, propertyNames } = schema;
  const required = listOf(schema.required).map(String);
  return and(
    counted(call('len', value), minProperties, maxProperties),
    ...required.map((key) => has(value, key)),
    ...entriesOf(schema.properties).map(([key, own]) =>
      or(
        required.includes(key) ? false : opposite(has(value, key)),
        inside(indexed(value, quote(key)), value, own),
      ),
    ),
    ...entriesOf(schema.patternProperties).map(([pattern, own]) =>
      every(call('toPairs', value), or(opposite(matches(keyOfPair, pattern)), inside(valueOfPair, it, own))),
    ),
    additionalProperties === undefined || othersFit(value, schema, additionalProperties),
    propertyNames === undefined || every(call('keys', value), fits(it, propertyNames)),
    ...entriesOf(schema.dependencies).map(([key, needed]) =>
      or(
        opposite(has(value, key)),
        isList(needed) ? and(...needed.map((one) => has(value, String(one)))) : fits(value, needed),
      ),
    ),
  );
}

const keyOfPair = indexed(it, primary('0'));
const valueOfPair = indexed(it, primary('1'));

/** The keys that are named neither by `properties` nor by `patternProperties`. */
function othersFit(value: Code, { properties, patternProperties }: Words, additional: Value): Test {
  const names = entriesOf(properties).map(([key]) => quote(key));
  const isNamed = (key: Code): Test =>
    or(
      names.length > 0 && compare('in', key, list(names)),
      ...entriesOf(patternProperties).map(([pattern]) => matches(key, pattern)),
    );
  if (additional === false) return every(call('keys', value), isNamed(it));
  return every(call('toPairs', value), or(isNamed(keyOfPair), inside(valueOfPair, it, additional)));
}

/** The test of what stands at a place in a value. Below the first level the place is written once, and what stands there is `#`. */
function inside(place: Code, value: Code, schema: Value): Test {
  return value.text === it.text ? fits(place, schema) : bound(place, fits(it, schema));
}

function bound(value: Code, test: Test): Test {
  return typeof test === 'boolean' ? test : call('all', list([value]), test);
}

function every(values: Code, test: Test): Test {
  if (test === true) return true;
  return test === false ? compare('==', call('len', values), whole(0)) : call('all', values, test);
}

function some(values: Code, test: Test): Test {
  if (test === false) return false;
  return test === true ? compare('>', call('len', values), whole(0)) : call('any', values, test);
}

function listOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

function entriesOf(value: Value | undefined): readonly (readonly [string, Value])[] {
  return value !== undefined && isMap(value) ? Object.entries(value) : [];
}
