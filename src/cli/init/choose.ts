import { basename, resolve } from 'node:path';
import { checkPipelineName } from '../../compiler/bind/check-name.ts';
import { Sink } from '../../diagnostics/sink.ts';
import type { Questions } from './questions.ts';

export interface InitFlags {
  readonly name?: string;
  readonly dir?: string;
  /** Ask nothing. */
  readonly yes?: boolean;
  /** Write over files that are there. */
  readonly force?: boolean;
  /** Write hooks for pre-commit. */
  readonly hooks: boolean;
}

/** What kind of project to make. */
export interface Choice {
  readonly name: string;
  readonly directory: string;
}

/** Finds out what is wanted, from the flags and from who can be asked; or why it cannot be. */
export async function choose(
  { name: given, dir }: InitFlags,
  questions: Questions | undefined,
): Promise<Choice | { readonly problem: string }> {
  const nothing = { problem: 'nothing was written' };
  const directory =
    dir ?? (questions === undefined ? '.' : await questions.ask('Directory of the project', '.'));
  if (directory === undefined) return nothing;
  if (given !== undefined) return checked(given, directory);
  const proposed = nameOf(directory);
  if (questions === undefined) return checked(proposed, directory);
  for (;;) {
    const answer = await questions.ask('Name of the pipeline', proposed);
    if (answer === undefined) return nothing;
    const choice = checked(answer, directory);
    if (!('problem' in choice)) return choice;
    process.stderr.write(`${choice.problem}\n`);
  }
}

function checked(name: string, directory: string): Choice | { readonly problem: string } {
  const sink = new Sink();
  checkPipelineName(name, true, { file: { path: '', text: '' }, start: 0, end: 0 }, sink);
  const [problem] = sink.diagnostics();
  return problem === undefined ? { name, directory } : { problem: problem.message };
}

/** A name that is allowed, after the directory. */
function nameOf(directory: string): string {
  const name = basename(resolve(directory))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  return name === '' ? 'my-pipeline' : name;
}
