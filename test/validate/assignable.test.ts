import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Type } from '../../src/model/type.ts';
import { assignable, isArtifactType, isParameterType } from '../../src/validate/assignable.ts';
import { readTypeText } from '../../src/validate/type-text.ts';

const custom = new Map([['Parquet', 'Dataset']]);

/** Text, or a structured type as JSON. */
function typeOf(written: string): Type {
  if (written.startsWith('{')) {
    const [[name, properties] = ['', {}]] = Object.entries<Record<string, unknown>>(JSON.parse(written));
    return { kind: 'nominal', name, properties };
  }
  const { type } = readTypeText(written, custom);
  if (type === undefined) throw new Error(`no type: ${written}`);
  return type;
}

describe('assignable', () => {
  test.each([
    ['String', 'String', true],
    ['String', 'str', true],
    ['Integer', 'Float', true],
    ['Float', 'Integer', false],
    ['String', 'Integer', false],
    ['Integer', 'String', false],
    ['Bool', 'String', false],
    ['Bool', 'Integer', false],
    ['Any', 'Integer', true],
    ['Integer', 'Any', true],
    ['Dataset', 'Any', true],
    ['Any', 'Dataset', true],
    ['Any', 'CSV', true],
    ['Any', 'Volume', true],
    ['List[Integer]', 'List[Float]', true],
    ['List[Float]', 'List[Integer]', false],
    ['List', 'List[Integer]', true],
    ['List[Integer]', 'List[Float?]', true],
    ['List[Integer?]', 'List[Integer?]', true],
    ['List[Integer?]', 'List[Integer]', false],
    ['List[Integer?]', 'List', true],
    ['List[List[Integer?]]', 'List[List[Integer]]', false],
    ['Dict[Integer?]', 'Dict[Integer]', false],
    ['List[Integer]', 'List', true],
    ['List[List[Integer]]', 'List[List[String]]', false],
    ['Dict[Integer]', 'Dict[Float]', true],
    ['Dict', 'List', false],
    ['List[Integer]', 'Integer', false],
    ['Dataset', 'Dataset', true],
    ['Dataset', 'Model', false],
    ['Parquet', 'Dataset', true],
    ['Dataset', 'Parquet', false],
    ['Parquet', 'Artifact', true],
    ['Artifact', 'Parquet', true],
    ['Artifact', 'Model', true],
    ['List[Parquet]', 'List[Dataset]', true],
    ['Dataset', 'String', false],
    ['String', 'Dataset', false],
    ['Volume', 'Volume', true],
    ['Volume', 'String', false],
    ['Snapshot', 'Volume', false],
    ['Secret', 'Secret', true],
    ['Secret', 'String', false],
    ['Secret', 'Any', false],
    ['Any', 'Secret', false],
    ['Secret', 'Artifact', false],
  ])('%s to %s: %s', (from, to, fits) => {
    expect(assignable(typeOf(from), typeOf(to))).toBe(fits);
  });

  // KFP.md 3.4; differences that aliases make on purpose are in the table above.
  test.each([
    ['CSV', 'CSV', true],
    ['CSV', 'TSV', false],
    ['{"GCSPath":{"data_type":"TSV"}}', 'GCSPath', false],
    ['GCSPath', '{"GCSPath":{"data_type":"TSV"}}', true],
    ['{"G":{"a":1}}', '{"G":{"a":1,"b":2}}', true],
    ['{"G":{"a":1,"b":2}}', '{"G":{"a":1}}', false],
    ['{"G":{"a":1}}', '{"G":{"a":2}}', false],
    ['{"G":{"a":{"x":1,"y":[2]}}}', '{"G":{"a":{"y":[2],"x":1}}}', true],
    ['CSV', 'Artifact', true],
    ['Artifact', 'GCSPath', true],
    ['String', 'Artifact', false],
    ['Artifact', 'String', false],
    ['{"String":{"p":1}}', 'Artifact', true],
    ['CSV', 'Dataset', false],
    ['Dataset', 'CSV', false],
    ['Model', '{"Model":{"framework":"x"}}', true],
    ['{"Model":{"framework":"x"}}', 'Model', false],
    ['String', 'GCSPath', false],
    ['GCSPath', 'String', false],
    ['JsonObject', '{"JsonObject":{"data_type":"proto:x"}}', true],
    ['{"JsonObject":{"data_type":"proto:x"}}', 'JsonObject', false],
    ['List of things', 'Artifact', false],
    ['Artifact', 'List of things', false],
    ['Volume', 'Artifact', false],
  ])('as in KFP, %s to %s: %s', (from, to, fits) => {
    expect(assignable(typeOf(from), typeOf(to))).toBe(fits);
  });

  const types = fc.constantFrom(
    ...['String', 'Integer', 'Float', 'Bool', 'List', 'List[Integer]', 'Dict', 'Secret', 'Volume', 'Any'],
    ...['Artifact', 'Dataset', 'Parquet', 'Model', 'CSV', 'GCSPath', '{"GCSPath":{"a":1}}', 'List[Dataset]'],
  );

  it('holds for every type and itself', () => {
    fc.assert(fc.property(types, (type) => assignable(typeOf(type), typeOf(type))));
  });

  it('holds for lists just when it holds for their elements', () => {
    fc.assert(
      fc.property(types, types, (a, b) => {
        const [from, to] = [typeOf(a), typeOf(b)];
        expect(assignable({ kind: 'list', of: from }, { kind: 'list', of: to })).toBe(assignable(from, to));
      }),
    );
  });
});

describe('how a type travels', () => {
  test.each([
    ['String', 'value'],
    ['Integer', 'value'],
    ['List[Integer]', 'value'],
    ['Dict', 'value'],
    ['Volume', 'value'],
    ['Snapshot', 'value'],
    ['List of things', 'value'],
    ['{"JsonObject":{"a":1}}', 'value'],
    ['Dataset', 'reference'],
    ['Parquet', 'reference'],
    ['List[Dataset]', 'reference'],
    ['CSV', 'reader decides'],
    ['Any', 'reader decides'],
    ['Secret', 'reader decides'],
  ])('%s: %s', (written, how) => {
    const type = typeOf(written);
    expect([isParameterType(type), isArtifactType(type)]).toEqual([how === 'value', how === 'reference']);
  });
});
