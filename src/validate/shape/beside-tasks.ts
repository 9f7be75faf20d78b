import type { YamlEntry, YamlMap } from '../../syntax/yaml-node.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { shapeCodes } from './codes.ts';
import { indentation, lineStart } from './inside-of.ts';
import { oneOfKeys } from './one-of.ts';
import { resolve, type Schema } from './schema.ts';
import type { Report, Walk } from './walk.ts';

/** To ask of these whether they match would be to go through all tasks in them, once more on each level. */
const holdTasks: ReadonlySet<string> = new Set(['tasks', 'switch', 'repeat']);

/** Keys of a task that stand beside the tasks, because their lines are not indented enough. `schema` is that of the map of tasks. */
export function keysBesideTasks(
  node: YamlMap,
  schema: Schema,
  matches: Walk['matches'],
): ReadonlySet<YamlEntry> {
  const task = typeof schema.additionalProperties === 'object' ? resolve(schema.additionalProperties) : {};
  if (task['x-noun'] !== 'task') return new Set();
  const { properties = {} } = task;
  const kinds = oneOfKeys(task) ?? [];
  return new Set(
    node.entries.filter(({ key, value }, index) => {
      const inner = index > 0 && Object.hasOwn(properties, key) ? properties[key] : undefined;
      if (inner === undefined || holdTasks.has(key) || !matches(value, inner)) return false;
      if (value.kind === 'scalar') return value.value !== null;
      if (value.kind === 'sequence') return true;
      const keys = value.entries.map((one) => one.key);
      return !keys.some((one) => Object.hasOwn(properties, one) || didYouMean(one, kinds) !== undefined);
    }),
  );
}

/** One finding for all keys that belong to one task. */
export function reportBesideTasks(node: YamlMap, stray: ReadonlySet<YamlEntry>, report: Report): void {
  let owner: YamlEntry | undefined;
  let keys: YamlEntry[] = [];
  const flush = (): void => {
    const [first] = keys;
    if (first === undefined || owner === undefined) return;
    const names = keys.map((one) => `"${one.key}"`).join(', ');
    const isEmpty = owner.value.kind === 'scalar' && owner.value.value === null;
    const start = lineStart(first);
    const fix =
      start === undefined
        ? {}
        : { fix: indentation(first.keySpan.file, start, keys.at(-1)?.value.span.end ?? start) };
    report(
      shapeCodes['task-kind'],
      isEmpty ? owner.keySpan : first.keySpan,
      isEmpty
        ? `Task "${owner.key}" is empty: what follows is not indented more than it.`
        : `${names} ${keys.length === 1 ? 'belongs' : 'belong'} to a task, and ${keys.length === 1 ? 'stands' : 'stand'} beside the tasks.`,
      { help: `Indent ${names} by two spaces more, as a part of "${owner.key}".`, ...fix },
    );
  };
  for (const entry of node.entries) {
    if (stray.has(entry)) keys.push(entry);
    else {
      flush();
      owner = entry;
      keys = [];
    }
  }
  flush();
}

/** Whether an entry has no value because its lines are not indented: the entry after it is a key of a task. */
export function isHollow(entry: YamlEntry, node: YamlMap, stray: ReadonlySet<YamlEntry>): boolean {
  const isEmpty = entry.value.kind === 'scalar' && entry.value.value === null;
  if (!isEmpty || stray.size === 0) return false;
  const next = node.entries[node.entries.indexOf(entry) + 1];
  return next !== undefined && stray.has(next);
}
