import type { YamlNode } from '../../syntax/yaml-node.ts';
import { branchesOf, type Schema, type TypeName } from './schema.ts';

const words: Readonly<Record<TypeName, string>> = {
  null: 'null',
  boolean: 'true/false',
  integer: 'a whole number',
  number: 'a number',
  string: 'text',
  array: 'a list',
  object: 'a map',
};

/** Every type of JSON Schema that a value has; an infinite number and NaN have none. */
function typesOf(node: YamlNode): readonly TypeName[] {
  if (node.kind === 'sequence') return ['array'];
  if (node.kind === 'map') return ['object'];
  if (node.value === null) return ['null'];
  if (typeof node.value === 'string') return ['string'];
  if (typeof node.value === 'boolean') return ['boolean'];
  if (!Number.isFinite(node.value)) return [];
  return Number.isInteger(node.value) ? ['integer', 'number'] : ['number'];
}

/** The types that a schema without `anyOf` allows, or undefined when it allows every kind. */
export function allowedTypes(schema: Schema): readonly TypeName[] | undefined {
  if (schema.type !== undefined) return typeof schema.type === 'string' ? [schema.type] : schema.type;
  const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  return values?.map((value) => (value === null ? 'null' : (typeof value as TypeName)));
}

export function hasKind(node: YamlNode, schema: Schema): boolean {
  const allowed = allowedTypes(schema);
  return allowed === undefined || typesOf(node).some((type) => allowed.includes(type));
}

/** What kinds of value a schema wants, in words: "text, a number or a map". Null, which only means absent, is not named. */
export function expectedWords(schema: Schema): string {
  const types = new Set(branchesOf(schema).flatMap((branch) => allowedTypes(branch) ?? []));
  if (types.has('number')) types.delete('integer');
  if (types.size > 1) types.delete('null');
  return orList([...types].map((type) => words[type]));
}

/** What kind of value is there, in words. */
export function foundWords(node: YamlNode): string {
  if (node.kind === 'scalar' && node.value === null) return node.text === '' ? 'empty' : 'null';
  const types = typesOf(node);
  return words[types[0] ?? 'null'];
}

export function orList(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}
