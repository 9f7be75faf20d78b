import { describe, expect, it } from 'vitest';
import type { Value } from '../../../../src/model/type.ts';
import { it as value } from '../../../../src/targets/argo/lower/expression/code.ts';
import { lowerSchema } from '../../../../src/targets/argo/lower/expression/lower-schema.ts';
import { partsOf } from '../../../../src/targets/argo/lower/expression/parts-of.ts';

/** What is asked of the value, which is `#`. That it means the same as the schema is for the engine tests. */
function asked(schema: Value): string {
  return lowerSchema(value, schema).text.replace(/^all\(\[#\], (.*)\)$/s, '$1');
}

describe('a schema', () => {
  it.each<readonly [string, Value, string]>([
    ['true asks nothing', true, 'true'],
    ['false refuses everything', false, 'false'],
    ['without words asks nothing', { title: 'x', default: 5 }, 'true'],
    ['asks for the kind before it compares', { minimum: 1 }, "type(#) != 'float' || # >= 1.0"],
    ['asks for the kind once', { type: 'number', minimum: 1 }, "type(#) == 'float' && # >= 1.0"],
    ['counts characters, not bytes', { maxLength: 2 }, "type(#) != 'string' || len(split(#, '')) <= 2"],
    [
      'knows whole numbers',
      { type: ['integer', 'null'] },
      "type(#) == 'nil' || type(#) == 'float' && # == floor(#)",
    ],
    ['looks up texts among texts only', { enum: ['a', 1, null] }, "# == 'a' || # == 1.0 || # == nil"],
    [
      'looks up several texts among texts only',
      { enum: ['a', '{b}'] },
      "type(#) == 'string' && # in ['a', '\\x7bb\\x7d']",
    ],
    [
      'asks of a key only where it is there',
      { properties: { a: { type: 'string' } } },
      "type(#) != 'map' || (!('a' in #) || type(#['a']) == 'string')",
    ],
    [
      'names what stands deeper once',
      { properties: { a: { properties: { b: false, c: { type: 'string' } } } } },
      "type(#) != 'map' || (!('a' in #) || (type(#['a']) != 'map' || !('b' in #['a']) && (!('c' in #['a']) || all([#['a']['c']], type(#) == 'string'))))",
    ],
    [
      'has no constant beside a condition',
      { anyOf: [false, { const: 1 }], allOf: [true], oneOf: [true, { const: 2 }], not: false },
      '# == 1.0 && !(# == 2.0)',
    ],
  ])('%s', (_, schema, code) => {
    expect(asked(schema)).toBe(code);
  });
});

it('counts the parts of an expression', () => {
  expect(partsOf("all(keys(#), # in ['a', 'b'] || # matches '^it\\x27s')")).toBe(13);
});
