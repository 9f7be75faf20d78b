import type { Host } from '../../compiler/host.ts';
import { importComponent } from '../../compiler/import/import-component.ts';
import { readProblem } from '../../compiler/load/read-document.ts';
import { validate } from '../../compiler/validate.ts';
import { visible } from '../../diagnostics/format/visible.ts';
import { Sink } from '../../diagnostics/sink.ts';
import { exitCodes } from '../exit-codes.ts';
import { shownPath } from '../file-host.ts';
import type { Io } from '../io.ts';
import { deliver } from '../output.ts';
import { type Reporting, report, usageError } from '../report.ts';

/** Rewrites a component of KFP in our form; nothing is written when there are problems in it. */
export async function importComponentFile(
  argument: string,
  { output }: { readonly output?: string },
  reporting: Reporting,
  io: Io,
): Promise<number> {
  const path = shownPath(argument);
  const read = await io.host.read(path);
  if (!read.ok) return usageError(io, readProblem(path, read.reason));
  const sink = new Sink();
  const imported = importComponent({ path, text: read.text }, sink);
  if (imported !== undefined) await validate(path, withText(io.host, path, imported.text), sink);
  const exitCode = await report({ diagnostics: sink.diagnostics(), checked: [path] }, reporting, io);
  if (imported === undefined || exitCode !== exitCodes.clean) return exitCode;
  for (const { what, from, to } of imported.renamed)
    io.err(`pipewright: the ${what} "${visible(from)}" is called "${to}" now.\n`);
  return deliver(imported.text, output === undefined ? {} : { output }, io);
}

/** The files as they are, but for one. */
function withText(host: Host, path: string, text: string): Host {
  return {
    read: async (wanted) => (wanted === path ? { ok: true, text } : host.read(wanted)),
    isDirectory: (wanted) => host.isDirectory(wanted),
    parents: (wanted) => host.parents(wanted),
  };
}
