import { exitCodes } from './exit-codes.ts';
import type { Io } from './io.ts';
import type { Packaging } from './pack.ts';
import { usageError } from './report.ts';

/** Where a result goes. */
export interface OutputFlags {
  /** A file, or `-` for standard output, which is the default. */
  readonly output?: string;
  /** Compare with the file instead of writing it. */
  readonly check?: boolean;
  readonly package?: Packaging;
}

/** What is wrong with where a result shall go, as far as that can be known before there is one. */
export function outputProblem(flags: OutputFlags, io: Io): string | undefined {
  const toFile = isFile(flags.output);
  if (flags.check && !toFile) return '--check compares with a file: name it with -o';
  if (flags.package !== undefined && !toFile && io.outIsTerminal)
    return `a ${flags.package} is not shown on a terminal: name a file with -o`;
  return undefined;
}

/** The form that a result is packed in: as asked, else as the file's name says. */
export function packagingOf(flags: OutputFlags): Packaging | undefined {
  if (flags.package !== undefined) return flags.package;
  if (/\.zip$/i.test(flags.output ?? '')) return 'zip';
  return /\.(tar\.gz|tgz)$/i.test(flags.output ?? '') ? 'tar.gz' : undefined;
}

/** Writes a result where it shall go, or compares it with what is there. */
export async function deliver(text: string, flags: OutputFlags, io: Io): Promise<number> {
  const packaging = packagingOf(flags);
  const data = packaging === undefined ? text : (await import('./pack.ts')).pack(text, packaging);
  if (!isFile(flags.output)) {
    io.out(data);
    return exitCodes.clean;
  }
  if (flags.check) return compare(flags.output, data, io);
  const problem = io.write(flags.output, data);
  return problem === undefined ? exitCodes.clean : usageError(io, problem);
}

function compare(path: string, data: string | Uint8Array, io: Io): number {
  const there = io.bytes(path);
  if (there !== undefined && Buffer.compare(there, Buffer.from(data)) === 0) return exitCodes.clean;
  const state = there === undefined ? 'cannot be read' : 'is stale';
  io.err(`pipewright: ${path} ${state}: compile again without --check to write it.\n`);
  return exitCodes.problems;
}

function isFile(output: string | undefined): output is string {
  return output !== undefined && output !== '-';
}
