import type { LeafTask } from '../model/bound.ts';

import { Fault } from './evaluate-fault.ts';
import type { Outcome, Scenario, StepStart, Values } from './simulation.ts';

export interface TriedStep extends Omit<StepStart, 'attempt'> {
  /** How often it may be tried after the first time. */
  readonly retries: number;
  /** Whether the condition of the retries holds after a try; not asked when there is none. */
  readonly asks?: (last: LastTry) => boolean | Fault;
  /** Of a request: why a response is no success. */
  readonly judges?: (outcome: Outcome) => Fault | undefined;
}

/** How a try ended that was no success. */
export interface LastTry {
  readonly exitCode: number;
  readonly status: 'Failed' | 'Error';
  readonly message: string;
  readonly number: number;
}

/** Starts a step until it ends well, or until it may not be tried again. */
export function tryStep(
  { task, path, inputs, retries, asks, judges }: TriedStep,
  scenario: Scenario,
): { readonly attempts: number; readonly result: Values | Fault } {
  const retried = 'settings' in task ? task.settings.retry?.for : undefined;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = scenario.outcome({ path, task, attempt, inputs });
    const fault = faultOf(task, outcome, judges);
    if (fault === undefined) return { attempts: attempt, result: written(task, outcome, path) };
    const again = retried === 'any' || retried === fault.kind;
    if (!again || attempt > retries) return { attempts: attempt, result: new Fault(fault.reason) };
    const wanted = asks?.({
      exitCode: outcome.lost === true ? -1 : (outcome.exitCode ?? 0),
      status: fault.kind === 'failed' ? 'Failed' : 'Error',
      message: fault.reason,
      number: attempt,
    });
    if (wanted instanceof Fault) return { attempts: attempt, result: wanted };
    if (wanted === false) return { attempts: attempt, result: new Fault(fault.reason) };
  }
}

/** Why a try is no success, and by which word of `retry.for` it is tried again. */
function faultOf(
  task: LeafTask,
  outcome: Outcome,
  judges: TriedStep['judges'],
): { readonly kind: 'failed' | 'error'; readonly reason: string } | undefined {
  if (outcome.lost === true) return { kind: 'error', reason: 'the machine failed' };
  const exitCode = outcome.exitCode ?? 0;
  if (exitCode !== 0) return { kind: 'failed', reason: `it ended with ${exitCode}` };
  const judged = judges?.(outcome);
  if (judged !== undefined) return { kind: 'failed', reason: judged.reason };
  const missing = task.outputs.find((port) => !port.optional && outputOf(outcome, port.name) === null);
  return missing && { kind: 'error', reason: `it did not write ${missing.name}` };
}

/** One line end is taken off what a step writes. */
function written(task: LeafTask, outcome: Outcome, path: string): Values {
  return new Map(
    task.outputs.map((port) => {
      const text = outputOf(outcome, port.name);
      if (text === null) return [port, undefined];
      if (port.type.kind === 'artifact') return [port, `${path}/${port.name}`];
      // A response is not cut.
      return [port, task.kind === 'http' ? (text ?? '') : (text ?? '').replace(/\n$/, '')];
    }),
  );
}

/** Outputs may be called `constructor`. */
export function outputOf({ outputs }: Outcome, name: string): string | null | undefined {
  return outputs !== undefined && Object.hasOwn(outputs, name) ? outputs[name] : undefined;
}
