import type { Details } from '../../diagnostics/sink.ts';
import type { YamlEntry, YamlMap } from '../../syntax/yaml-node.ts';
import { isHollow, keysBesideTasks, reportBesideTasks } from './beside-tasks.ts';
import { shapeCodes } from './codes.ts';
import { cureForEmpty, exampleOf } from './example.ts';
import { type Beside, insideOf, reportBeside } from './inside-of.ts';
import { orList } from './kinds.ts';
import { checkOneOf, oneOfKeys } from './one-of.ts';
import { entrySchema, resolve, type Schema } from './schema.ts';
import { suggestKey } from './suggest-key.ts';
import type { Place, Report, Walk } from './walk.ts';
import { capital, quoted } from './words.ts';

/** Reports what is wrong with the keys of a map, and checks its entries. `instead` has schemas that take the place of `properties`. */
export function checkMap(
  node: YamlMap,
  schema: Schema,
  instead: Readonly<Record<string, Schema>>,
  place: Place,
  walk: Walk,
): void {
  const { report } = walk;
  const unknown: YamlEntry[] = [];
  const beside: Beside[] = [];
  const stray = keysBesideTasks(node, schema, walk.matches);
  reportBesideTasks(node, stray, report);
  for (const entry of node.entries) {
    if (stray.has(entry) || isHollow(entry, node, stray)) continue;
    const inner = Object.hasOwn(instead, entry.key) ? instead[entry.key] : entrySchema(schema, entry.key);
    if (inner === undefined) {
      unknown.push(entry);
      continue;
    }
    const inside = insideOf(entry, inner, node, (one) => entrySchema(schema, one) === undefined);
    if (inside !== undefined) {
      beside.push(inside);
      reportBeside(inside, report);
    } else {
      checkName(entry, schema, report);
      walk.check(entry.value, inner, { subject: subjectOf(entry, inner), keySpan: entry.keySpan });
    }
  }
  const left = new Set(unknown);
  for (const one of beside) for (const entry of one.entries) left.delete(entry);
  const meant = new Set([...left].map((entry) => suggestKey(entry, node, schema, place, report)));
  checkRequired(node, schema, meant, place, report);

  const choice = oneOfKeys(schema);
  if (choice !== undefined) {
    const onlyUnknown =
      unknown.length > 0 && unknown.length === node.entries.length && schema['x-noun'] === undefined;
    const excused = onlyUnknown || choice.some((key) => meant.has(key));
    checkOneOf(node, choice, excused, schema, place, report);
    if (!choice.some((key) => has(node, key))) return;
  } else if (node.entries.length < (schema.minProperties ?? 0)) {
    const message = `${capital(place.subject)} must not be empty.`;
    report(shapeCodes['invalid-value'], node.span, message, cureForEmpty(schema));
  }
  checkDependencies(node, schema, choice !== undefined, walk);
}

function subjectOf(entry: YamlEntry, schema: Schema): string {
  const noun = resolve(schema)['x-noun'];
  return noun === undefined ? `"${entry.key}"` : `${noun} "${entry.key}"`;
}

function has(node: YamlMap, key: string): boolean {
  return node.entries.some((entry) => entry.key === key);
}

/** Whether a map may have an entry of that name. */
export function hasRightName({ key }: YamlEntry, { propertyNames }: Schema): boolean {
  const { pattern, enum: names } = propertyNames ?? {};
  return (pattern === undefined || new RegExp(pattern, 'u').test(key)) && names?.includes(key) !== false;
}

function checkName(entry: YamlEntry, schema: Schema, report: Report): void {
  const { propertyNames } = schema;
  if (propertyNames === undefined || hasRightName(entry, schema)) return;
  const must =
    propertyNames.patternErrorMessage ?? `must be ${orList(quoted((propertyNames.enum ?? []).map(String)))}`;
  const cure = must.includes('absolute path') ? pathFirst(entry) : {};
  report(shapeCodes['invalid-value'], entry.keySpan, `The key "${entry.key}" ${must}.`, cure);
}

/** The path of a mount is its key: it was written as the value, or without the `/` before it. */
function pathFirst({ key, keySpan, value }: YamlEntry): Details {
  const isPlain = /^[\w.-]+(?:\/[\w.-]+)*$/.test(key);
  const path = value.kind === 'scalar' && /^\/[\w./-]+$/.test(value.text) ? value.text : undefined;
  if (!isPlain || key.includes('..')) return {};
  const edits =
    path === undefined
      ? [{ span: keySpan, text: `/${key}` }]
      : [
          { span: keySpan, text: path },
          { span: value.span, text: key },
        ];
  const text = path === undefined ? `/${key}` : `${path}: ${key}`;
  return { help: `Write \`${text}\`.`, fix: { title: `Write ${text}`, edits, safe: false } };
}

function checkRequired(
  node: YamlMap,
  schema: Schema,
  meant: ReadonlySet<string | undefined>,
  place: Place,
  report: Report,
): void {
  for (const key of node.isUnknown ? [] : (schema.required ?? [])) {
    if (has(node, key) || meant.has(key)) continue;
    const inner = entrySchema(schema, key) ?? {};
    const help = exampleOf(inner, key) ?? inner.description ?? resolve(inner).description;
    report(shapeCodes['missing-key'], place.keySpan, `${capital(place.subject)} needs the key "${key}".`, {
      ...(help === undefined ? {} : { help }),
      ...firstLine(node, key, inner),
    });
  }
}

/** A key that can have one value only, as the first line of a file that lacks it. */
function firstLine({ entries: [first] }: YamlMap, key: string, schema: Schema): Details {
  const value = resolve(schema).const;
  if (typeof value !== 'string' || first === undefined) return {};
  const { file, start } = first.keySpan;
  if (start > 0 && file.text[start - 1] !== '\n') return {};
  const line = `${key}: ${value}`;
  const edits = [{ span: { file, start, end: start }, text: `${line}\n` }];
  return { fix: { title: `Write ${line}`, edits, safe: true } };
}

/** Keys that only go together. In a choice of kinds the partner is the kind, so the key is the one that has no business there. */
function checkDependencies(
  node: YamlMap,
  schema: Schema,
  isChoice: boolean,
  { report, matches }: Walk,
): void {
  for (const [key, needs] of Object.entries(schema.dependencies ?? {})) {
    const entry = node.entries.find((one) => one.key === key);
    if (entry === undefined) continue;
    if (isMet(needs, node, matches)) continue;
    const partners = isList(needs) ? needs : (needs.anyOf ?? []).flatMap(({ required }) => required ?? []);
    const list = orList(quoted(partners));
    if (isChoice) report(shapeCodes['unknown-key'], entry.keySpan, `"${key}" can only stand beside ${list}.`);
    else report(shapeCodes['missing-key'], entry.keySpan, `"${key}" needs ${list} beside it.`);
  }
}

/** Whether the keys that one needs stand beside it. */
export function isMet(needs: readonly string[] | Schema, node: YamlMap, matches: Walk['matches']): boolean {
  return isList(needs) ? needs.every((one) => has(node, one)) : matches(node, needs);
}

function isList(value: readonly string[] | Schema): value is readonly string[] {
  return Array.isArray(value);
}
