import { analyze } from '../../compiler/analyze.ts';
import { Sink } from '../../diagnostics/sink.ts';
import { mermaid } from '../../targets/mermaid/mermaid.ts';
import { svg } from '../../targets/svg/svg.ts';
import { exitCodes } from '../exit-codes.ts';
import { pipelineFile } from '../input-file.ts';
import type { Io } from '../io.ts';
import { deliver } from '../output.ts';
import type { Reporting } from '../report.ts';
import { report, usageError } from '../report.ts';

export interface GraphFlags {
  readonly format: keyof typeof drawings;
  readonly output?: string;
}

const drawings = { mermaid, svg };

/** Draws a pipeline that has no errors. */
export async function graph(
  argument: string,
  { format, output }: GraphFlags,
  reporting: Reporting,
  io: Io,
): Promise<number> {
  const file = await pipelineFile(argument, io);
  if ('problem' in file) return usageError(io, file.problem);
  const sink = new Sink();
  const analysis = await analyze(file.path, io.host, sink);
  const exitCode = await report({ diagnostics: sink.diagnostics(), checked: [file.path] }, reporting, io);
  if (analysis === undefined || exitCode !== exitCodes.clean) return exitCode;
  if (analysis.kind !== 'pipeline')
    return usageError(io, `${file.path} is a ${analysis.kind}; only pipelines are drawn`);
  const to = output === undefined ? {} : { output };
  return deliver(drawings[format](analysis.pipeline), to, io);
}
