import { type Meant, meant } from '../../diagnostics/meant.ts';
import type { Span } from '../../diagnostics/span.ts';
import { didYouMean } from '../../util/did-you-mean.ts';

/** Names that references begin with in GitHub Actions, Argo and KFP, and what they begin with here. */
const ours: Readonly<Record<string, string>> = {
  needs: 'tasks',
  steps: 'tasks',
  jobs: 'tasks',
  dependencies: 'tasks',
  parameters: 'inputs',
  params: 'inputs',
  vars: 'inputs',
  workflow: 'run',
  pod: 'task',
  matrix: 'item',
  items: 'item',
  each: 'item',
};

/** What is read in another way here. */
const cures: Readonly<Record<string, string>> = {
  secrets:
    'A Secret is named where it is needed: `{secret: {name: …, key: …}}` in `env`, or as the value of an input of type Secret.',
  github: 'What an event says is not known here. Give it to the run as an input: `inputs.<name>`.',
  env: 'Variables are known inside of a step only. Give its value, or an input of the pipeline: `inputs.<name>`.',
};

const isHabit = (name: string): boolean => Object.hasOwn(ours, name) || Object.hasOwn(cures, name);

/** What to write instead of a name that no reference begins with. */
export function cureOfRoot(name: string, span: Span, roots: readonly string[]): Meant {
  if (isHabit(name) && cures[name] !== undefined) return { help: cures[name] };
  const habit = isHabit(name) ? ours[name] : undefined;
  const near = habit ?? didYouMean(name, [...roots, 'item']);
  if (near === 'item') return { help: 'Did you mean "item"? It can be used inside `forEach`.' };
  return meant(name, near, span, 'References start with `inputs.` or `tasks.`; texts are quoted.');
}
