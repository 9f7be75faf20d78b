import type { YamlEntry, YamlMap } from '../../syntax/yaml-node.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { leadingKeys } from './choose-branch.ts';
import { shapeCodes } from './codes.ts';
import { cureOfKey } from './cure-of-key.ts';
import { cureOfValueFrom } from './cure-of-value-from.ts';
import { foreignKey } from './foreign-keys.ts';
import { orList } from './kinds.ts';
import { isTask, reportNestedTask } from './nested-task.ts';
import { oneOfKeys } from './one-of.ts';
import { otherNames } from './other-names.ts';
import { resolve, type Schema } from './schema.ts';
import type { Place, Report } from './walk.ts';
import { quoted } from './words.ts';

/** Reports a key that the map may not have, and returns the key that was meant, when one is plain. */
export function suggestKey(
  entry: YamlEntry,
  node: YamlMap,
  schema: Schema,
  place: Place,
  report: Report,
): string | undefined {
  const { key } = entry;
  const glued = /^([A-Za-z]\w*):\S/.exec(key)?.[1];
  if (glued !== undefined && Object.hasOwn(schema.properties ?? {}, glued)) {
    const { file, start } = entry.keySpan;
    const end = start + glued.length;
    const edits = [
      { span: { file, start, end }, text: glued },
      { span: { file, start: end + 1, end: end + 1 }, text: ' ' },
    ];
    report(shapeCodes['unknown-key'], entry.keySpan, `Unknown key "${key}" in ${place.subject}.`, {
      help: `A space is missing behind "${glued}:".`,
      fix: { title: 'Write a space', edits, safe: false },
    });
    return glued;
  }
  // What comes by a merge key may be said again.
  const present = new Set(node.entries.filter((one) => isInside(one, node)).map((one) => one.key));
  const free = Object.keys(schema.properties ?? {}).filter((name) => !present.has(name));
  const inside = knownHomes(key, schema);
  // `inputs` beside `approval` are those of the approval; beside anything else they are arguments.
  const isMisplaced = inside.some((name) => present.has(name));
  const other = isMisplaced ? undefined : otherNames.get(key)?.find((name) => free.includes(name));
  if (schema['x-noun'] === 'task' && isTask(entry)) {
    reportNestedTask(entry, node, place, report);
    return undefined;
  }
  const stray = other === undefined ? foreignKey(key, Object.keys(schema.properties ?? {})) : undefined;
  if (stray !== undefined) {
    const exact = key === 'valueFrom' ? cureOfValueFrom(entry) : undefined;
    report(
      shapeCodes['unknown-key'],
      entry.keySpan,
      `Unknown key "${key}" in ${place.subject}.`,
      exact ?? { help: stray.help },
    );
    return stray.instead;
  }
  const meant = other ?? (inside.length > 0 ? undefined : nearKey(key, free));
  const message = `Unknown key "${key}" in ${place.subject}.`;
  if (meant !== undefined) {
    const renamed = {
      help: other === undefined ? `Did you mean "${meant}"?` : `It is called "${meant}" here.`,
      fix: { title: `Rename it to ${meant}`, edits: [{ span: entry.keySpan, text: meant }], safe: false },
    };
    const cure = other === undefined ? undefined : cureOfKey(entry, other);
    report(shapeCodes['unknown-key'], entry.keySpan, message, cure ?? renamed);
    return meant;
  }
  const there = inside.length > 0 ? undefined : didYouMean(key, present);
  report(shapeCodes['unknown-key'], entry.keySpan, message, {
    help:
      there !== undefined && Object.hasOwn(schema.properties ?? {}, there)
        ? `Did you mean "${there}"? It is there already.`
        : help(entry, node, inside, schema),
  });
  const needed = [...(schema.required ?? []), ...(oneOfKeys(schema) ?? [])];
  return inside.find((name) => needed.includes(name));
}

/** The key that was meant by a misspelt one, which may be a misspelt key of another tool. */
function nearKey(key: string, free: readonly string[]): string | undefined {
  const own = didYouMean(key, free);
  if (own !== undefined) return own;
  const others = new Map<string, string>();
  for (const [name, meanings] of otherNames) {
    const target = name.length < 5 ? undefined : meanings.find((one) => free.includes(one));
    if (target !== undefined) others.set(name, target);
  }
  const near = didYouMean(key, others.keys());
  return near === undefined ? undefined : others.get(near);
}

function isInside({ keySpan }: YamlEntry, { span }: YamlMap): boolean {
  return keySpan.start >= span.start && keySpan.end <= span.end;
}

function help({ key, keySpan }: YamlEntry, node: YamlMap, inside: readonly string[], schema: Schema): string {
  const noun = schema['x-noun'];
  if (noun !== undefined && key === 'name') return `The name of a ${noun} is its key: remove "name".`;
  const owner = schema.siblings?.find((sibling) => Object.hasOwn(sibling.properties ?? {}, key));
  if (owner !== undefined) {
    const leading = leadingKeys(owner);
    if (!leading.includes(key)) return `"${key}" can only stand beside ${orList(quoted(leading))}.`;
    const present = node.entries.find((one) => Object.hasOwn(schema.properties ?? {}, one.key))?.key;
    return `Either "${present ?? ''}" or "${key}", not both.`;
  }
  if (inside.length > 0) return `"${key}" belongs inside ${orList(quoted(inside.slice(0, 4)))}.`;
  const known = Object.keys(schema.properties ?? {});
  if (known.length === 0) return 'Remove it.';
  if (known.includes('apiVersion') && /^["']?\s*:\s*&/.test(keySpan.file.text.slice(keySpan.end))) {
    return `Call it "x-${key}": a place for anchors is a key that begins with "x-".`;
  }
  if (known.length <= 8) return `The keys known here are ${known.join(', ')}.`;
  return `None of the ${known.length} keys known here is like it; docs/reference.md lists them.`;
}

const homesOf = new WeakMap<Schema, Map<string, readonly string[]>>();

/** A mistake is often made in every task. */
function knownHomes(key: string, schema: Schema): readonly string[] {
  const ofSchema = homesOf.get(schema) ?? new Map<string, readonly string[]>();
  homesOf.set(schema, ofSchema);
  const found = ofSchema.get(key) ?? homes(key, schema);
  ofSchema.set(key, found);
  return found;
}

/** Where below a map a key would be known: the names of its maps, at most two deep. */
function homes(key: string, schema: Schema, depth = 2): readonly string[] {
  const near: string[] = [];
  const far: string[] = [];
  for (const [name, value] of Object.entries(schema.properties ?? {})) {
    const inner = resolve(value);
    if (Object.hasOwn(inner.properties ?? {}, key)) near.push(name);
    if (depth > 1) far.push(...homes(key, inner, depth - 1).map((path) => `${name}.${path}`));
  }
  return [...near, ...far];
}
