import { closeSync, constants, openSync, readdirSync, readSync, type Stats, statSync } from 'node:fs';
import { posix, relative, resolve, sep } from 'node:path';
import type { Host, ReadFailure, ReadResult } from '../compiler/host.ts';

/** More is no specification; the parser's own limit is lower. */
const maxBytes = 10_000_000;

/** The real files, each read once a run. `-` is standard input. */
export class FileHost implements Host {
  readonly #results = new Map<string, Promise<ReadResult>>();
  readonly #passedOver = new Set<string>();
  readonly #stdin: () => AsyncIterable<Uint8Array>;

  constructor(stdin: () => AsyncIterable<Uint8Array>) {
    this.#stdin = stdin;
  }

  read(path: string): Promise<ReadResult> {
    this.#passedOver.delete(path);
    let result = this.#results.get(path);
    if (result === undefined) {
      result = path === '-' ? readStream(this.#stdin()) : Promise.resolve(readFile(path));
      this.#results.set(path, result);
    }
    return result;
  }

  async isDirectory(path: string): Promise<boolean> {
    try {
      return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
    } catch {
      return false;
    }
  }

  async entries(directory: string): Promise<readonly string[]> {
    try {
      return readdirSync(directory);
    } catch {
      return [];
    }
  }

  parents(path: string): readonly string[] {
    if (posix.isAbsolute(path)) return upwards(posix.dirname(path));
    const found: string[] = [];
    let directory = path === '-' ? '.' : posix.dirname(path);
    for (; directory !== '.' && posix.basename(directory) !== '..'; directory = posix.dirname(directory)) {
      found.push(directory);
    }
    for (const _ of upwards(slashes(resolve(directory)))) {
      found.push(directory);
      directory = directory === '.' ? '..' : `../${directory}`;
    }
    return found;
  }

  /** Says of files that were looked into that they are no part of the run, unless they are read again. */
  passOver(paths: Iterable<string>): void {
    for (const path of paths) this.#passedOver.add(path);
  }

  /** Everything that was asked for so far. */
  results(): Iterable<readonly [string, Promise<ReadResult>]> {
    return this.#results;
  }

  /** Every path that is a part of the run so far, for refusing to write over one. */
  pathsRead(): Iterable<string> {
    return [...this.#results.keys()].filter((path) => !this.#passedOver.has(path));
  }
}

/** A path as the compiler and the user see it: normalised, `/` between the parts, relative where it lies below the working directory. */
export function shownPath(path: string): string {
  if (path === '-') return path;
  const below = relative('.', path);
  const shown = below.startsWith('..') && resolve(path) === path ? path : below;
  return slashes(shown === '' ? '.' : shown);
}

function slashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

function upwards(directory: string): readonly string[] {
  const above = posix.dirname(directory);
  return above === directory ? [directory] : [directory, ...upwards(above)];
}

/** Synchronous: a run reads a few small files one after the other, and this is the quickest way to have them. */
function readFile(path: string): ReadResult {
  let file: number | undefined;
  try {
    // Most paths that are asked for do not exist, and an exception takes long.
    const info = statSync(path, { throwIfNoEntry: false });
    if (info === undefined) return failed('not-found');
    if (info.isDirectory()) return failed('is-directory');
    if (info.size > maxBytes) return failed('too-large');
    if (!info.isFile()) return readPipe(path, info);
    file = openSync(path, 'r');
    return readOpen(file, info.size);
  } catch (error) {
    return failed(isMissing(error) ? 'not-found' : 'unreadable');
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/**
 * Reads a device, or a pipe that somebody writes to, such as that of `<(…)`. To open a pipe without a writer would wait for one for ever, and
 * in a pipeline the file that names it is to be blamed.
 */
function readPipe(path: string, info: Stats): ReadResult {
  if (info.isSocket()) return failed('unreadable');
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const result = readOpen(file, 0);
    return result.ok && result.text === '' && info.isFIFO() ? failed('unreadable') : result;
  } finally {
    closeSync(file);
  }
}

/** Reads to the end or to the limit: pipes and devices have no size to go by. */
function readOpen(file: number, expected: number): ReadResult {
  const parts: Uint8Array[] = [];
  let size = 0;
  while (size <= maxBytes) {
    const chunk = new Uint8Array(expected === 0 ? 64 * 1024 : expected);
    const count = readChunk(file, chunk);
    if (count === 0) return decode(parts);
    size += count;
    parts.push(chunk.subarray(0, count));
  }
  return failed('too-large');
}

/** Waits while the writer of a pipe has nothing to say yet. */
function readChunk(file: number, chunk: Uint8Array): number {
  for (;;) {
    try {
      return readSync(file, chunk);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryAfter);
    }
  }
}

/** Milliseconds until a pipe is asked again. */
const retryAfter = 5;

async function readStream(chunks: AsyncIterable<Uint8Array>): Promise<ReadResult> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > maxBytes) return failed('too-large');
      parts.push(chunk);
    }
    return decode(parts);
  } catch {
    return failed('unreadable');
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A byte order mark is no part of the text. */
function decode(parts: readonly Uint8Array[]): ReadResult {
  try {
    return { ok: true, text: utf8.decode(Buffer.concat(parts)) };
  } catch {
    return failed('not-text');
  }
}

function failed(reason: ReadFailure): ReadResult {
  return { ok: false, reason };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
