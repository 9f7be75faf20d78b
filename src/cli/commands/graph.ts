import { analyze } from '../../compiler/analyze.ts';
import { Sink } from '../../diagnostics/sink.ts';
import { exitCodes } from '../exit-codes.ts';
import { pipelineFile } from '../input-file.ts';
import type { Io } from '../io.ts';
import { deliver } from '../output.ts';
import type { Reporting } from '../report.ts';
import { report, usageError } from '../report.ts';

export interface GraphFlags {
  readonly format: 'mermaid' | 'svg';
  readonly output?: string;
}

/** Draws a pipeline that has no errors. */
export async function graph(
  argument: string,
  flags: GraphFlags,
  reporting: Reporting,
  io: Io,
): Promise<number> {
  const file = await pipelineFile(argument, io);
  if ('problem' in file) return usageError(io, file.problem);
  const sink = new Sink();
  const analysis = await analyze(file.path, io.host, sink);
  const exitCode = report(sink.diagnostics(), reporting, io);
  return exitCode;
}
