import { posix } from 'node:path';
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
  /** Environments to compile for, each to a file of its own when there are several. */
  readonly env?: readonly string[];
}

/** Where the result for one environment goes. */
export interface Output {
  readonly environment: string | undefined;
  /** The directory that is made for it. */
  readonly directory?: string;
  readonly flags: OutputFlags;
}

/** Where each result goes: to what `-o` names, or into it, where it is a directory, as `<pipeline>.<environment>.yaml`. */
export function outputsFor(flags: OutputFlags, pipeline: string, io: Io): readonly Output[] {
  const environments = [...new Set(flags.env ?? [])];
  if (environments.length === 0) return [{ environment: undefined, flags }];
  const { output } = flags;
  const directory = isFile(output) && isDirectory(output, io) ? output : undefined;
  const ending = flags.package ?? 'yaml';
  return environments.map((environment) => ({
    environment,
    ...(directory !== undefined && { directory }),
    flags:
      directory === undefined
        ? flags
        : { ...flags, output: posix.join(directory, `${stem(pipeline)}.${environment}.${ending}`) },
  }));
}

function isDirectory(path: string, io: Io): boolean {
  return path.endsWith('/') || io.isDirectory(path);
}

/** The name of a pipeline's file, or of the directory that it is the pipeline of. */
function stem(path: string): string {
  const name = posix.basename(path).replace(/\.(ya?ml|json)$/i, '');
  const directory = posix.basename(posix.dirname(path));
  return name === 'pipeline' && !['.', '..', '', '/'].includes(directory)
    ? directory
    : name === '-'
      ? 'pipeline'
      : name;
}

/** What is wrong with where a result shall go, as far as that can be known before there is one. */
export function outputProblem(flags: OutputFlags, io: Io): string | undefined {
  const toFile = isFile(flags.output);
  const several = new Set(flags.env ?? []).size > 1;
  if (several && !(isFile(flags.output) && isDirectory(flags.output, io)))
    return 'several environments give several files: name a directory with -o, such as -o out/';
  if (flags.env === undefined && flags.output?.endsWith('/')) return `${flags.output} is a directory`;
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

/** Says that a file is not what would be written, and shows the difference on standard output. */
async function compare(path: string, data: string | Uint8Array, io: Io): Promise<number> {
  const there = io.bytes(path);
  if (there !== undefined && Buffer.compare(there, Buffer.from(data)) === 0) return exitCodes.clean;
  const { visible } = await import('../diagnostics/format/visible.ts');
  const state = there === undefined ? 'cannot be read' : 'is stale';
  io.err(`pipewright: ${visible(path)} ${state}: run again without --check to write it.\n`);
  if (there === undefined || typeof data !== 'string') return exitCodes.problems;
  const { showDifference } = await import('./show-difference.ts');
  showDifference(path, new TextDecoder().decode(there), data, [], io);
  return exitCodes.problems;
}

function isFile(output: string | undefined): output is string {
  return output !== undefined && output !== '-';
}
