import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { writtenOut } from '../errors/fixtures.ts';
import type { Files } from '../support/compile.ts';

/** A real document, and the files that it may name. */
export interface Seed {
  readonly path: string;
  readonly files: Files;
  /** Only the specifications among the files, which may be changed as well. */
  readonly near: readonly string[];
}

/** Longer ones take too long to be changed thousands of times. */
const longest = 40_000;

/** Documents, and how often one of them is chosen. */
export interface Group {
  readonly weight: number;
  readonly seeds: readonly Seed[];
}

/** Every document that is part of the project, and the public components of KFP when they are there. */
export function corpus(): readonly Group[] {
  const specs = folders('specs', 1);
  const isPipeline = ({ path, files }: Seed): boolean => /^kind: Pipeline$/m.test(files[path] ?? '');
  const groups = [
    { weight: 10, seeds: specs.filter(isPipeline) },
    { weight: 2, seeds: specs.filter((one) => !isPipeline(one)) },
    { weight: 6, seeds: folders('test/errors', 1, readTree('test/errors', 'shared')) },
    { weight: 1, seeds: folders('test/messages', 0) },
    { weight: 1, seeds: folders('test/kfp/cases', 0) },
    { weight: 1, seeds: folders('../shared/kfp-sample', 0) },
  ];
  return groups.filter(({ seeds }) => seeds.length > 0);
}

/** A seed for each specification below a folder; at `depth` 1 the files of each folder in it belong together. */
function folders(root: string, depth: 0 | 1, shared: Files = {}): readonly Seed[] {
  if (!existsSync(root)) return [];
  if (depth === 0) return seedsOf(readTree(root, '.'), {});
  const names = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names
    .map((entry) => entry.name)
    .sort()
    .flatMap((name) => seedsOf(readTree(root, name), shared));
}

function seedsOf(own: Files, shared: Files): readonly Seed[] {
  const near = Object.keys(own).filter((path) => isSpec(path, own[path] ?? ''));
  return near.map((path) => ({ path, files: { ...shared, ...own }, near }));
}

function isSpec(path: string, text: string): boolean {
  return /\.ya?ml$/.test(path) && text.length <= longest;
}

function readTree(root: string, folder: string): Files {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.golden.json'))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort();
  return Object.fromEntries(
    paths.map((path) => [posix.relative(root, path), writtenOut(readFileSync(path, 'utf8'))]),
  );
}
