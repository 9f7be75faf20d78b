import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Value } from '../../src/model/type.ts';
import { fitsSchema } from '../../src/run/fits-schema.ts';
import { readSchema } from '../../src/validate/literals.ts';
import { schemaMismatch } from '../../src/validate/type-schema.ts';
import { anySchema, collection, judgeOf } from '../support/random-schemas.ts';

it('says of any value what ajv says, where constants are checked and in the evaluator', () => {
  fc.assert(
    fc.property(anySchema, fc.array(collection, { minLength: 8, maxLength: 8 }), (schema, values) => {
      const judge = judgeOf(schema);
      const { schema: read, problems } = readSchema(schema);
      expect(problems).toEqual([]);
      for (const one of values) {
        const value = JSON.parse(JSON.stringify(one)) as Value;
        const wanted = judge(value);
        expect([value, schemaMismatch(value, read) === undefined]).toEqual([value, wanted]);
        expect([value, fitsSchema(value, read as Value)]).toEqual([value, wanted]);
      }
    }),
    { numRuns: 600 },
  );
});
