import type { YamlEntry, YamlMap, YamlNode, YamlSequence } from '../../syntax/yaml-node.ts';
import { isHollow, keysBesideTasks } from './beside-tasks.ts';
import { conditional, isPartial, matches, partial } from './check.ts';
import { hasRightName, isMet } from './check-map.ts';
import { chooseBranch } from './choose-branch.ts';
import { fill } from './fill.ts';
import { hasKind } from './kinds.ts';
import { oneOfKeys } from './one-of.ts';
import { anything, branchesOf, entrySchema, resolve, type Schema } from './schema.ts';

/** In the place of a key, for the items of lists of ports. */
const aPort = 'ports[]';

function itemOf(holder: string): string {
  return holder === 'inputs' || holder === 'outputs' ? aPort : '';
}

/** The maps whose entries others name: the name of one that could not be read is known all the same. */
const declaring: ReadonlySet<string> = new Set([
  'tasks',
  'onExit',
  'volumes',
  'outputs',
  'arguments',
  'state',
  'cases',
  'matrix',
  'components',
  'environments',
  'types',
]);

/**
 * What of a value has the form of a schema: what does not is left out, or stands there as unknown where something must stand. Undefined when
 * nothing of the value can be used. A value that has the form is given back as it is. `holder`: the key under which it stands.
 */
export function recover(node: YamlNode, schema: Schema, holder = ''): YamlNode | undefined {
  if (schema === anything) return node;
  const target = resolve(schema);
  const branch = conditional(node, target);
  if (branch !== undefined && !isPartial(branch)) return recover(node, branch, holder);
  if (target.anyOf !== undefined) {
    const chosen = chooseBranch(node, branchesOf(target), matches);
    const found = chosen && recover(node, chosen, holder);
    return found === undefined || found === node || matches(found, target) ? found : undefined;
  }
  if (node.kind === 'scalar') return matches(node, target) ? node : undefined;
  if (!hasKind(node, target)) return undefined;
  return node.kind === 'map'
    ? recoverMap(node, target, partial(branch), holder)
    : recoverList(node, target, holder);
}

function recoverList(node: YamlSequence, list: Schema, holder: string): YamlNode | undefined {
  const { items: schema, minItems: least = 0 } = list;
  if (node.items.length < least) return undefined;
  const items = node.items.map((item) =>
    schema === undefined ? item : recover(item, schema, itemOf(holder)),
  );
  const kept = items.filter((item) => item !== undefined);
  const isWhole = kept.length === node.items.length;
  if (isWhole && kept.every((item, index) => item === node.items[index] && item.hasGap !== true)) return node;
  const more = schema !== undefined && kept.length < least ? fill(schema, node.span) : undefined;
  if (kept.length < least && more === undefined) return undefined;
  const all = more === undefined ? kept : [...kept, more];
  return { ...node, items: all, hasGap: true, ...(!isWhole && { isUnknown: true }) };
}

function recoverMap(
  node: YamlMap,
  schema: Schema,
  instead: Readonly<Record<string, Schema>>,
  holder: string,
): YamlNode | undefined {
  const lost = new Set(node.lost);
  const { properties = {} } = schema;
  const stray = keysBesideTasks(node, schema, matches);
  let entries: YamlEntry[] = [];
  let isUnknown = false;
  let isSame = lost.size === 0;
  const isOwn = (key: string): boolean => Object.hasOwn(properties, key);
  for (const [index, entry] of node.entries.entries()) {
    const inner = Object.hasOwn(instead, entry.key) ? instead[entry.key] : entrySchema(schema, entry.key);
    const next = node.entries[index + 1];
    const isRobbed = isHollow(entry, node, stray) || (next !== undefined && stray.has(next));
    const isMeant = inner !== undefined && !stray.has(entry) && hasRightName(entry, schema);
    const found = isMeant && !isRobbed ? recover(entry.value, inner, entry.key) : undefined;
    const value =
      found ??
      (isMeant && declaring.has(holder) && !isOwn(entry.key) ? fill(inner, entry.value.span) : undefined);
    isSame &&= value === entry.value && value.hasGap !== true;
    if (value !== undefined) entries.push(value === entry.value ? entry : { ...entry, value });
    else {
      lost.add(entry.key);
      isUnknown ||= inner !== undefined && !isOwn(entry.key);
    }
  }
  const lose = (keys: readonly string[]): void => {
    entries = entries.filter(({ key }) => !keys.includes(key));
    for (const key of keys) lost.add(key);
    isSame = false;
  };
  for (const [key, needs] of Object.entries(schema.dependencies ?? {})) {
    if (entries.some((one) => one.key === key) && !isMet(needs, { ...node, entries }, matches)) lose([key]);
  }
  const choice = oneOfKeys(schema) ?? [];
  const chosen = entries.filter(({ key }) => choice.includes(key));
  if (choice.length > 0 && chosen.length !== 1) lose([...choice, ...Object.keys(instead)]);
  const needed = [
    ...(schema.required ?? []),
    ...(choice.length > 0 && chosen.length !== 1 ? choice.slice(0, 1) : []),
  ];
  const nowhere = { ...node.span, end: node.span.start };
  for (const key of needed) {
    // Without its name an item of a list is none that anybody could mean.
    if (key === 'name' && holder === aPort && !entries.some((one) => one.key === key)) return undefined;
    if (entries.some((one) => one.key === key)) continue;
    const inner = entrySchema(schema, key);
    const value = inner && fill(inner, nowhere);
    if (value === undefined) return undefined;
    entries.push({ key, keySpan: nowhere, value });
    lost.add(key);
    isSame = false;
  }
  if (entries.length < (schema.minProperties ?? 0)) return undefined;
  return isSame ? node : { ...node, entries, lost, hasGap: true, ...(isUnknown && { isUnknown }) };
}
