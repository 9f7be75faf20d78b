import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Value } from '../../src/model/type.ts';
import { primary } from '../../src/targets/argo/lower/expression/code.ts';
import { lowerSchema } from '../../src/targets/argo/lower/expression/lower-schema.ts';
import { mostParts, partsOf } from '../../src/targets/argo/lower/expression/parts-of.ts';
import { readSchema } from '../../src/validate/literals.ts';
import { anySchema, collection, judgeOf } from '../support/random-schemas.ts';
import { evaluate } from './harness.ts';

const runs = Number(process.env.PIPEWRIGHT_RUNS ?? 400);

function codeOf(schema: Value): string {
  return lowerSchema(primary('fromJSON(x)'), readSchema(schema).schema as Value).text;
}

async function verdicts(
  pairs: readonly (readonly [Value, Value, ...unknown[]])[],
): Promise<readonly unknown[]> {
  const lines = pairs.map(([schema, value]) => {
    return { template: `{{=${codeOf(schema)}}}`, vars: { x: JSON.stringify(value) } };
  });
  return (await evaluate(lines)).map(({ deny }) => deny.value ?? deny);
}

it('says of a random value what ajv says, for random schemas', async () => {
  const pairs = fc
    .sample(fc.tuple(anySchema, fc.array(collection, { minLength: 6, maxLength: 6 })), { numRuns: runs })
    .map((one) => JSON.parse(JSON.stringify(one)) as typeof one)
    .flatMap(([schema, values]) => {
      const judge = judgeOf(schema);
      return values.map((value) => [schema, value, String(judge(value))] as const);
    });
  const found = await verdicts(pairs);
  const wrong = pairs.flatMap(([schema, value, wanted], at) =>
    found[at] === wanted ? [] : [{ schema: JSON.stringify(schema), value, wanted, found: found[at] }],
  );
  expect(wrong.slice(0, 3)).toEqual([]);
  const fitting = found.filter((one) => one === 'true').length;
  expect(Math.min(fitting, found.length - fitting)).toBeGreaterThan(found.length / 10);
});

/** Schemas of all kinds that are as large as an approval may have them. */
const large: Readonly<Record<string, (count: number) => Value>> = {
  keys: (count) => ({
    properties: Object.fromEntries(
      Array.from({ length: count }, (_, at) => [`key${at}`, { type: 'integer', minimum: at }] as const),
    ),
  }),
  words: (count) => ({ items: { enum: Array.from({ length: count }, (_, at) => `word ${at}`) } }),
  numbers: (count) => ({ items: { enum: Array.from({ length: count }, (_, at) => at + 0.5) } }),
  values: (count) => ({ items: { enum: Array.from({ length: count }, (_, at) => [at]) } }),
  'required keys': (count) => ({ required: Array.from({ length: count }, (_, at) => `key${at}`) }),
  alternatives: (count) => ({
    items: { oneOf: Array.from({ length: count }, (_, at) => ({ const: at })) },
  }),
  places: (count) => ({ items: Array.from({ length: count }, () => ({ type: 'string', minLength: 2 })) }),
  levels: (count) =>
    Array.from({ length: count }).reduce<Value>((inner) => ({ properties: { a: inner }, required: ['a'] }), {
      type: 'string',
    }),
};

it.each(Object.entries(large))('is taken with the most %s', async (what, make) => {
  const most = what === 'levels' ? 100 : 10_000;
  let [count, tooMany] = [1, most];
  while (tooMany - count > 1) {
    const middle = Math.floor((count + tooMany) / 2);
    if (partsOf(codeOf(make(middle))) <= mostParts) count = middle;
    else tooMany = middle;
  }
  const [found] = await verdicts([[make(count), {}]]);
  expect(['true', 'false']).toContain(found);
});
