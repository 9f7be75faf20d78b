import type { BoundPipeline } from '../../../src/model/bound.ts';
import { choosesFiles, isChecked, isHeld } from '../../../src/targets/argo/lower/task-access.ts';
import { portName } from '../../../src/targets/argo/names.ts';
import { own } from '../../support/own.ts';
import type { CaseOutcome, PipelineCase, Step } from '../../support/random/case.ts';
import { stepsOf } from '../../support/random/case.ts';
import { outcomeOf } from '../../support/random/outcome-of.ts';
import type { OutcomeRule } from '../harness.ts';

/** The judge's script that lets every step of a case end as the case says. */
export function scriptOf(
  pipeline: BoundPipeline,
  outcomes: PipelineCase['outcomes'],
): { readonly rules: readonly OutcomeRule[] } {
  const rules = stepsOf(pipeline).flatMap((step): readonly OutcomeRule[] => {
    const tries = Math.max(1, own(outcomes, step.path)?.length ?? 1);
    return placesOf(step).flatMap((place) =>
      Array.from({ length: tries }, (_, index) => ({
        ...place,
        // The last one is for all further tries.
        ...(index < tries - 1 && { attempt: index }),
        ...judged(step, outcomeOf(outcomes, step, index + 1)),
      })),
    );
  });
  return { rules };
}

/** A port may travel as a parameter, as a file, or both: what is missing is missing as both. */
function judged(
  { task }: Step,
  { exitCode, lost, late, delayMs, status, outputs }: CaseOutcome,
): Omit<OutcomeRule, 'path' | 'node'> {
  const texts: Record<string, string | null> = {};
  const files: Record<string, null> = {};
  for (const port of task.outputs) {
    const text = own(outputs, port.name) ?? null;
    texts[portName(port.name)] = text === null ? null : literal(text);
    if (text === null) files[portName(port.name)] = null;
  }
  const { body } = outputs ?? {};
  return {
    ...(task.kind === 'http' && { result: literal(body ?? '') }),
    ...(exitCode !== undefined && { exitCode }),
    ...(lost === true && { lost }),
    ...(late === true && { late }),
    ...(status !== undefined && { status }),
    ...(delayMs !== undefined && { delayMs }),
    outputs: texts,
    ...(Object.keys(files).length > 0 && { artifacts: files }),
  };
}

/** A text that begins with `=` is an expression of the judge's script. */
function literal(text: string): string {
  return text.startsWith('=') ? `=${JSON.stringify(text)}` : text;
}

/** How Argo calls the nodes of a step: DAGs around tasks have their names, items of loops are numbered, and rounds are in one another. */
function placesOf({ chain }: Step): readonly Pick<OutcomeRule, 'path' | 'node'>[] {
  let paths: readonly string[] = [''];
  for (const task of chain) {
    if (typeof task === 'string') {
      paths = paths.map((path) => (path === '' ? task : `${path}.${task}`));
      continue;
    }
    const itself = choosesFiles(task) || isChecked(task) ? [task.name, task.name] : [task.name];
    const forgiving = task.continueOnFailure ? [task.name, ...itself] : itself;
    const looped = [...(isHeld(task) ? [task.name] : []), `${task.name}(*)`, ...itself];
    const segments = task.loop === undefined ? forgiving : looped;
    // A random repetition ends in its fourth round, whatever its greatest number is.
    const max = task.kind === 'group' ? Math.min(task.repeat?.most ?? 1, 4) : 1;
    const rounds = Array.from({ length: max }, (_, round) => [
      ...segments,
      ...Array.from({ length: round }, () => 'next--'),
    ]);
    paths = paths.flatMap((path) =>
      rounds.map((one) => [path, ...one].filter((name) => name !== '').join('.')),
    );
  }
  return paths.map((path) => (path.includes('*') ? { node: path } : { path }));
}
