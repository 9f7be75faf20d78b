import type { SourceFile, Span } from '../diagnostics/span.ts';
import { closingBraces } from '../syntax/expression/closing-braces.ts';
import { entriesOf, itemsOf } from '../syntax/tree.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../syntax/yaml-node.ts';
import { type Outline, type OutlineTask, outlineOf, type TaskScope } from './outline.ts';

/** One level on the way from the document to a place: a node, and by which key or place in a list it is reached. */
export interface Step {
  readonly key: string | number | undefined;
  readonly node: YamlNode;
}

/** What is being written at a place of a document, which may be broken. */
export interface Cursor {
  /** Of the document with what is being written made whole. */
  readonly outline: Outline;
  /** From the root down; the last is the value that is written, or the map that gets a key. */
  readonly steps: readonly Step[];
  /** The entry whose key is being written. */
  readonly entry: YamlEntry | undefined;
  /** The word at the place, in the file as it is. */
  readonly word: Span;
  /** Whether a colon follows the word. */
  readonly hasColon: boolean;
  /** Whether the place is inside of brackets. */
  readonly isFlow: boolean;
  /** The text of the expression that is being written, from its start to the place. */
  readonly expression: string | undefined;
}

const marker = 'pwCursor';

/** Finds out what is being written. Undefined in a comment. */
export function cursorAt(file: SourceFile, offset: number): Cursor | undefined {
  const { text } = file;
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const line = text.slice(lineStart, offset);
  const open = openExpression(text, lineStart, offset);
  if (open !== undefined) {
    const end = expressionEnd(text, open, offset);
    const masked = `${text.slice(0, open)}${'x'.repeat(end - open)}${text.slice(end)}`;
    const found = find(outlineOf({ path: file.path, text: masked }), open);
    return {
      ...found,
      word: wordAt(file, offset, /[\w-]/),
      hasColon: false,
      expression: text.slice(open + 3, offset),
    };
  }
  if (isComment(line)) return undefined;
  const word = wordAt(file, offset, /[^\s{}[\],"'#]/);
  const after = /^[^\r\n]*/.exec(text.slice(word.end))?.[0] ?? '';
  const hasColon = /^["']?\s*:(\s|$)/.test(after);
  const isFirst = /^\s*(?:-\s+)*$/.test(text.slice(lineStart, word.start));
  const written = text.slice(word.start, word.end);
  const isQuoted = /["']/.test(text[word.start - 1] ?? '');
  const added = `${written === '' ? marker : ''}${isFirst && !hasColon && !isQuoted && !written.endsWith(':') ? ':' : ''}`;
  const patched = `${text.slice(0, word.end)}${added}${text.slice(word.end)}`;
  const found = find(outlineOf({ path: file.path, text: patched }), word.start);
  return { ...found, word, hasColon, expression: undefined };
}

/** The `${{` in whose expression a place is. One that is not closed ends with its line. */
function openExpression(text: string, lineStart: number, offset: number): number | undefined {
  const open = text.lastIndexOf('${{', offset - 3);
  if (open === -1 || text[open - 1] === '$' || open + 3 > offset) return undefined;
  const before = text.slice(open + 3, offset);
  const close = closingBraces(text, open);
  if (close !== undefined && close < offset) return undefined;
  if (open >= lineStart) return open;
  return close !== undefined && !/^\s*(?:- +)*[\w-]+:(?:\s|$)/m.test(before) ? open : undefined;
}

/** Where an expression ends: behind its braces if they are on the line, or with the word at the place. */
function expressionEnd(text: string, open: number, offset: number): number {
  const close = closingBraces(text, open);
  const line = /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? '';
  if (close !== undefined && (close < offset + line.length || text.slice(open, offset).includes('\n')))
    return close + 2;
  return offset + (/^[\w.-]*/.exec(line)?.[0].length ?? 0);
}

function isComment(line: string): boolean {
  return /(?:^|\s)#/.test(line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, ''));
}

function wordAt(file: SourceFile, offset: number, character: RegExp): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && character.test(file.text.charAt(start - 1))) start -= 1;
  while (
    end < file.text.length &&
    character.test(file.text.charAt(end)) &&
    !/^:(\s|$)/.test(file.text.slice(end, end + 2))
  )
    end += 1;
  return { file, start, end };
}

/** The way from the root to the key or value at an offset. */
export function find(
  outline: Outline,
  offset: number,
): Pick<Cursor, 'outline' | 'steps' | 'entry' | 'isFlow'> {
  const steps: Step[] = [{ key: undefined, node: outline.root }];
  for (;;) {
    const node = steps.at(-1)?.node;
    const entry = entriesOf(node).find(({ keySpan }) => holds(keySpan, offset));
    if (entry !== undefined || node === undefined) return { outline, steps, entry, isFlow: isFlow(steps) };
    const next = below(node, offset);
    if (next === undefined) return { outline, steps, entry: undefined, isFlow: isFlow(steps) };
    steps.push(next);
  }
}

function below(node: YamlNode, offset: number): Step | undefined {
  const entry = entriesOf(node).find(
    ({ keySpan, value }) => keySpan.end <= value.span.start && holds(value.span, offset),
  );
  if (entry !== undefined) return { key: entry.key, node: entry.value };
  const index = itemsOf(node).findIndex(({ span }) => holds(span, offset));
  const item = itemsOf(node)[index];
  return item && { key: index, node: item };
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function isFlow(steps: readonly Step[]): boolean {
  return steps.some(
    ({ node }) =>
      node.kind !== 'scalar' && /^[{[]/.test(node.span.file.text.slice(node.span.start, node.span.start + 1)),
  );
}

/** The keys of the way, list places left out. */
export function keysOf(steps: readonly Step[]): readonly string[] {
  return steps.flatMap(({ key }) => (typeof key === 'string' ? [key] : []));
}

/** The map that gets a key. */
export function mapOf({ steps }: Pick<Cursor, 'steps'>): YamlMap | undefined {
  const node = steps.at(-1)?.node;
  return node?.kind === 'map' ? node : undefined;
}

/** The innermost task around a place, and the DAG whose names can be used there. */
export function surroundings({ outline, steps }: Pick<Cursor, 'outline' | 'steps'>): {
  readonly task: OutlineTask | undefined;
  readonly scope: TaskScope | undefined;
} {
  let task: OutlineTask | undefined;
  let scope: TaskScope | undefined = steps[1]?.key === 'onExit' ? outline.onExit : outline.tasks;
  steps.forEach(({ node }, index) => {
    task = outline.taskOf.get(node) ?? task;
    const inner = outline.scopes.get(node);
    if (inner !== undefined && ['tasks', 'outputs', 'until', 'state'].includes(String(steps[index + 1]?.key)))
      scope = inner;
  });
  return { task, scope };
}
