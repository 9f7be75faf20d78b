import type { Type } from '../model/type.ts';

export const anyType: Type = { kind: 'any' };
export const stringType: Type = { kind: 'string' };
export const integerType: Type = { kind: 'integer' };
export const floatType: Type = { kind: 'float' };
export const boolType: Type = { kind: 'bool' };

/** The type of a constant that is no list and no map. `float`: a number that was written as one (`1.0`, `1e3`). */
export function typeOfScalar(value: string | number | boolean | null, float: boolean): Type {
  if (typeof value === 'string') return stringType;
  if (typeof value === 'boolean') return boolType;
  if (value === null) return { kind: 'null' };
  return float || !Number.isInteger(value) ? floatType : integerType;
}

/** The type names of DESIGN section 2 that hold no other type, as they are printed. */
export const simpleTypes: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['String', stringType],
  ['Integer', integerType],
  ['Float', floatType],
  ['Bool', boolType],
  ['Secret', { kind: 'secret' }],
  ['Volume', { kind: 'volume' }],
  ['Snapshot', { kind: 'snapshot' }],
  ['Artifact', { kind: 'artifact', name: 'Artifact', ancestors: [] }],
  ...['Dataset', 'Model', 'Metrics', 'ClassificationMetrics', 'HTML', 'Markdown', 'Directory'].map(
    (name) => [name, { kind: 'artifact', name, ancestors: ['Artifact'] }] as const,
  ),
]);

/** The heads of types that may hold another: `List`, `List[T]`. `Optional[T]` is Python's and means T. */
export type Head = 'list' | 'dict' | 'optional';

/** Spellings of KFP v1, KFP v2 and Python in lower case; these are known in any case, as KFP knows them. */
export const aliases: ReadonlyMap<string, Type | Head> = new Map<string, Type | Head>([
  ...['string', 'str', 'text'].map((name) => [name, stringType] as const),
  ...['integer', 'int', 'number_integer'].map((name) => [name, integerType] as const),
  ...['float', 'double', 'number', 'number_double'].map((name) => [name, floatType] as const),
  ...['bool', 'boolean'].map((name) => [name, boolType] as const),
  ...['list', 'jsonarray'].map((name) => [name, 'list'] as const),
  ...['dict', 'dictionary', 'jsonobject', 'struct'].map((name) => [name, 'dict'] as const),
  ['optional', 'optional'],
  ['any', anyType],
  ['artifact', { kind: 'artifact', name: 'Artifact', ancestors: [] }],
]);

/** The names of types that a written name may have been meant as. */
export const knownTypeNames: readonly string[] = [...simpleTypes.keys(), 'List', 'Dict'];

/**
 * KFP's own test for a parameter: the leading word after an optional `typing.` is one of its parameter types. A nominal type such as
 * `List of things` or `JsonObject: example_gen_pb2.Input` is a parameter by it, `GCSPath` is not.
 */
export function namesKfpParameter(name: string): boolean {
  const word = /^(?:typing\.)?(\w+)/.exec(name)?.[1]?.toLowerCase();
  return word !== undefined && kfpParameterTypes.has(word);
}

const kfpParameterTypes: ReadonlySet<string> = new Set([
  ...['integer', 'int', 'double', 'float', 'string', 'str', 'text', 'bool', 'boolean', 'dict', 'list'],
  ...['jsonobject', 'jsonarray', 'pipelinetaskfinalstatus'],
]);
