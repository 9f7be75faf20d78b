import { analyze } from '../../src/compiler/analyze.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { parseYaml } from '../../src/syntax/parse-yaml.ts';
import { documentKind, shape } from '../../src/validate/shape.ts';
import { type Files, MemoryHost } from '../support/compile.ts';

export type Tree = string | number | boolean | null | Tree[] | { [key: string]: Tree };
export type Path = readonly (string | number)[];

/** Every place in a tree, that of the whole left out. */
export function placesIn(tree: Tree, path: Path = []): readonly Path[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => {
    const place = [...path, Array.isArray(tree) ? Number(key) : key];
    return [place, ...placesIn(value, place)];
  });
}

export function valueAt(tree: Tree, path: Path): Tree {
  return path.reduce<Tree>((one, key) => (one as { [key: string]: Tree })[String(key)] ?? null, tree);
}

/** The tree with another value at a place; `undefined` takes it away. */
export function put(tree: Tree, [key, ...rest]: Path, value: Tree | undefined): Tree {
  if (key === undefined) return value ?? null;
  const last = rest.length === 0;
  if (Array.isArray(tree)) {
    const at = Number(key);
    if (last && value === undefined) return tree.toSpliced(at, 1);
    return tree.with(at, put(tree[at] ?? null, rest, value));
  }
  const entries = Object.entries(tree as { [key: string]: Tree });
  const at = entries.findIndex(([one]) => one === key);
  if (last && value === undefined) return Object.fromEntries(entries.toSpliced(at, 1));
  const changed = put(entries[at]?.[1] ?? null, rest, value);
  return Object.fromEntries(
    at === -1 ? [...entries, [String(key), changed]] : entries.with(at, [String(key), changed]),
  );
}

/** Values that the place of another one may not take: of other kinds, empty, of no sense. */
export function wrongValues(value: Tree): readonly (Tree | undefined)[] {
  const others: Tree[] = [[[7]], 'zz odd', -7, true, null, []];
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return [undefined, ...others, isMap ? { ...value, 'zz-odd': 7 } : { 'zz-odd': [7] }];
}

export function keyOf({ code, span, message }: Diagnostic): string {
  return `${span.file.path}:${span.start} ${code}: ${message}`;
}

/** What the phase shape says of one file alone. */
export function shapeFindings(path: string, text: string): readonly string[] {
  const sink = new Sink();
  const node = parseYaml({ path, text }, sink);
  const kind = node === undefined ? undefined : documentKind(node, sink);
  if (node !== undefined && kind !== undefined) shape(node, kind, sink);
  return sink.diagnostics().map(keyOf);
}

/** Whether the phases after shape have something to look at. */
export function goesOn(path: string, text: string): boolean {
  const sink = new Sink();
  const node = parseYaml({ path, text }, sink);
  const kind = node === undefined ? undefined : documentKind(node, sink);
  return node !== undefined && kind !== undefined && shape(node, kind, sink) !== undefined;
}

export async function allFindings(path: string, files: Files): Promise<readonly string[]> {
  const sink = new Sink();
  await analyze(path, new MemoryHost(files), sink);
  return sink.diagnostics().map(keyOf);
}
