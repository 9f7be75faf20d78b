import type { Fix } from '../../diagnostics/diagnostic.ts';
import type { SourceFile } from '../../diagnostics/span.ts';
import type { YamlEntry, YamlMap } from '../../syntax/yaml-node.ts';
import { shapeCodes } from './codes.ts';
import { resolve, type Schema } from './schema.ts';
import type { Report } from './walk.ts';
import { quoted } from './words.ts';

/** A key without a value, and the entries beside it that should stand inside it. */
export interface Beside {
  readonly key: YamlEntry;
  readonly entries: readonly YamlEntry[];
}

/** The unknown keys right after a key that has no value, where that needs a map with names of the user's: one mistake of indentation. */
export function insideOf(
  key: YamlEntry,
  schema: Schema,
  node: YamlMap,
  isUnknown: (name: string) => boolean,
): Beside | undefined {
  const { value } = key;
  const isEmpty = value.kind === 'scalar' && value.value === null && value.text === '';
  if (!isEmpty || typeof resolve(schema).additionalProperties !== 'object') return undefined;
  const after = node.entries.slice(node.entries.indexOf(key) + 1);
  const end = after.findIndex((one) => !isUnknown(one.key));
  const entries = end === -1 ? after : after.slice(0, end);
  const lines = entries.map((one) => lineStart(one));
  const isBlock = lines.every((start) => start !== undefined) && new Set(lines).size === lines.length;
  return entries.length === 0 || !isBlock ? undefined : { key, entries };
}

export function reportBeside({ key, entries }: Beside, report: Report): void {
  const { file } = key.keySpan;
  const names = quoted(entries.map((one) => one.key)).slice(0, 3);
  const list =
    entries.length > 3 ? `${names.join(', ')} and so on` : names.join(names.length === 2 ? ' and ' : ', ');
  const first = lineStart(entries[0]) ?? 0;
  const end = entries.at(-1)?.value.span.end ?? first;
  report(
    shapeCodes['wrong-type'],
    key.keySpan,
    `"${key.key}" is empty: what follows is not indented more than it.`,
    {
      help: `Indent ${list} by two spaces more.`,
      fix: indentation(file, first, end),
    },
  );
}

/** Two blanks before every line of a part of a file that has something in it. */
export function indentation(file: SourceFile, start: number, end: number): Fix {
  const starts = [...file.text.slice(start, end).matchAll(/^[ ]*\S/gm)].map(({ index }) => start + index);
  return {
    title: 'Indent what follows',
    safe: false,
    edits: starts.map((at) => ({ span: { file, start: at, end: at }, text: '  ' })),
  };
}

/** Where the line of a key begins, when only blanks stand before it. */
export function lineStart(entry: YamlEntry | undefined): number | undefined {
  if (entry === undefined) return undefined;
  const { file, start } = entry.keySpan;
  const line = file.text.lastIndexOf('\n', start - 1) + 1;
  return /^ *$/.test(file.text.slice(line, start)) ? line : undefined;
}
