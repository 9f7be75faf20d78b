import type { Outcome, StepStart } from './simulation.ts';

/** Outcomes by the path of a step, or by its task's name alone; of a list, one for each try, the last for all further ones. */
export type Script = Readonly<Record<string, Outcome | readonly Outcome[]>>;

/** Outcomes as a script says them. A step that it does not name ends well and writes `outputs`, by the names of its outputs. */
export function scripted(
  script: Script,
  outputs: NonNullable<Outcome['outputs']> = {},
): (start: StepStart) => Outcome {
  return ({ path, task, attempt }) => {
    const said = script[path] ?? script[task.name] ?? {};
    const outcome = isList(said) ? (said[Math.min(attempt, said.length) - 1] ?? {}) : said;
    return { ...outcome, outputs: { ...outputs, ...outcome.outputs } };
  };
}

function isList(said: Outcome | readonly Outcome[]): said is readonly Outcome[] {
  return Array.isArray(said);
}
