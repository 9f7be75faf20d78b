import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ArgoObject } from '../../src/targets/argo/model.ts';
import { compileFiles, type Files } from '../support/compile.ts';
import { pipelineSpecs } from '../support/specs.ts';
import { problemsOf } from '../targets/argo/lower/invariants.ts';
import { nastyStrings } from '../targets/nasty.ts';
import { limits, specFilesInMemory } from './spec-files.ts';

type Tree = string | number | boolean | null | Tree[] | { [key: string]: Tree };
type Path = readonly (string | number)[];

const files = specFilesInMemory();
const specs = pipelineSpecs();

/** The specification files that lie in one folder of `specs/`: those that a pipeline there may name. */
function neighbours(path: string): readonly string[] {
  const folder = path.split('/').slice(0, 2).join('/');
  return Object.keys(files).filter((one) => one.startsWith(`${folder}/`) && /\.ya?ml$/.test(one));
}

function pathsOf(tree: Tree, path: Path = []): readonly Path[] {
  if (typeof tree !== 'object' || tree === null) return [path];
  return [
    path,
    ...Object.entries(tree).flatMap(([key, one]) =>
      pathsOf(one, [...path, Array.isArray(tree) ? Number(key) : key]),
    ),
  ];
}

function at(tree: Tree, path: Path): Tree {
  return path.reduce<Tree>((one, key) => (one as { [key: string]: Tree })[String(key)] ?? null, tree);
}

/** The tree with another value at a path; `undefined` takes it away. */
function put(tree: Tree, path: Path, value: Tree | undefined): Tree {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? null;
  if (Array.isArray(tree)) {
    const copy = [...tree];
    if (rest.length === 0 && value === undefined) copy.splice(Number(key), 1);
    else copy[Number(key)] = put(copy[Number(key)] ?? null, rest, value);
    return copy;
  }
  const copy = { ...(tree as { [key: string]: Tree }) };
  if (rest.length === 0 && value === undefined) delete copy[String(key)];
  else copy[String(key)] = put(copy[String(key)] ?? null, rest, value);
  return copy;
}

/** One change of one file; every number chooses something, whatever its size. */
interface Mutation {
  readonly kind: 'drop' | 'copy' | 'rename' | 'replace' | 'retarget' | 'expression';
  readonly file: number;
  readonly from: number;
  readonly to: number;
  readonly word: string;
}

const words = fc.oneof(
  fc.constantFrom(
    'tasks',
    'inputs',
    'outputs',
    'component',
    'when',
    'after',
    'createVolume',
    'x-y',
    'a',
    '',
    ...nastyStrings.filter((one) => one.length < 40),
  ),
  fc.constantFrom(
    '${{ true }}',
    '${{ inputs.year }}',
    '${{ run.name }}',
    '${{ tasks }}',
    '${{',
    '${{ }}',
    '{{workflow.name}}',
    '${{ volumes.scratch }}',
  ),
);

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('drop', 'copy', 'rename', 'replace', 'retarget', 'expression'),
  file: fc.nat(),
  from: fc.nat(),
  to: fc.nat(),
  word: words,
});

const names = /tasks\.[-a-z0-9]+\.outputs\.[-\w]+|inputs\.[-\w]+|[-\w]+/g;

function mutate(tree: Tree, { kind, from, to, word }: Mutation): Tree {
  const paths = pathsOf(tree).filter((path) => path.length > 0);
  const source = paths[from % paths.length] ?? [];
  const target = paths[to % paths.length] ?? [];
  const scalars = paths.filter((path) => typeof at(tree, path) !== 'object');
  switch (kind) {
    case 'drop':
      return put(tree, source, undefined);
    case 'copy': {
      const value = at(tree, source);
      return put(tree, target, value);
    }
    case 'rename': {
      const key = source.at(-1);
      if (typeof key !== 'string') return put(tree, source, word);
      const other = paths.map((path) => path.at(-1)).filter((one) => typeof one === 'string');
      const name = to % 2 === 0 ? word : (other[to % other.length] ?? word);
      return put(put(tree, source, undefined), [...source.slice(0, -1), name], at(tree, source));
    }
    case 'replace':
      return put(
        tree,
        source,
        ([null, 0, -1, 1e308, true, [], {}, word, [word], { [word]: word }] as Tree[])[to % 10] ?? null,
      );
    case 'retarget': {
      const one = scalars[from % scalars.length] ?? [];
      return put(tree, one, at(tree, scalars[to % scalars.length] ?? []));
    }
    case 'expression': {
      const expressions = scalars.filter((path) => String(at(tree, path)).includes('${{'));
      const one = expressions[from % Math.max(1, expressions.length)];
      if (one === undefined) return tree;
      const text = String(at(tree, one));
      const all = expressions.flatMap((path) => String(at(tree, path)).match(names) ?? []);
      const parts = text.match(names) ?? [];
      const old = parts[to % Math.max(1, parts.length)] ?? '';
      return put(
        tree,
        one,
        text.replace(old, () => all[(from + to) % Math.max(1, all.length)] ?? word),
      );
    }
  }
}

function mutated(root: string, mutations: readonly Mutation[]): Files {
  const near = neighbours(root);
  const trees = new Map<string, Tree>();
  for (const one of mutations) {
    // Half of the changes are made to the pipeline itself.
    const path = one.file % 2 === 0 ? root : (near[(one.file >> 1) % near.length] ?? root);
    const tree = trees.get(path) ?? (parse(files[path] ?? '', { merge: true }) as Tree);
    trees.set(path, mutate(tree, one));
  }
  return { ...files, ...Object.fromEntries([...trees].map(([path, tree]) => [path, JSON.stringify(tree)])) };
}

/** Compiles without throwing; what is accepted keeps the rules of lowering, what is refused has an error. */
async function judge(changed: Files, path: string): Promise<void> {
  const { text, diagnostics } = await compileFiles(changed, { path });
  if (text === undefined) {
    expect(diagnostics.some((one) => one.severity === 'error')).toBe(true);
    for (const { span } of diagnostics) {
      expect(span.start).toBeLessThanOrEqual(span.end);
      expect(span.end).toBeLessThanOrEqual(span.file.text.length);
    }
  } else {
    expect(problemsOf(parse(text, { version: '1.1' }) as ArgoObject)).toEqual([]);
  }
}

describe('a changed specification', () => {
  it('is compiled or refused, and never ends in an exception, whatever is dropped, copied, renamed or put elsewhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...specs),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        async (path, mutations) => {
          await judge(mutated(path, mutations), path);
        },
      ),
      limits(1500),
    );
  });

  it('is compiled or refused, whatever happens to its text', async () => {
    const cut = fc.record({ at: fc.nat(), length: fc.nat({ max: 30 }), word: words, line: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...specs),
        fc.array(cut, { minLength: 1, maxLength: 3 }),
        async (path, cuts) => {
          let text = files[path] ?? '';
          for (const { at: place, length, word, line } of cuts) {
            const start = place % (text.length + 1);
            const end = line ? Math.max(start, text.indexOf('\n', start)) : start + length;
            text = text.slice(0, start) + word + text.slice(end);
          }
          await judge({ ...files, [path]: text }, path);
        },
      ),
      limits(600),
    );
  });
});
