import type { KeyOrder } from '../syntax/layout/key-order.ts';
import {
  branchesOf,
  type DocumentName,
  documentSchema,
  entrySchema,
  resolve,
  type Schema,
} from './shape/schema.ts';

/** The order in which the keys of a kind of document are best read. Maps whose keys are the user's keep their order. */
export function keyOrder(document: DocumentName): KeyOrder {
  return orderOf(documentSchema(document), document);
}

/**
 * The order is that of `schema/`, but for these, which have keys that come first and keys that come last: what a task waits for stands
 * before what it runs, and long things stand at the end. `x-` stands for all keys that begin so.
 */
const exceptions: Readonly<
  Record<string, { readonly first?: readonly string[]; readonly last?: readonly string[] }>
> = {
  pipeline: {
    last: ['schedule', 'run', 'artifactRepository', 'x-', 'volumes', 'defaults', 'tasks', 'onExit'],
  },
  component: { last: ['x-', 'inputs', 'outputs', 'defaults', 'implementation'] },
  task: {
    first: ['description', 'after', 'when', 'forEach', 'matrix', 'maxParallel'],
    last: ['tasks', 'outputs'],
  },
  input: { first: ['name', 'type', 'default', 'optional'] },
  script: { last: ['source'] },
  resource: { last: ['manifest', 'succeeds', 'fails', 'outputs'] },
};

/** Objects of Kubernetes, which are compiled in the order in which they are written: nothing in them is moved. */
const asWritten: ReadonlySet<string> = new Set([
  'affinity',
  'extraContainer',
  'toleration',
  'securityContext',
  'podSecurityContext',
]);

function orderOf(schema: Schema, name: string): KeyOrder {
  return {
    rank: () => undefined,
    entry: (key) => {
      const value = entrySchema(resolve(schema), key);
      return value === undefined ? undefined : named(value);
    },
    item: () => {
      const items = branchesOf(schema).find((branch) => branch.items !== undefined)?.items;
      return items === undefined ? undefined : named(items);
    },
    chosen: (keys) => chosen(schema, name, keys),
  };
}

/** Definitions are known by their names. */
function named(schema: Schema): KeyOrder | undefined {
  const name = nameOf(schema) ?? '';
  return asWritten.has(name) ? undefined : orderOf(schema, name);
}

function nameOf({ $ref }: Schema): string | undefined {
  return $ref?.slice($ref.lastIndexOf('/') + 1);
}

function chosen(schema: Schema, name: string, keys: readonly string[]): KeyOrder | undefined {
  const own = keys.filter((key) => key !== '<<' && !key.startsWith('x-'));
  const matches = (branch: Schema): number =>
    own.filter((key) => Object.hasOwn(branch.properties ?? {}, key)).length;
  const branches = namedBranches(schema, name).filter(([branch]) => isMap(branch));
  const [best] = branches.sort(([a], [b]) => matches(b) - matches(a));
  if (best === undefined) return undefined;
  const [branch, branchName] = best;
  const ranks = ranksOf(branch, branchName);
  const rank: KeyOrder['rank'] = (key) => {
    if (ranks === undefined) return undefined;
    if (key === '<<') return -1;
    return ranks.get(key.startsWith('x-') ? 'x-' : key);
  };
  return { ...orderOf(branch, branchName), rank };
}

function namedBranches(schema: Schema, name: string): (readonly [Schema, string])[] {
  const own = nameOf(schema) ?? name;
  const target = resolve(schema);
  return target.anyOf === undefined
    ? [[target, own]]
    : target.anyOf.flatMap((branch) => namedBranches(branch, ''));
}

function isMap({ type, properties, additionalProperties }: Schema): boolean {
  return type === 'object' || properties !== undefined || additionalProperties !== undefined;
}

const known = new Map<string, ReadonlyMap<string, number>>();

/** Only where the schema knows every key: in other maps the order is passed on to what is compiled. */
function ranksOf(
  { properties = {}, additionalProperties }: Schema,
  name: string,
): ReadonlyMap<string, number> | undefined {
  if (additionalProperties !== false) return undefined;
  const id = `${name}\0${Object.keys(properties).join()}`;
  let ranks = known.get(id);
  if (ranks === undefined) {
    const { first = [], last = [] } = exceptions[name] ?? {};
    const between = Object.keys(properties).filter((key) => !first.includes(key) && !last.includes(key));
    const all = [...first, ...between, ...(last.includes('x-') ? [] : ['x-']), ...last];
    ranks = new Map(all.map((key, index) => [key, index]));
    known.set(id, ranks);
  }
  return ranks;
}
