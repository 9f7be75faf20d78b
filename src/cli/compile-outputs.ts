import type { CompileOptions } from '../compiler/compile.ts';
import { compile } from '../compiler/compile.ts';
import { Sink } from '../diagnostics/sink.ts';
import { exitCodes } from './exit-codes.ts';
import type { Io } from './io.ts';
import type { Output } from './output.ts';
import { deliver } from './output.ts';
import { usageError } from './report.ts';

export interface Compiled {
  readonly text: string;
  readonly output: Output;
}

/** Compiles a pipeline for each output; undefined when there are errors in one of them. All findings go to `all`. */
export async function compileOutputs(
  path: string,
  outputs: readonly Output[],
  options: CompileOptions,
  io: Io,
  all: Sink,
): Promise<readonly Compiled[] | undefined> {
  const results: Compiled[] = [];
  for (const output of outputs) {
    const { environment } = output;
    // A sink of its own: what was found for another environment counts for this one too.
    const sink = new Sink();
    const text = await compile(
      path,
      io.host,
      environment === undefined ? options : { ...options, environment },
      sink,
    );
    if (text !== undefined) results.push({ text, output });
    for (const one of sink.diagnostics()) all.add(one);
  }
  return results.length < outputs.length ? undefined : results;
}

/** Writes or compares every result, and gives the worst exit code. */
export async function deliverAll(results: readonly Compiled[], io: Io): Promise<number> {
  let worst: number = exitCodes.clean;
  for (const { text, output } of results) {
    const { directory, flags } = output;
    const problem = directory === undefined || flags.check ? undefined : io.makeDirectory(directory);
    if (problem !== undefined) return usageError(io, problem);
    worst = Math.max(worst, await deliver(text, flags, io));
  }
  return worst;
}
