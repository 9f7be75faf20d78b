import fc from 'fast-check';
import type { Host, ReadResult } from '../../src/compiler/host.ts';
import { type Files, MemoryHost } from '../support/compile.ts';
import { type Change, change, changed } from './change.ts';
import type { Group, Seed } from './corpus.ts';

/** A document of the corpus, and how it and its neighbours are changed. */
export interface Case {
  readonly seed: Seed;
  readonly other: Seed;
  readonly changes: readonly Change[];
}

export function anyCase(groups: readonly Group[]): fc.Arbitrary<Case> {
  const anySeed = fc.oneof(
    ...groups.map(({ weight, seeds }) => ({ weight, arbitrary: fc.constantFrom(...seeds) })),
  );
  return fc.record({
    seed: anySeed,
    other: anySeed,
    changes: fc.oneof(
      { weight: 3, arbitrary: fc.array(change, { minLength: 1, maxLength: 1 }) },
      { weight: 2, arbitrary: fc.array(change, { minLength: 2, maxLength: 3 }) },
      { weight: 1, arbitrary: fc.array(change, { minLength: 4, maxLength: 10 }) },
    ),
  });
}

/** The files after all changes, and which of them are no text any more. */
export function madeFiles({ seed, other, changes }: Case): {
  readonly files: Files;
  readonly broken: ReadonlySet<string>;
} {
  const files: Record<string, string> = { ...seed.files };
  const broken = new Set<string>();
  for (const one of changes) {
    const path = one.file < 4 ? seed.path : (seed.near[one.from % seed.near.length] ?? seed.path);
    const text = changed(files[path] ?? '', one, other.files[other.path] ?? '');
    if (text === undefined) broken.add(path);
    else files[path] = text;
  }
  return { files, broken };
}

/** The files of a case as a file system would give them. */
export function hostOf(one: Case): Host {
  const { files, broken } = madeFiles(one);
  const memory = new MemoryHost(files);
  return {
    read: async (path): Promise<ReadResult> =>
      broken.has(path) ? { ok: false, reason: 'not-text' } : memory.read(path),
    isDirectory: (path) => memory.isDirectory(path),
    parents: (path) => memory.parents(path),
  };
}

/** What is needed to see a case again: the whole text of what was changed. */
export function described(one: Case): string {
  const { files } = madeFiles(one);
  const texts = Object.entries(files).filter(([path, text]) => text !== one.seed.files[path]);
  const shown = texts.map(([path, text]) => `--- ${path}\n${JSON.stringify(text.slice(0, 4000))}`);
  return `${one.seed.path}, changed by ${JSON.stringify(one.changes)}\n${shown.join('\n')}`;
}
