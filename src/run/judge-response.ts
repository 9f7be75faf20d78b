import type { HttpTask } from '../model/bound.ts';
import { evaluate } from './evaluate.ts';
import { Fault } from './evaluate-fault.ts';
import type { Outcome, Values } from './simulation.ts';
import { outputOf } from './try-step.ts';

/** Why a response is no success. `given`: the texts that the condition reads besides it. */
export function judgeResponse(task: HttpTask, outcome: Outcome, given: Values): Fault | undefined {
  const status = outcome.status ?? 200;
  if (task.success === undefined)
    return status >= 200 && status < 300 ? undefined : new Fault(`the status of the response is ${status}`);
  const held = evaluate(task.success.holds, {
    text: (target) => {
      if (target.kind === 'input') return given.get(target.port);
      const isStatus = target.kind === 'output' && target.port.name === 'status';
      return isStatus ? String(status) : (outputOf(outcome, 'body') ?? '');
    },
  });
  if (!held.ok) return new Fault(held.reason);
  return held.value === true ? undefined : new Fault('the response is no success');
}
