import { resolve } from 'node:path';
import type { ReadResult } from '../../compiler/host.ts';
import { FileHost } from '../file-host.ts';
import { filesBelow } from '../find-specs.ts';

/** What a run has seen of the files. */
export interface Snapshot {
  /** Everything that was read, and what was looked for in vain. */
  readonly files: ReadonlyMap<string, ReadResult>;
  /** The files below the directories that it looked through. */
  readonly listed: ReadonlySet<string>;
}

/** Says what a run with this host has seen; `roots` are the directories that it looked through for files. */
export async function snapshot(host: FileHost, roots: readonly string[]): Promise<Snapshot> {
  const files = new Map<string, ReadResult>();
  for (const [path, result] of host.results()) files.set(path, await result);
  return { files, listed: listedBelow(roots) };
}

/** The first file that is not what a run has seen, apart from those that it wrote itself (whole paths); undefined when all is the same. */
export async function firstChange(
  { files, listed }: Snapshot,
  roots: readonly string[],
  written: ReadonlySet<string>,
): Promise<string | undefined> {
  const now = listedBelow(roots);
  for (const path of [...now, ...listed]) {
    if (now.has(path) !== listed.has(path) && !written.has(resolve(path))) return path;
  }
  const fresh = new FileHost(nothing);
  for (const [path, before] of files) {
    if (!written.has(resolve(path)) && !isSame(before, await fresh.read(path))) return path;
  }
  return undefined;
}

function listedBelow(roots: readonly string[]): ReadonlySet<string> {
  return new Set(roots.flatMap((root) => filesBelow(root).files));
}

function isSame(before: ReadResult, after: ReadResult): boolean {
  return before.ok ? after.ok && before.text === after.text : !after.ok && before.reason === after.reason;
}

async function* nothing(): AsyncIterable<Uint8Array> {}
