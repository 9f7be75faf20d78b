import type { CompileFlags } from '../commands/compile.ts';
import type { ValidateFlags } from '../commands/validate.ts';
import { templatesIn } from '../compile-options.ts';
import type { Io } from '../io.ts';
import { watch } from './watch.ts';

export interface WatchFlags {
  readonly watch?: boolean;
}

type Call = (io: Io) => Promise<number>;

/** Validates again and again. */
export function watchValidate(
  call: Call,
  paths: readonly string[],
  { fix, writeBaseline }: ValidateFlags,
  io: Io,
): Promise<number> {
  const problem = paths.includes('-')
    ? 'standard input cannot be watched'
    : fix !== undefined || writeBaseline !== undefined
      ? '--watch checks again and again; use --fix and --write-baseline without it'
      : undefined;
  return watch(call, { roots: paths.length === 0 ? ['.'] : paths, problem }, io);
}

/** Compiles again and again, to a file. */
export function watchCompile(call: Call, file: string, flags: CompileFlags, io: Io): Promise<number> {
  const { check, output, templates } = flags;
  const problem =
    file === '-'
      ? 'standard input cannot be watched'
      : output === undefined || output === '-'
        ? '--watch writes a file again and again: name it with -o'
        : check === true
          ? '--check compares once; use it without --watch'
          : undefined;
  const others = (): readonly string[] => (templates === undefined ? [] : templatesIn(templates));
  return watch(call, { roots: [], others, problem }, io);
}
