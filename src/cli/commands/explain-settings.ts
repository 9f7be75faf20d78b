import { analyze } from '../../compiler/analyze.ts';
import { explainableTasks, explainSettings } from '../../compiler/explain-settings.ts';
import { Sink } from '../../diagnostics/sink.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { exitCodes } from '../exit-codes.ts';
import { pipelineFile } from '../input-file.ts';
import type { Io } from '../io.ts';
import { type Reporting, report, usageError } from '../report.ts';
import { settingsTable } from '../settings-table.ts';

/** Prints every effective setting of a task, and who said it. */
export async function explainSettingsOf(
  argument: string,
  name: string,
  environment: string | undefined,
  reporting: Reporting,
  io: Io,
): Promise<number> {
  const file = await pipelineFile(argument, io);
  if ('problem' in file) return usageError(io, file.problem);
  const sink = new Sink();
  const analysis = await analyze(file.path, io.host, sink, environment);
  if (analysis === undefined)
    return report({ diagnostics: sink.diagnostics(), checked: [file.path] }, reporting, io);
  if (analysis.kind !== 'pipeline')
    return usageError(io, `${file.path} is a ${analysis.kind}, not a pipeline`);
  const tasks = explainableTasks(analysis);
  const task = tasks.get(name);
  if (task === undefined) {
    const near = didYouMean(name, [...tasks.keys()]);
    const known = near === undefined ? `they are ${[...tasks.keys()].join(', ')}` : `did you mean "${near}"?`;
    return usageError(io, `no task "${name}" runs a step; ${known}`);
  }
  io.out(settingsTable(explainSettings(analysis, task)));
  return exitCodes.clean;
}
