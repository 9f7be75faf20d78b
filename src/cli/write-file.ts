import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Puts a file in place in one step: readers see the old content or the new, never half of it. Keeps the mode of a file that is there and
 * writes through a symbolic link. Pipes and devices are written to as they are. Gives the problem, in words, when it can't.
 */
export function writeFile(
  path: string,
  data: string | Uint8Array,
  inputs: Iterable<string>,
): string | undefined {
  const target = resolved(path);
  for (const input of inputs) {
    if (input !== '-' && resolved(input) === target)
      return `${path} is an input of this run; it is not overwritten`;
  }
  try {
    const there = statSync(target, { throwIfNoEntry: false });
    if (there?.isDirectory()) return `${path} is a directory`;
    if (there !== undefined && !there.isFile()) writeTo(openSync(target, 'w'), data);
    else replace(target, data, there?.mode);
    return undefined;
  } catch (error) {
    return `${path} cannot be written: ${reasonOf(error)}`;
  }
}

/** Why, without the name of the file that would have taken its place. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.startsWith('ENOENT') ? 'there is no such directory' : message.replace(/, open '.*'$/, '');
}

/**
 * Puts a text in the place of another that was read from a file, in one step; a byte order mark stays. Gives the problem, in words, when it can't:
 * also when the file has changed since, or may not be written.
 */
export function rewriteFile(path: string, before: string, after: string): string | undefined {
  try {
    const bytes = readFileSync(path);
    const mark = bytes.subarray(0, 3).equals(byteOrderMark) ? byteOrderMark : Buffer.alloc(0);
    if (!bytes.equals(Buffer.concat([mark, Buffer.from(before)])))
      return `${path} has changed since it was read; it is left as it is`;
    accessSync(path, constants.W_OK);
    return writeFile(path, Buffer.concat([mark, Buffer.from(after)]), []);
  } catch (error) {
    return `${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

function replace(target: string, data: string | Uint8Array, mode: number | undefined): void {
  const unique = `${process.pid}-${Date.now().toString(36)}`;
  const temporary = join(dirname(target), `.${basename(target)}.${unique}.tmp`);
  const file = openSync(temporary, 'wx', 0o666);
  try {
    if (mode !== undefined) fchmodSync(file, mode & 0o7777);
    writeTo(file, data, true);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeTo(file: number, data: string | Uint8Array, sync = false): void {
  try {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    if (sync) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The file behind links; the path itself where nothing is there yet. */
function resolved(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    try {
      return join(realpathSync(dirname(path)), basename(path));
    } catch {
      return path;
    }
  }
}
