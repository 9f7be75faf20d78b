import type { ApprovalTask, BoundPort } from '../model/bound.ts';
import { invariant } from '../util/invariant.ts';
import { type Environment, evaluate, evaluateText } from './evaluate.ts';
import { Fault } from './evaluate-fault.ts';
import type { Outcome, Values } from './simulation.ts';
import { outputOf } from './try-step.ts';

/** What an approval gives when it has ended: what was entered, and defaults for the rest; or why it has failed. */
export function answer(task: ApprovalTask, outcome: Outcome, around: Environment): Values | Fault {
  if (outcome.late === true) {
    invariant(task.timeout !== undefined, 'an approval without a timeout waits for ever');
    if (task.onTimeout === 'fail') return new Fault('nobody answered in time');
  }
  if ((outcome.exitCode ?? 0) !== 0) return new Fault('it was refused');
  const values = new Map<BoundPort, string | undefined>();
  for (const port of task.outputs) {
    const entered = outcome.late === true ? null : outputOf(outcome, port.name);
    const text = entered ?? defaultOf(port);
    if (text === undefined && !port.optional) return new Fault(`nothing was entered for ${port.name}`);
    values.set(port, text);
  }
  const environment: Environment = {
    text: (target) =>
      target.kind === 'output' && target.task === task ? values.get(target.port) : around.text(target),
  };
  for (const { port, holds } of task.checks) {
    const held = evaluate(holds, environment);
    if (!held.ok) return new Fault(held.reason);
    if (held.value !== true) return new Fault(`what was entered for ${port.name} is not allowed`);
  }
  return values;
}

export function defaultOf(port: BoundPort): string | undefined {
  if (port.default === undefined) return undefined;
  const { type, origin } = port;
  const literal = { kind: 'literal', value: port.default, type, absent: [], span: origin.span } as const;
  const result = evaluateText(literal, { text: () => undefined });
  invariant(result.ok, 'a default was checked');
  return result.text;
}
