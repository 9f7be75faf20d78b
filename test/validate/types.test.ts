import { describe, expect, it, test } from 'vitest';
import { Sink } from '../../src/diagnostics/sink.ts';
import type { Type } from '../../src/model/type.ts';
import { At } from '../../src/syntax/at.ts';
import { parseYaml } from '../../src/syntax/parse-yaml.ts';
import { parseType, printType } from '../../src/validate/types.ts';

const custom = new Map([
  ['Parquet', 'Dataset'],
  ['Partitioned', 'Parquet'],
  ['Loop', 'Pool'],
  ['Pool', 'Loop'],
  ['Odd', 'String'],
]);

function read(text: string, ours = false): { readonly type: Type; readonly sink: Sink } {
  const sink = new Sink();
  const node = parseYaml({ path: 'component.yaml', text: `type: ${text}\n` }, sink);
  if (node === undefined) throw new Error(`cannot parse ${text}`);
  const written = new At<{ readonly type?: unknown }>(node).get('type');
  return { type: parseType(written, custom, sink, { ours }), sink };
}

describe('the text form of a type', () => {
  test.each([
    ['String', 'String'],
    ['str', 'String'],
    ['STRING', 'String'],
    ['Text', 'String'],
    ['int', 'Integer'],
    ['Integer', 'Integer'],
    ['NUMBER_INTEGER', 'Integer'],
    ['float', 'Float'],
    ['double', 'Float'],
    ['number', 'Float'],
    ['NUMBER_DOUBLE', 'Float'],
    ['bool', 'Bool'],
    ['Boolean', 'Bool'],
    ['BOOLEAN', 'Bool'],
    ['List', 'List'],
    ['list', 'List'],
    ['LIST', 'List'],
    ['JsonArray', 'List'],
    ['List[int]', 'List[Integer]'],
    ['"List[Integer?]"', 'List[Integer?]'],
    ['"List[ Dict[Float?] ]"', 'List[Dict[Float?]]'],
    ['"List[List[str]?]"', 'List[List[String]?]'],
    ['"List[any?]"', 'List[any?]'],
    ['"typing.List[typing.Optional[int]]"', 'List[Integer?]'],
    ['"typing.List[str]"', 'List[String]'],
    ['"List[ Dict[Float] ]"', 'List[Dict[Float]]'],
    ['Dict', 'Dict'],
    ['dict', 'Dict'],
    ['JsonObject', 'Dict'],
    ['Dictionary', 'Dict'],
    ['STRUCT', 'Dict'],
    ['Dict[Integer]', 'Dict[Integer]'],
    ['"typing.Dict[str, List[int]]"', 'Dict[List[Integer]]'],
    ['"Dict[str, Any]"', 'Dict'],
    ['"Optional[int]"', 'Integer'],
    ['"typing.Optional[typing.List[int]]"', 'List[Integer]'],
    ['Any', 'any'],
    ['Secret', 'Secret'],
    ['Volume', 'Volume'],
    ['Snapshot', 'Snapshot'],
    ['Artifact', 'Artifact'],
    ['artifact', 'Artifact'],
    ['Dataset', 'Dataset'],
    ['system.Dataset@0.0.1', 'Dataset'],
    ['system.Artifact', 'Artifact'],
    ['List[Model]', 'List[Model]'],
    ['Parquet', 'Parquet'],
    ['GCSPath', 'GCSPath'],
    ['UI metadata', 'UI metadata'],
    ['google.VertexModel', 'google.VertexModel'],
    ['system.Other@0.0.1', 'system.Other@0.0.1'],
    ['"JsonObject: example_gen_pb2.Input"', 'JsonObject: example_gen_pb2.Input'],
    ['List of things', 'List of things'],
    ['Optional', 'Optional'],
    ['Loop', 'Loop'],
    ['Odd', 'Odd'],
    ["''", 'any'],
    ['', 'any'],
    ['~', 'any'],
  ])('%s is %s', (text, printed) => {
    const { type, sink } = read(text);
    expect(printType(type)).toBe(printed);
    expect(sink.diagnostics()).toEqual([]);
  });

  it('knows the parents of artifact types', () => {
    expect(read('Artifact').type).toEqual({ kind: 'artifact', name: 'Artifact', ancestors: [] });
    expect(read('Model').type).toEqual({ kind: 'artifact', name: 'Model', ancestors: ['Artifact'] });
    expect(read('Partitioned').type).toEqual({
      kind: 'artifact',
      name: 'Partitioned',
      ancestors: ['Parquet', 'Dataset', 'Artifact'],
    });
  });

  it('is a name of its own where the parents lead nowhere', () => {
    expect(read('Loop').type).toEqual({ kind: 'nominal', name: 'Loop' });
    expect(read('Odd').type).toEqual({ kind: 'nominal', name: 'Odd' });
  });
});

describe('the map form of a type', () => {
  test.each([
    ['{GCSPath: {data_type: CSV}}', { kind: 'nominal', name: 'GCSPath', properties: { data_type: 'CSV' } }],
    ['{GCSPath: {a: [1, {b: 2}]}}', { kind: 'nominal', name: 'GCSPath', properties: { a: [1, { b: 2 }] } }],
    ['{GCSPath: {}}', { kind: 'nominal', name: 'GCSPath' }],
    ['{GCSPath: }', { kind: 'nominal', name: 'GCSPath' }],
    ['{String: {}}', { kind: 'string' }],
    ['{A: {x: 1}, B: {}}', { kind: 'nominal', name: 'A', properties: { x: 1 } }],
    ['{}', { kind: 'any' }],
  ])('%s', (text, type) => {
    const read1 = read(text);
    expect(read1.type).toEqual(type);
    expect(read1.sink.diagnostics()).toEqual([]);
  });

  it('is printed with its properties', () => {
    expect(printType(read('{GCSPath: {data_type: CSV}}').type)).toBe('{GCSPath: {"data_type":"CSV"}}');
  });
});

describe('invalid-type', () => {
  test.each([
    ['"List["', '"List["', '"List[" needs one closing "]" at its end.'],
    ['"List[int"', '"List[int"', '"List[int" needs one closing "]" at its end.'],
    ['"List[int]]"', '"List[int]]"', '"List[int]]" needs one closing "]" at its end.'],
    ['"List[]"', '"List[]"', '"List[]" does not say what it holds.'],
    ['"List[int, str]"', '"List[int, str]"', '"List[int, str]" names too many types.'],
    ['"Dict[str, int, str]"', '"Dict[str, int, str]"', '"Dict[str, int, str]" names too many types.'],
    ['"Dict[int, str]"', '"Dict[int, str]"', 'The keys of "Dict[int, str]" must be String.'],
    ['"List[List[]]"', '"List[List[]]"', '"List[]" does not say what it holds.'],
    ['"List[Secret]"', '"List[Secret]"', '"List[Secret]": a Secret cannot travel inside another value.'],
    ['5', '5', 'A type must be a name, such as String, or a map of one name.'],
    ['[String]', '[String]', 'A type must be a name, such as String, or a map of one name.'],
    ['{List: String}', 'String', 'The properties of the type "List" must be a map.'],
  ])('%s is reported at %s', (text, place, message) => {
    const { type, sink } = read(text, true);
    expect(type).toEqual({ kind: 'any' });
    expect(
      sink
        .diagnostics()
        .map((one) => [one.code, one.span.file.text.slice(one.span.start, one.span.end), one.message]),
    ).toEqual([['invalid-type', place, message]]);
  });
});

describe('a component of KFP', () => {
  test.each<readonly [string, Type]>([
    ['"An array["', { kind: 'nominal', name: 'An array[' }],
    ['"List[int, str]"', { kind: 'nominal', name: 'List[int, str]' }],
    ['Secret', { kind: 'nominal', name: 'Secret' }],
    ['Volume', { kind: 'nominal', name: 'Volume' }],
    ['"List[Secret]"', { kind: 'nominal', name: 'List[Secret]' }],
    ['[String]', { kind: 'any' }],
    ['{List: String}', { kind: 'list', of: { kind: 'any' } }],
    ['{Dataset: 5}', { kind: 'artifact', name: 'Dataset', ancestors: ['Artifact'] }],
  ])('may have the type %s', (text, type) => {
    const read_ = read(text);
    expect(read_.type).toEqual(type);
    expect(read_.sink.diagnostics()).toEqual([]);
  });
});

describe('unknown-type', () => {
  test.each([
    ['Interger', 'Interger', 'Integer'],
    ['Strng', 'Strng', 'String'],
    ['dataset', 'dataset', 'Dataset'],
    ['"List[Interger]"', 'Interger', 'Integer'],
    ['Parquett', 'Parquett', 'Parquet'],
  ])('%s is probably a misspelling', (text, place, meant) => {
    const { sink } = read(text, true);
    const [found] = sink.diagnostics();
    expect(found).toMatchObject({
      code: 'unknown-type',
      severity: 'warning',
      message: `The type "${place}" is not known; did you mean "${meant}"?`,
      fix: { edits: [{ text: meant }] },
    });
    const edit = found?.fix?.edits[0]?.span;
    expect(edit?.file.text.slice(edit.start, edit.end)).toBe(place);
  });

  test.each([['GCSPath'], ['CSV'], ['URI'], ['UI metadata'], ['Examples'], ['Schema']])(
    '%s is a type of its own',
    (text) => {
      expect(read(text, true).sink.diagnostics()).toEqual([]);
    },
  );

  it('is not reported in files of KFP', () => {
    expect(read('Interger').sink.diagnostics()).toEqual([]);
  });
});
