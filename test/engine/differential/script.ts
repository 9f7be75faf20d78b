import type { BoundPipeline } from '../../../src/model/bound.ts';
import { choosesFiles, isHeld } from '../../../src/targets/argo/lower/task-access.ts';
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
    return Array.from({ length: tries }, (_, index) => ({
      ...placeOf(step),
      // The last one is for all further tries.
      ...(index < tries - 1 && { attempt: index }),
      ...judged(step, outcomeOf(outcomes, step, index + 1)),
    }));
  });
  return { rules };
}

/** A port may travel as a parameter, as a file, or both: what is missing is missing as both. */
function judged(
  { task }: Step,
  { exitCode, lost, delayMs, outputs }: CaseOutcome,
): Omit<OutcomeRule, 'path' | 'node'> {
  const texts: Record<string, string | null> = {};
  const files: Record<string, null> = {};
  for (const port of task.outputs) {
    const text = own(outputs, port.name) ?? null;
    texts[portName(port.name)] = text === null ? null : literal(text);
    if (text === null) files[portName(port.name)] = null;
  }
  return {
    ...(exitCode !== undefined && { exitCode }),
    ...(lost === true && { lost }),
    ...(delayMs !== undefined && { delayMs }),
    outputs: texts,
    ...(Object.keys(files).length > 0 && { artifacts: files }),
  };
}

/** A text that begins with `=` is an expression of the judge's script. */
function literal(text: string): string {
  return text.startsWith('=') ? `=${JSON.stringify(text)}` : text;
}

/** How Argo calls the node of a step: DAGs around tasks have their names, and items of loops are numbered. */
function placeOf({ chain }: Step): Pick<OutcomeRule, 'path' | 'node'> {
  const segments = chain.flatMap((task) => {
    if (typeof task === 'string') return [task];
    const itself = choosesFiles(task) ? [task.name, task.name] : [task.name];
    if (task.loop !== undefined) return [...(isHeld(task) ? [task.name] : []), `${task.name}(*)`, ...itself];
    return task.continueOnFailure ? [task.name, ...itself] : itself;
  });
  const path = segments.join('.');
  return path.includes('*') ? { node: path } : { path };
}
