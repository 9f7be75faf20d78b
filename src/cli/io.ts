import { readFileSync } from 'node:fs';
import { exitCodes } from './exit-codes.ts';
import { FileHost } from './file-host.ts';
import { writeFile } from './write-file.ts';

/** Everything that commands may do to the outside world. */
export interface Io {
  readonly host: FileHost;
  /** How diagnostics are to look on standard error. */
  readonly style: { readonly color: boolean; readonly width: number };
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
  /** What a file holds, byte for byte; undefined when it can't be read. */
  bytes(path: string): Uint8Array | undefined;
}

const defaultWidth = 100;

/** The real world of this process. A reader that goes away (`| head`) ends the output quietly. */
export function processIo(): Io {
  const { env } = process;
  const host = new FileHost(() => process.stdin);
  const terminal = env.TERM !== 'dumb' && !env.NO_COLOR;
  return {
    host,
    get style() {
      const { isTTY, columns } = process.stderr;
      return { color: isTTY === true && terminal, width: columns ?? defaultWidth };
    },
    debug: Boolean(env.PIPEWRIGHT_DEBUG),
    get outIsTerminal() {
      return process.stdout.isTTY === true;
    },
    out: (data) => void stream(process.stdout).write(data),
    err: (text) => void stream(process.stderr).write(text),
    write: (path, data) => writeFile(path, data, host.pathsRead()),
    bytes: readBytes,
  };
}

const watched = new WeakSet<NodeJS.WriteStream>();

/** A closed pipe is not worth a word; a full disk is. */
function stream(to: NodeJS.WriteStream): NodeJS.WriteStream {
  if (!watched.has(to)) {
    watched.add(to);
    to.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || to === process.stderr) return;
      process.stderr.write(`pipewright: standard output cannot be written: ${error.message}\n`);
      process.exitCode = exitCodes.usage;
    });
  }
  return to;
}

function readBytes(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
