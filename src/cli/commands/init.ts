import { visible } from '../../diagnostics/format/visible.ts';
import { exitCodes } from '../exit-codes.ts';
import { shownPath } from '../file-host.ts';
import { choose, type InitFlags } from '../init/choose.ts';
import { Questions } from '../init/questions.ts';
import { plan, writeProject } from '../init/write-project.ts';
import type { Io } from '../io.ts';
import { usageError } from '../report.ts';

/** Makes a small project that is valid as it is. Nothing that is there is written over without being told to. */
export async function init(flags: InitFlags, io: Io): Promise<number> {
  const questions = flags.yes !== true && Questions.canAsk() ? new Questions() : undefined;
  try {
    return await make(flags, questions, io);
  } finally {
    questions?.close();
  }
}

async function make(flags: InitFlags, questions: Questions | undefined, io: Io): Promise<number> {
  const choice = await choose(flags, questions);
  if ('problem' in choice) return usageError(io, choice.problem);
  const planned = plan(choice.name, shownPath(choice.directory), flags.hooks, io);
  const { directory, inTheWay, leftOut } = planned;
  if (inTheWay.length > 0 && flags.force !== true) {
    const there = `${inTheWay.join(', ')} ${inTheWay.length === 1 ? 'is' : 'are'} there already`;
    if (questions === undefined) return usageError(io, `${there}; --force writes over what is there`);
    if (!(await questions.askYes(`${there}. Write over?`))) return usageError(io, 'nothing was written');
  }
  const done = await writeProject(planned, io);
  if ('problem' in done) return usageError(io, done.problem);
  io.out(done.written.map((path) => `${path}\n`).join(''));
  for (const left of leftOut) io.err(`pipewright: ${left}.\n`);
  io.err(`pipewright: now try "pipewright compile ${visible(directory)} -o workflow.yaml".\n`);
  return exitCodes.clean;
}
