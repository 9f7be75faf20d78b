import { mkdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import type { PrettyOptions } from '../diagnostics/format/pretty.ts';
import { errorPages } from './error-pages.ts';
import { exitCodes } from './exit-codes.ts';
import { FileHost } from './file-host.ts';
import { rewriteFile, writeFile } from './write-file.ts';

/** Everything that commands may do to the outside world. */
export interface Io {
  readonly host: FileHost;
  /** How diagnostics are to look on standard error. */
  readonly style: PrettyOptions;
  /** A bug shows where it happened. */
  readonly debug: boolean;
  /** Whether results would be shown on a terminal. */
  readonly outIsTerminal: boolean;
  /** Writes to standard output: results. */
  out(data: string | Uint8Array): void;
  /** Writes to standard error: diagnostics and messages. */
  err(text: string): void;
  /** Writes a file in one step; gives the problem when it can't. Never overwrites a file that was read. */
  write(path: string, data: string | Uint8Array): string | undefined;
  /** Puts a new text in the place of one that was read, in one step; gives the problem when it can't, or when the file holds another text by now. */
  rewrite(path: string, before: string, after: string): string | undefined;
  isDirectory(path: string): boolean;
  /** Makes a directory that is not there yet; gives the problem when it can't. */
  makeDirectory(path: string): string | undefined;
  /** What a file holds, byte for byte; undefined when it can't be read. */
  bytes(path: string): Uint8Array | undefined;
}

/** The columns of what is not a terminal. */
export const defaultWidth = 100;

/** The real world of this process. A reader that goes away (`| head`) ends the output quietly. */
export function processIo(): Io {
  const { env } = process;
  const host = new FileHost(() => process.stdin);
  const terminal = env.TERM !== 'dumb' && !env.NO_COLOR;
  return {
    host,
    get style() {
      const { isTTY, columns } = process.stderr;
      const color = isTTY === true && terminal;
      const page = color ? errorPages(env, process.argv[1]) : undefined;
      return { color, width: columns ?? defaultWidth, ...(page !== undefined && { page }) };
    },
    debug: Boolean(env.PIPEWRIGHT_DEBUG),
    get outIsTerminal() {
      return process.stdout.isTTY === true;
    },
    out: (data) => writeTo(stdout, data),
    err: (text) => writeTo(stderr, text),
    write: (path, data) => writeFile(path, data, host.pathsRead()),
    rewrite: rewriteFile,
    isDirectory: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true,
    makeDirectory,
    bytes: readBytes,
  };
}

const stdout = 1;
const stderr = 2;

/**
 * Writes to a standard stream by its number: `process.stdout` would load all of Node's streams first. A reader that went away is not worth
 * a word; a full disk is.
 */
function writeTo(stream: number, data: string | Uint8Array): void {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(stream, bytes, done);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'EAGAIN') wait(retryAfter);
      else if (code === 'EPIPE' || code === 'EOF' || stream === stderr) return;
      else {
        writeTo(stderr, `pipewright: standard output cannot be written: ${message}\n`);
        process.exitCode = exitCodes.usage;
        return;
      }
    }
  }
}

/** Milliseconds until a pipe that is full and does not wait by itself is tried again. */
const retryAfter = 5;

function wait(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function makeDirectory(path: string): string | undefined {
  try {
    mkdirSync(path, { recursive: true });
    return undefined;
  } catch (error) {
    return `${path} cannot be made: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function readBytes(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
