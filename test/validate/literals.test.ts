import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Constraints, Type, Value } from '../../src/model/type.ts';
import { falseWords, readBool, trueWords } from '../../src/util/bool-words.ts';
import {
  canonicalText,
  checkValue,
  parseText,
  patternProblem,
  readSchema,
} from '../../src/validate/literals.ts';
import { noTypes } from '../../src/validate/type-table.ts';
import { readTypeText } from '../../src/validate/type-text.ts';

function typeOf(written: string): Type {
  const { type } = readTypeText(written, noTypes);
  if (type === undefined) throw new Error(`no type: ${written}`);
  return type;
}

const structured: Type = { kind: 'nominal', name: 'JsonObject', properties: { data_type: 'proto:x' } };

describe('a value fits a type', () => {
  test.each<readonly [Value, string]>([
    ['a', 'String'],
    ['', 'String'],
    [5, 'Integer'],
    [5.0, 'Integer'],
    [-9007199254740991, 'Integer'],
    [5, 'Float'],
    [0.5, 'Float'],
    [true, 'Bool'],
    [[1, 'a', null], 'List'],
    [[1, 2], 'List[Integer]'],
    [[1, null], 'List[Integer?]'],
    [{ a: null }, 'Dict[String?]'],
    [[], 'List[Integer]'],
    [{ a: 1 }, 'Dict[Integer]'],
    [{ a: [1] }, 'Dict[List[Integer]]'],
    ['gs://a', 'GCSPath'],
    [null, 'Any'],
    [{ secret: { name: 'n', key: 'k' } }, 'Secret'],
  ])('%j as %s', (value, type) => {
    expect(checkValue(value, typeOf(type))).toBeUndefined();
  });

  it('as the parameter that a structured type names', () => {
    expect(checkValue({ a: 1 }, structured)).toBeUndefined();
    expect(checkValue('x', structured)).toBe('must be a map, not the text "x"');
  });
});

describe('a value does not fit a type', () => {
  test.each<readonly [Value, string, string]>([
    [5, 'String', 'must be text, not the number 5'],
    [true, 'String', 'must be text, not the Bool true'],
    [null, 'String', 'must be text, not null'],
    ['5', 'Integer', 'must be a whole number, not the text "5"'],
    [5.5, 'Integer', 'must be a whole number, not the number 5.5'],
    [
      2 ** 53,
      'Integer',
      'must be a whole number of at most 9007199254740991 (2^53 - 1), not the number 9007199254740992',
    ],
    [Number.NaN, 'Integer', 'must be a whole number, not the number NaN'],
    ['x', 'Float', 'must be a number, not the text "x"'],
    [Number.NaN, 'Float', 'must be a finite number, not the number NaN'],
    [Number.POSITIVE_INFINITY, 'Float', 'must be a finite number, not the number Infinity'],
    ['true', 'Bool', 'must be true or false, not the text "true"'],
    [1, 'Bool', 'must be true or false, not the number 1'],
    ['[]', 'List', 'must be a list, not the text "[]"'],
    [{}, 'List', 'must be a list, not a map'],
    [[1, 'a'], 'List[Integer]', 'must be a whole number at [1], not the text "a"'],
    [[[1], [2, true]], 'List[List[Integer]]', 'must be a whole number at [1][1], not the Bool true'],
    [[], 'Dict', 'must be a map, not a list'],
    [{ a: { b: 'x' } }, 'Dict[Dict[Float]]', 'must be a number at .a.b, not the text "x"'],
    [5, 'GCSPath', 'must be text of type GCSPath, not the number 5'],
    ['x', 'Secret', 'must be a reference to a Secret such as {secret: {name: …, key: …}}, not a text'],
    [
      { secret: { name: 'n' } },
      'Secret',
      'must be a reference to a Secret such as {secret: {name: …, key: …}}, not a map',
    ],
    ['x', 'Dataset', 'must be an artifact of type Dataset, such as the output of a task, not the text "x"'],
    ['x', 'Volume', 'must be a reference to a volume, not the text "x"'],
    ['x'.repeat(80), 'Integer', `must be a whole number, not the text "${'x'.repeat(55)}…"`],
  ])('%j as %s', (value, type, reason) => {
    expect(checkValue(value, typeOf(type))).toBe(reason);
  });
});

describe('in a component of KFP, a text', () => {
  test.each<readonly [Value, string]>([
    ['100', 'Integer'],
    ['010', 'Integer'],
    [' 7 ', 'Integer'],
    ['1_000', 'Integer'],
    ['1e-3', 'Float'],
    ['0.10', 'Float'],
    ['100', 'Float'],
    ['True', 'Bool'],
    ['false', 'Bool'],
    ['[1, 2]', 'List[Integer]'],
    ['{"a": 1}', 'Dict'],
    ['', 'Integer'],
    ['', 'Dict'],
    ['None', 'Dict'],
    ['any text', 'Dataset'],
    [5, 'String'],
    [true, 'GCSPath'],
    ['x', 'CSV'],
    [5, 'Integer'],
    [{ a: 1 }, 'JsonObject'],
  ])('%j may be %s', (value, type) => {
    expect(checkValue(value, typeOf(type), {}, { lenient: true })).toBeUndefined();
  });

  test.each<readonly [Value, string, string]>([
    ['abc', 'Integer', 'must be a whole number, not the text "abc"'],
    ['1.5', 'Integer', 'must be a whole number, not the text "1.5"'],
    ['0x1F', 'Integer', 'must be a whole number, not the text "0x1F"'],
    ['nan', 'Float', 'must be a number, not the text "nan"'],
    ['1_', 'Float', 'must be a number, not the text "1_"'],
    ['maybe', 'Bool', 'must be true or false, not the text "maybe"'],
    ['[1', 'List', 'must be a list as JSON, not the text "[1"'],
    ['{}', 'List', 'must be a list as JSON, not the text "{}"'],
    ['["a"]', 'List[Integer]', 'must be a whole number at [0], not the text "a"'],
    [5.7, 'Integer', 'must be a whole number, not the number 5.7'],
    [true, 'Integer', 'must be a whole number, not the Bool true'],
    [[1], 'String', 'must be text, not a list'],
  ])('%j may not be %s', (value, type, reason) => {
    expect(checkValue(value, typeOf(type), {}, { lenient: true })).toBe(reason);
  });

  it('is checked against constraints by what it says', () => {
    expect(checkValue('7', typeOf('Integer'), { maximum: 5 }, { lenient: true })).toBe(
      'must be at most 5, not 7',
    );
    expect(checkValue('7', typeOf('Integer'), { enum: [7] }, { lenient: true })).toBeUndefined();
  });
});

describe('constraints', () => {
  test.each<readonly [Value, string, Constraints, string | undefined]>([
    ['b', 'String', { enum: ['a', 'b'] }, undefined],
    ['c', 'String', { enum: ['a', 'b'] }, 'must be one of "a", "b", not "c"'],
    [[1], 'List', { enum: [[1], [2]] }, undefined],
    [5, 'Integer', { minimum: 5 }, undefined],
    [4, 'Integer', { minimum: 5 }, 'must be at least 5, not 4'],
    [1.5, 'Float', { maximum: 1 }, 'must be at most 1, not 1.5'],
    ['', 'String', { minLength: 1 }, 'must have at least 1 character, not 0'],
    ['𝒳𝒴', 'String', { minLength: 2, maxLength: 2 }, undefined],
    ['abc', 'String', { maxLength: 2 }, 'must have at most 2 characters, not 3'],
    ['B01001', 'String', { pattern: '^[BC][0-9]{5}$' }, undefined],
    ['xB0y', 'String', { pattern: 'B[0-9]' }, undefined],
    ['b', 'String', { pattern: '^[BC]' }, 'must match the pattern ^[BC], which "b" does not'],
    [
      'a'.repeat(5000),
      'String',
      { pattern: '^(a+)+$' },
      'must have at most 4096 characters to be matched with its pattern',
    ],
    ['a'.repeat(4096), 'String', { pattern: '^a+$' }, undefined],
    [`${'a'.repeat(4000)}b`, 'String', { pattern: '(a+)+b$' }, undefined],
    ['a'.repeat(25), 'String', { pattern: '^(a)+\\1$' }, undefined],
    [
      'a'.repeat(26),
      'String',
      { pattern: '^(a)+\\1$' },
      'must have at most 25 characters to be matched with its pattern, because of how that repeats',
    ],
    ['a'.repeat(200), 'String', { pattern: '^(?<x>a)a*\\k<x>$' }, undefined],
    ['a'.repeat(3000), 'String', { pattern: '^.{1,4096}$' }, undefined],
    ['a', 'String', { pattern: '(' }, undefined],
    ['a', 'GCSPath', { pattern: '^gs://' }, 'must match the pattern ^gs://, which "a" does not'],
  ])('%j as %s with %j', (value, type, constraints, reason) => {
    expect(checkValue(value, typeOf(type), constraints)).toBe(reason);
  });

  it('say why a pattern is none', () => {
    expect(patternProblem('^[a-z]+$')).toBeUndefined();
    expect(patternProblem('[a')).toBe('unterminated character class');
  });
});

describe('a JSON Schema', () => {
  const row = {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string', minLength: 2 }, n: { minimum: 0 } },
    additionalProperties: false,
  };

  test.each<readonly [Value, unknown, string | undefined]>([
    [[{ name: 'ab', n: 1 }], { type: 'array', items: row, minItems: 1 }, undefined],
    [[{ n: 1 }], { items: row }, 'must have the key "name" at [0]'],
    [[{ name: 5 }], { items: row }, 'must be text at [0].name, not the number 5'],
    [[{ name: 'a' }], { items: row }, 'must have at least 2 characters, not 1 (at [0].name)'],
    [[{ name: 'ab', n: -1 }], { items: row }, 'must be at least 0 at [0].n, not -1'],
    [[{ name: 'ab', z: 1 }], { items: row }, 'must not have the key "z" at [0]'],
    [[], { minItems: 1 }, 'must have at least 1 item, not 0'],
    [[1, 2, 3], { maxItems: 2 }, 'must have at most 2 items, not 3'],
    [[1, 2, 1], { uniqueItems: true }, 'must not repeat an item, but has 1 twice'],
    [[1, 2], { uniqueItems: true }, undefined],
    [[1.5], { items: { type: 'integer' } }, 'must be a whole number at [0], not the number 1.5'],
    [[null], { items: { type: ['string', 'null'] } }, undefined],
    [[true], { items: { type: ['string', 'null'] } }, 'must be text or null at [0], not the Bool true'],
    [['c'], { items: { enum: ['a', 'b'] } }, 'must be one of "a", "b" at [0], not "c"'],
    [['c'], { items: { const: 'a' } }, 'must be "a" at [0], not "c"'],
    [[5], { items: { exclusiveMaximum: 5 } }, 'must be less than 5 at [0], not 5'],
    [[5], { items: { exclusiveMinimum: 5 } }, 'must be more than 5 at [0], not 5'],
    [[5], { items: { maximum: 4 } }, 'must be at most 4 at [0], not 5'],
    [
      [5],
      { items: { maximum: 5, minimum: 5, exclusiveMaximum: 6, exclusiveMinimum: 4, multipleOf: 5 } },
      undefined,
    ],
    [['a'], { items: { maximum: 4, multipleOf: 2 } }, undefined],
    [['b'], { items: { enum: ['a', 'b'] } }, undefined],
    [['b'], { items: { const: 'b' } }, undefined],
    [[1, 2], { minItems: 2, maxItems: 2 }, undefined],
    [{ a: 1 }, { minProperties: 1, maxProperties: 1 }, undefined],
    [{ a: 1 }, { minProperties: 2 }, 'must have at least 2 keys, not 1'],
    [{ a: 1, b: 2 }, { maxProperties: 1 }, 'must have at most 1 key, not 2'],
    [['ab'], { items: { maxLength: 1 } }, 'must have at most 1 character, not 2 (at [0])'],
    [['ab'], { items: { pattern: '^b' } }, 'must match the pattern ^b, which "ab" does not (at [0])'],
    [[5], { items: { multipleOf: 2 } }, 'must be a multiple of 2 at [0], not 5'],
    [{ a: 1 }, { additionalProperties: { type: 'string' } }, 'must be text at .a, not the number 1'],
    [{}, { minProperties: 1 }, 'must have at least 1 key, not 0'],
    [{ a: 1, b: 2 }, { maxProperties: 1 }, 'must have at most 1 key, not 2'],
    [
      [1],
      { items: { anyOf: [{ type: 'string' }, { minimum: 2 }] } },
      'must fit one of the schemas of anyOf at [0]',
    ],
    [
      [1],
      { items: { oneOf: [{ type: 'number' }, { type: 'integer' }] } },
      'must fit exactly one of the schemas of oneOf at [0]',
    ],
    [[1], { items: { allOf: [{ type: 'number' }, { minimum: 2 }] } }, 'must be at least 2 at [0], not 1'],
    [[1], { items: { not: { type: 'number' } } }, 'must not fit the schema of "not" at [0]'],
    [[1], { items: false }, 'must be absent at [0]'],
    [[1], { title: 'Numbers', description: 'x', items: true }, undefined],
  ])('%j against %j', (value, schema, reason) => {
    const type: Type = Array.isArray(value)
      ? { kind: 'list', of: { kind: 'any' } }
      : { kind: 'dict', of: { kind: 'any' } };
    expect(readSchema(schema).problems).toEqual([]);
    expect(checkValue(value, type, { schema })).toBe(reason);
  });

  test.each<readonly [unknown, readonly unknown[], string]>([
    [{ items: { foo: 1 } }, ['items', 'foo'], 'the word "foo" of JSON Schema is not supported'],
    [{ items: [{}, { foo: 1 }] }, ['items', 1, 'foo'], 'the word "foo" of JSON Schema is not supported'],
    [
      { anyOf: [{}, { else: { format: 'date' } }] },
      ['anyOf', 1, 'else', 'format'],
      'the word "format" of JSON Schema is not supported',
    ],
    [
      { definitions: { a: { x: 1 } } },
      ['definitions', 'a', 'x'],
      'the word "x" of JSON Schema is not supported',
    ],
    [
      { dependencies: { a: { x: 1 } } },
      ['dependencies', 'a', 'x'],
      'the word "x" of JSON Schema is not supported',
    ],
    [{ type: 'list' }, ['type'], '"list" is not a type of JSON Schema'],
    [{ type: ['string', 'int'] }, ['type'], '"int" is not a type of JSON Schema'],
    [{ properties: [] }, ['properties'], '"properties" must be a map'],
    [{ patternProperties: [] }, ['patternProperties'], '"patternProperties" must be a map'],
    [
      { patternProperties: { '(': {} } },
      ['patternProperties', '('],
      'the pattern "(" is not valid: unterminated group',
    ],
    [{ dependencies: [] }, ['dependencies'], '"dependencies" must be a map'],
    [
      { dependencies: { a: [1] } },
      ['dependencies', 'a'],
      'what depends on "a" must be a list of texts or a schema',
    ],
    [{ required: 'a' }, ['required'], '"required" must be a list of texts'],
    [{ required: [1] }, ['required'], '"required" must be a list of texts'],
    [{ enum: 'a' }, ['enum'], '"enum" must be a list'],
    [{ allOf: [] }, ['allOf'], '"allOf" must be a list of schemas'],
    [{ minimum: '1' }, ['minimum'], '"minimum" must be a number'],
    [{ multipleOf: 0 }, ['multipleOf'], '"multipleOf" must be a number above 0'],
    [{ minLength: 1.5 }, ['minLength'], '"minLength" must be a whole number from 0'],
    [{ maxItems: -1 }, ['maxItems'], '"maxItems" must be a whole number from 0'],
    [{ uniqueItems: 1 }, ['uniqueItems'], '"uniqueItems" must be true or false'],
    [{ pattern: '(' }, ['pattern'], 'the pattern "(" is not valid: unterminated group'],
    [{ pattern: 1 }, ['pattern'], '"pattern" must be text'],
    [{ $ref: 1 }, ['$ref'], '"$ref" must be text'],
    [{ not: 5 }, ['not'], 'a schema must be a map'],
    [5, [], 'a schema must be a map'],
    [{ $ref: '#/x' }, ['$ref'], 'the reference "#/x" leads to no schema'],
    [
      { $ref: '#/enum/0', enum: [{}] },
      ['enum'],
      '"enum" stands beside "$ref", where JSON Schema draft-07 ignores it',
    ],
    [
      { enum: [{}], not: { $ref: '#/enum/0' } },
      ['not', '$ref'],
      'the reference "#/enum/0" leads to no schema',
    ],
    [{ items: { $ref: '#' } }, ['items', '$ref'], 'the reference "#" leads back to a schema around it'],
    [
      {
        allOf: [{ $ref: '#/definitions/a' }],
        definitions: { a: { not: { $ref: '#/definitions/b' } }, b: { $ref: '#/definitions/a' } },
      },
      ['definitions', 'b', '$ref'],
      'the reference "#/definitions/a" leads back to a schema around it',
    ],
    [{ not: { $ref: 'other.json' } }, ['not', '$ref'], '"other.json" is another document'],
    [
      { not: { $id: 'inner', items: { $ref: '#/definitions/a' } }, definitions: { a: {} } },
      ['not', 'items', '$ref'],
      'a reference stands in a schema that has a `$id` of its own',
    ],
  ])('%j cannot be used, because of what is at %j', (schema, path, problem) => {
    expect(readSchema(schema).problems).toMatchObject([{ path, problem }]);
  });

  test('references stand for what they lead to, and definitions are gone', () => {
    const schema = {
      $id: 'https://example.org/own.json',
      properties: { 'a/b~c d': { $ref: '#/definitions/a~1b~0c%20d' }, $ref: { const: { $ref: '#/x' } } },
      items: [{ $ref: '#/properties/$ref', title: 'the same' }],
      definitions: { 'a/b~c d': { type: 'integer' } },
    };
    expect(readSchema(schema).schema).toEqual({
      $id: 'https://example.org/own.json',
      properties: { 'a/b~c d': { type: 'integer' }, $ref: { const: { $ref: '#/x' } } },
      items: [{ const: { $ref: '#/x' } }],
    });
  });

  test('a schema may not grow without end by its references', () => {
    const schemaOf = (levels: number, times: number): unknown => ({
      $ref: '#/definitions/d0',
      definitions: Object.fromEntries(
        Array.from({ length: levels }, (_, at) => [
          `d${at}`,
          at === levels - 1
            ? { type: 'string' }
            : { allOf: Array.from({ length: times }, () => ({ $ref: `#/definitions/d${at + 1}` })) },
        ]),
      ),
    });
    expect(readSchema(schemaOf(13, 2)).problems).toEqual([]);
    expect(readSchema(schemaOf(14, 2)).problems).toMatchObject([
      {
        problem: 'with what its references lead to it has 16,383 schemas in it, of which there may be 10,000',
      },
    ]);
    expect(readSchema(schemaOf(45, 1)).problems).toEqual([]);
    expect(readSchema(schemaOf(60, 1)).problems).toMatchObject([
      { problem: 'more than 100 schemas stand in one another' },
    ]);
  });
});

describe('the text of a value', () => {
  test.each<readonly [Value, string, string]>([
    ['as it is\n', 'String', 'as it is\n'],
    [5, 'Integer', '5'],
    [0.1, 'Float', '0.1'],
    [1e21, 'Float', '1e+21'],
    [1e-7, 'Float', '1e-7'],
    [true, 'Bool', 'true'],
    [[1, 'a', null], 'List', '[1,"a",null]'],
    [{ b: 1, a: [true] }, 'Dict', '{"b":1,"a":[true]}'],
    ['010', 'Integer', '010'],
  ])('%j of type %s is %s', (value, type, text) => {
    expect(canonicalText(value, typeOf(type))).toBe(text);
  });

  it('is read back as the same value', () => {
    const cases = fc.oneof(
      fc.maxSafeInteger().map((value) => [value, 'Integer'] as const),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => [value, 'Float'] as const),
      fc.boolean().map((value) => [value, 'Bool'] as const),
      fc.string().map((value) => [value, 'String'] as const),
      fc.array(fc.string()).map((value) => [value, 'List[String]'] as const),
      fc.dictionary(fc.string(), fc.integer()).map((value) => [value, 'Dict[Integer]'] as const),
    );
    fc.assert(
      fc.property(cases, ([value, written]) => {
        const type = typeOf(written);
        expect(checkValue(value, type)).toBeUndefined();
        const read = parseText(canonicalText(value, type), type);
        expect(read.value).toEqual(value);
      }),
    );
  });
});

describe('a text given for an input', () => {
  test.each<readonly [string, string, Value]>([
    ['5', 'Integer', 5],
    ['+5', 'Integer', 5],
    ['.5', 'Float', 0.5],
    ['5.', 'Float', 5],
    [' yes ', 'Bool', true],
    ['OFF', 'Bool', false],
    ['[1]', 'List', [1]],
    ['5', 'Any', '5'],
    ['5', 'String', '5'],
    ['5', 'GCSPath', '5'],
  ])('%j as %s', (text, type, value) => {
    expect(parseText(text, typeOf(type))).toEqual({ value });
  });

  test.each([
    ['', 'Integer', 'a whole number, not the text ""'],
    ['Infinity', 'Float', 'a number, not the text "Infinity"'],
    ['1e999', 'Float', 'a number, not the text "1e999"'],
    ['2', 'Bool', 'true or false, not the text "2"'],
    ['null', 'Dict', 'a map as JSON, not the text "null"'],
    ['x', 'Secret', 'the name of a Secret and a key of it, such as census/token'],
    ['x', 'Model', 'an artifact of type Model; it cannot be given as text'],
    ['x', 'Volume', 'given by a task; it cannot be given as text'],
  ])('%j not as %s', (text, type, problem) => {
    expect(parseText(text, typeOf(type))).toEqual({ problem });
  });
});

describe('the Bool words', () => {
  it('are read trimmed and in any case, and nothing else is one', () => {
    for (const word of trueWords) expect(readBool(` ${word.toUpperCase()}\n`)).toBe(true);
    for (const word of falseWords) expect(readBool(word)).toBe(false);
    for (const other of ['', 'maybe', '2', 'yess', 'null']) expect(readBool(other)).toBeUndefined();
  });
});
