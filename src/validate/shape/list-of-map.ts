import { entriesOf, textOf } from '../../syntax/tree.ts';
import type { YamlMap, YamlNode } from '../../syntax/yaml-node.ts';
import { isBareWord } from '../../util/bare-word.ts';
import { yamlWord } from '../../util/yaml-word.ts';
import { otherWord } from './other-words.ts';
import { branchesOf, resolve, type Schema } from './schema.ts';
import type { Walk } from './walk.ts';

/**
 * A map in the place of a list, as that list: one item without its brackets, or items that say under their name what the second key of an item is for
 * (`{load: succeeded}` for `[{task: load, is: succeeded}]`).
 */
export function listOfMap(node: YamlMap, items: Schema, matches: Walk['matches']): string | undefined {
  const { file, start, end } = node.span;
  const source = file.text.slice(start, end);
  if (matches(node, items)) return /^\{[^\n]*\}$/.test(source) ? `[${source}]` : undefined;
  for (const branch of branchesOf(items)) {
    const [name, word, ...others] = branch.required ?? [];
    if (name === undefined || word === undefined || others.length > 0) continue;
    const written = itemsUnder(node, branch, name, word);
    if (written !== undefined) return `[${written.join(', ')}]`;
  }
  return named(node, items);
}

const longest = 300;

/** `{rows: {type: Integer}}` for `[{name: rows, type: Integer}]`. */
function named({ entries }: YamlMap, items: Schema): string | undefined {
  const branch = branchesOf(items).find(({ required }) => required?.length === 1 && required[0] === 'name');
  if (branch === undefined || entries.length === 0) return undefined;
  const written = entries.map(({ key, value }) => {
    const inner = entriesOf(value).map((one) => `${one.key}: ${sourceOf(one.value)}`);
    const isRight = value.kind === 'map' || textOf(value) === undefined;
    return isRight ? `{${[`name: ${yamlWord(key)}`, ...inner].join(', ')}}` : '\n';
  });
  const list = `[${written.join(', ')}]`;
  return list.includes('\n') || list.length > longest ? undefined : list;
}

function sourceOf({ span: { file, start, end } }: YamlNode): string {
  return file.text.slice(start, end);
}

function itemsUnder(
  { entries }: YamlMap,
  { properties = {} }: Schema,
  name: string,
  word: string,
): readonly string[] | undefined {
  const words = resolve(properties[word] ?? {}).enum?.map(String) ?? [];
  const written = entries.flatMap(({ key, value }) => {
    const said = textOf(value)?.toLowerCase() ?? '';
    const meant = words.includes(said) ? said : otherWord(said, words)?.word;
    return meant === undefined || !isBareWord(key) ? [] : [`{${name}: ${key}, ${word}: ${meant}}`];
  });
  return written.length === entries.length && written.length > 0 ? written : undefined;
}
