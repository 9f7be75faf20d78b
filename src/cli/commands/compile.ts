import type { CompileOptions } from '../../compiler/compile.ts';
import { compile as compilePipeline } from '../../compiler/compile.ts';
import { Sink } from '../../diagnostics/sink.ts';
import { exitCodes } from '../exit-codes.ts';
import { pipelineFile } from '../input-file.ts';
import type { Io } from '../io.ts';
import type { OutputFlags } from '../output.ts';
import { deliver, outputProblem } from '../output.ts';
import { parseInputs } from '../parse-inputs.ts';
import type { Reporting } from '../report.ts';
import { report, usageError } from '../report.ts';

export interface CompileFlags extends OutputFlags {
  readonly kind?: NonNullable<CompileOptions['kind']>;
  readonly input?: readonly string[];
  readonly target: CompileOptions['target'];
}

/** Compiles one pipeline; nothing is written when there are problems. */
export async function compile(
  argument: string,
  flags: CompileFlags,
  reporting: Reporting,
  io: Io,
): Promise<number> {
  const inputs = parseInputs(flags.input ?? []);
  if ('problem' in inputs) return usageError(io, inputs.problem);
  const refused = outputProblem(flags, io);
  if (refused !== undefined) return usageError(io, refused);
  const file = await pipelineFile(argument, io);
  if ('problem' in file) return usageError(io, file.problem);
  const sink = new Sink();
  const { kind, target } = flags;
  const options = { inputs: inputs.values, target, ...(kind === undefined ? {} : { kind }) };
  const text = await compilePipeline(file.path, io.host, options, sink);
  const exitCode = await report(sink.diagnostics(), reporting, io);
  if (text === undefined || exitCode !== exitCodes.clean) return exitCode;
  return deliver(text, flags, io);
}
