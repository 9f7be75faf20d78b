import type { CompileOptions } from '../../compiler/compile.ts';
import { Sink } from '../../diagnostics/sink.ts';
import { compileOptions } from '../compile-options.ts';
import { compileOutputs, deliverAll } from '../compile-outputs.ts';
import { exitCodes } from '../exit-codes.ts';
import { pipelineFile } from '../input-file.ts';
import type { Io } from '../io.ts';
import { type OutputFlags, outputProblem, outputsFor } from '../output.ts';
import { parseInputs } from '../parse-inputs.ts';
import { type Reporting, report, usageError } from '../report.ts';

export interface CompileFlags extends OutputFlags {
  readonly kind?: NonNullable<CompileOptions['kind']>;
  readonly input?: readonly string[];
  readonly target?: NonNullable<CompileOptions['target']>;
  readonly emit: NonNullable<CompileOptions['emit']>;
  readonly templates?: string;
}

/** Compiles one pipeline, for each environment that is named; nothing is written when there are problems in one of them. */
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
  const chosen = compileOptions(flags, io);
  if (typeof chosen === 'string') return usageError(io, chosen);
  const sink = new Sink();
  const outputs = outputsFor(flags, file.path, io);
  const results = await compileOutputs(file.path, outputs, { inputs: inputs.values, ...chosen }, io, sink);
  const exitCode = await report({ diagnostics: sink.diagnostics(), checked: [file.path] }, reporting, io);
  return results === undefined || exitCode !== exitCodes.clean ? exitCode : deliverAll(results, io);
}
