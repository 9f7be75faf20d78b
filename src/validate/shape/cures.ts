import type { Fix } from '../../diagnostics/diagnostic.ts';
import type { Details } from '../../diagnostics/sink.ts';
import type { YamlNode, YamlScalar } from '../../syntax/yaml-node.ts';
import { yamlWord } from '../../util/yaml-word.ts';
import { cureForEmpty, describe, exampleOf } from './example.ts';
import { allowedTypes, hasKind } from './kinds.ts';
import { listOfMap } from './list-of-map.ts';
import { oneOfKeys } from './one-of.ts';
import { branchesOf, resolve, type Schema, type TypeName } from './schema.ts';
import type { Walk } from './walk.ts';

/** How a value of the wrong kind is put right: quotes around a number, a list around one item, a map in place of a list. */
export function cureForKind(node: YamlNode, schema: Schema, matches: Walk['matches']): Details {
  if (schema['x-help'] !== undefined) return { help: schema['x-help'] };
  const isEmpty = node.kind === 'scalar' && node.value === null;
  if (isEmpty && schema['x-empty'] !== undefined) return cureForEmpty(schema);
  const types = new Set(branchesOf(schema).flatMap((branch) => allowedTypes(branch) ?? []));
  if (node.kind === 'scalar') return cureForScalar(node, schema, types);
  const isNamed = typeof schema.additionalProperties === 'object' && !types.has('string');
  if (isNamed && node.kind === 'sequence') {
    const form = 'Write a map: each entry has a name as its key, and no "-" before it.';
    const entry = asEntry(node.items[0]);
    return { help: entry === undefined ? withExample(form, schema) : `${form} Here \`${entry}\`.` };
  }
  const only = node.kind === 'map' && node.entries.length === 1 ? node.entries[0] : undefined;
  if (types.has('string') && only?.value.kind === 'scalar' && /name$/i.test(only.key)) {
    const { text } = only.value;
    if (/^[A-Za-z][\w./-]*$/.test(text) && fits(text, schema))
      return { help: `Write ${text}.`, fix: replace(node, `Write ${text}`, text) };
  }
  const items = itemsOf(schema);
  if (items !== undefined && node.kind === 'map') {
    const list = listOfMap(node, items, matches);
    if (list !== undefined)
      return { help: `Write a list: ${list}.`, fix: replace(node, `Write ${list}`, list) };
  }
  if (types.has('array') && node.kind === 'map') {
    const required = items?.required?.[0];
    if (required === undefined) return { help: 'Write a list: "- " before each item.' };
    return { help: `Write a list of maps, each with its own "${required}": - {${required}: …}.` };
  }
  return describe(schema);
}

/** The first item of a list as the entry of a map that it should be: `{name: a, value: b}` as `a: b`. */
function asEntry(item: YamlNode | undefined): string | undefined {
  if (item?.kind !== 'map') return undefined;
  const texts = new Map(
    item.entries.map(({ key, value }) => [key, value.kind === 'scalar' ? value.text : undefined]),
  );
  const [name, path] = [texts.get('name'), texts.get('mountPath')];
  const [first] = item.entries;
  const [key, value] =
    name === undefined
      ? [item.entries.length === 1 ? first?.key : undefined, texts.get(first?.key ?? '')]
      : path === undefined
        ? [name, texts.size === 2 ? (texts.get('value') ?? texts.get('from')) : undefined]
        : [path, name];
  if (key === undefined || !/^[\w./-]+$/.test(key)) return undefined;
  const isPlain = value !== undefined && /^(?:[\w./-]+|\$\{\{ [\w. -]+ \}\})$/.test(value);
  return `${key}: ${isPlain ? value : '…'}`;
}

function cureForScalar(node: YamlScalar, schema: Schema, types: ReadonlySet<TypeName>): Details {
  const { value } = node;
  const isListed = types.has('array') && typeof value !== 'string';
  if (
    !isListed &&
    types.has('string') &&
    typeof value !== 'string' &&
    value !== null &&
    fits(node.text, schema)
  ) {
    const text = JSON.stringify(node.text);
    return { help: `Write it in quotes: ${text}.`, fix: replace(node, `Write ${text}`, text) };
  }
  if (typeof value === 'string') {
    if (value.includes('${{')) return noExpression(node);
    const plain = unquoted(value, types);
    if (plain !== undefined) return { help: `Write ${plain}.`, fix: replace(node, `Write ${plain}`, plain) };
  }
  if (
    value === null &&
    types.has('object') &&
    schema.properties !== undefined &&
    schema.required === undefined &&
    oneOfKeys(schema) === undefined
  ) {
    return { help: 'Write {} to leave everything in it as it is.' };
  }
  const [, key = '', rest = ''] = /^([A-Za-z]\w*):(\S[^:]*(?::\S*)?)$/.exec(node.text) ?? [];
  if (key !== '' && Object.hasOwn(schema.properties ?? {}, key) && node.style === 'plain') {
    const text = `${key}: ${rest}`;
    return { help: `A space is missing behind "${key}:".`, fix: replace(node, `Write ${text}`, text) };
  }
  const items = itemsOf(schema);
  if (isListed && value !== null && items === undefined) {
    const list = `[${node.text}]`;
    const counted = typeof value === 'number' && value > 1 && Number.isInteger(value);
    const range = counted ? ` \`\${{ range(${value}) }}\` gives the numbers from 0 to ${value - 1}.` : '';
    return { help: `Write a list: ${list}.${range}`, fix: replace(node, `Write ${list}`, list) };
  }
  if (value !== null && items !== undefined && branchesOf(items).some((branch) => hasKind(node, branch))) {
    const words = listedWords(node, schema.title?.startsWith('Command line') === true);
    const list = `[${words.map(yamlWord).join(', ')}]`;
    if (words.length > 0)
      return { help: `Write a list: ${list}.`, fix: replace(node, `Write ${list}`, list) };
    return { help: 'Write a list, even for one item.' };
  }
  return mapOf(node, schema) ?? pairOf(node, schema) ?? tasksIn(node, schema) ?? describe(schema);
}

/** A label as other tools write it, `pool=gpu`, where a map has names of the user's. */
function pairOf(node: YamlScalar, schema: Schema): Details | undefined {
  const [, key = '', value = ''] = /^([A-Za-z][\w./-]*)=([\w./-]+)$/.exec(node.text) ?? [];
  if (key === '' || typeof schema.additionalProperties !== 'object') return undefined;
  const text = `{${yamlWord(key)}: ${yamlWord(value)}}`;
  return { help: `Write ${text}.`, fix: replace(node, `Write ${text}`, text) };
}

/** The name of a task where the tasks themselves are wanted, and the text of an object where the object is. */
function tasksIn(node: YamlScalar, schema: Schema): Details | undefined {
  if (typeof node.value !== 'string') return undefined;
  const entry = typeof schema.additionalProperties === 'object' ? resolve(schema.additionalProperties) : {};
  if (entry['x-noun'] === 'task' && /^[\w-]+$/.test(node.text))
    return { help: `Write the tasks themselves: {${node.text}: {component: …}}.` };
  const isObject = schema.additionalProperties !== false && /^[\w-]+:(?:\s|$)/.test(node.value);
  return isObject ? { help: 'Write a map: leave out the "|" or the quotes around it.' } : undefined;
}

function withExample(help: string, schema: Schema): string {
  const example = exampleOf(schema);
  return example === undefined ? help : `${help} ${example}`;
}

/**
 * The words of a text in the place of a list: one word, names with commas between them, or a command line that every shell reads by its blanks
 * alone, or as `sh -c '…'`.
 */
function listedWords({ value, span }: YamlScalar, isCommandLine: boolean): readonly string[] {
  const source = span.file.text.slice(span.start, span.end);
  const words = /^(["']?)([\w./=-]+(?: [\w./=-]+)*)\1$/.exec(source)?.[2]?.split(' ') ?? [];
  if (words.length === 1) return words;
  if (!isCommandLine)
    return /^[\w./-]+(?:, *[\w./-]+)+$/.test(String(value)) ? String(value).split(/, */) : [];
  const [, shell, option, , program] = /^(\w+) (-\w*c) (["'])([^"'\\$]+)\3$/.exec(String(value)) ?? [];
  if (shell !== undefined && option !== undefined && program !== undefined) return [shell, option, program];
  return words.includes('-c') ? [] : words;
}

/** A map that holds the scalar under its first key, where that takes it: `retry: 3` for `retry: {limit: 3}`. */
function mapOf(node: YamlScalar, schema: Schema): Details | undefined {
  const { properties = {}, required = [] } = branchesOf(schema).find((one) => one.properties) ?? {};
  const [first] = [...required, ...Object.keys(properties)];
  const inner = first === undefined ? undefined : properties[first];
  if (first === undefined || inner === undefined || node.value === null) return undefined;
  const takes = branchesOf(resolve(inner)).some((branch) => hasKind(node, branch) && fits(node.text, branch));
  if (!takes || !/^[\w./:@-]+$|^[\d*/,@-][\w*/,@ -]*$/.test(node.text)) return undefined;
  const others = required.slice(1).map((key) => `, ${key}: …`);
  const written = /^[\w./-]+$/.test(node.text) ? node.text : JSON.stringify(node.text);
  const text = `{${first}: ${written}${others.join('')}}`;
  return {
    help: `Write ${text}.`,
    ...(others.length === 0 && { fix: replace(node, `Write ${text}`, text) }),
  };
}

function fits(text: string, schema: Schema): boolean {
  return schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(text);
}

/** What a text stands for where true, false or a number is needed. */
function unquoted(text: string, types: ReadonlySet<TypeName>): string | undefined {
  const word = text.trim().toLowerCase();
  if (types.has('boolean')) {
    if (['true', 'yes', 'on', 'y'].includes(word)) return 'true';
    if (['false', 'no', 'off', 'n'].includes(word)) return 'false';
  }
  const number = types.has('number') ? /^-?\d+(?:\.\d+)?$/ : types.has('integer') ? /^-?\d+$/ : undefined;
  return number?.test(word) === true ? word : undefined;
}

/** Says that an expression was the reason, where one was written. */
export function noExpression(node: YamlScalar): Details {
  const has = typeof node.value === 'string' && node.value.includes('${{');
  return has
    ? { help: 'An expression cannot be used here: the value must be known when the pipeline is compiled.' }
    : {};
}

function itemsOf(schema: Schema): Schema | undefined {
  const items = branchesOf(schema).find((branch) => branch.items !== undefined)?.items;
  return items === undefined ? undefined : resolve(items);
}

function replace(node: YamlNode, title: string, text: string): Fix {
  return { title, edits: [{ span: node.span, text }], safe: false };
}
