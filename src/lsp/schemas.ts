import { entriesOf } from '../syntax/tree.ts';
import type { YamlNode } from '../syntax/yaml-node.ts';
import {
  branchesOf,
  type DocumentName,
  documentSchema,
  entrySchema,
  resolve,
  type Schema,
} from '../validate/shape/schema.ts';
import type { Step } from './cursor.ts';

/** A schema, and the description where it is named, which says more than its own. */
export interface Described {
  readonly schema: Schema;
  readonly description: string | undefined;
}

/** What may stand at a place: the branches of the schemas that its way leads to. */
export function schemasAt(kind: DocumentName | undefined, steps: readonly Step[]): readonly Schema[] {
  const kinds: readonly DocumentName[] = kind === undefined ? ['pipeline', 'component', 'project'] : [kind];
  let schemas: readonly Schema[] = kinds.flatMap((one) => branchesOf(documentSchema(one)));
  for (const [index, { key, node }] of steps.entries()) {
    if (index > 0) {
      schemas = schemas.flatMap((schema): readonly Schema[] => {
        const next =
          typeof key === 'number' ? schema.items : entryOf(schema, key ?? '', steps[index - 1]?.node);
        return next === undefined ? [] : branchesOf(next);
      });
    }
    schemas = meant(node, schemas);
  }
  return schemas;
}

/** The schema of an entry; a condition over the map may give it another one. */
export function entryOf(schema: Schema, key: string, map: YamlNode | undefined): Schema | undefined {
  const { if: condition, then, else: otherwise } = schema;
  if (condition?.required !== undefined) {
    const holds = condition.required.every((one) => entriesOf(map).some((entry) => entry.key === one));
    const side = holds ? then : otherwise;
    const own = side === undefined ? undefined : resolve(side).properties;
    if (own !== undefined && Object.hasOwn(own, key)) return own[key];
  }
  return entrySchema(schema, key);
}

/** Among branches for maps, those that know most of the keys that are there. */
function meant(node: YamlNode, schemas: readonly Schema[]): readonly Schema[] {
  if (node.kind !== 'map' || schemas.length < 2) return schemas;
  const count = ({ properties = {} }: Schema): number =>
    node.entries.filter(({ key }) => Object.hasOwn(properties, key)).length;
  const most = Math.max(...schemas.map(count));
  return schemas.filter((schema) => count(schema) === most);
}

/** What is said of a value: where it is named first. */
export function descriptionOf(schema: Schema): string | undefined {
  return schema.description ?? resolve(schema).description;
}

/** The kind of value in words: a type of JSON Schema, or the values that there are. */
export function formOf(schema: Schema): string {
  const words = branchesOf(schema).flatMap((branch) => {
    if (branch.const !== undefined) return [String(branch.const)];
    if (branch.enum !== undefined) return branch.enum.map(String);
    return branch.type === undefined ? [] : [branch.type].flat().map((type) => names[type] ?? type);
  });
  return [...new Set(words)].filter((word) => word !== 'null').join(' | ');
}

const names: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  object: 'map',
  array: 'list',
  boolean: 'true | false',
};
