import type { ApprovalTask, BoundPort } from '../../../model/bound.ts';
import { portName } from '../names.ts';
import { quote } from './expression/code.ts';
import { type ArgoAccess, lowerCondition } from './expression/index.ts';
import { createFrame, type Frame } from './frame.ts';
import { outputCode } from './task-access.ts';

/** The inside of the DAG around a question: how its outputs are read there, by which nothing is missing that can be left out. */
export function answerFrame(task: ApprovalTask, fallback: (port: BoundPort) => string | undefined): Frame {
  const frame = createFrame(new Map());
  return {
    ...frame,
    access(target) {
      if (target.kind !== 'output' || target.task !== task) return frame.access(target);
      const code = entryCode(task, target.port, fallback(target.port));
      return {
        code,
        simpleTag: `{{=${code}}}`,
        encoding: 'raw',
        presence: { kind: target.port.optional ? 'sentinel' : 'always' },
      } satisfies ArgoAccess;
    },
  };
}

function entryCode(task: ApprovalTask, port: BoundPort, fallback: string | undefined): string {
  const entered = enteredCode(task, port);
  if (fallback === undefined) return `(${hasEnded(task)} ? ${entered} : nil)`;
  return `(${hasEnded(task)} && ${entered} != nil ? ${entered} : ${quote(fallback).text})`;
}

/** In a form that gives nil where nothing was entered. */
function enteredCode(task: ApprovalTask, port: BoundPort): string {
  return outputCode(task, portName(port.name));
}

/** Without a member that fails where the task is not known, Argo would compute an expression before the task has run. */
function hasEnded({ name }: ApprovalTask): string {
  return `tasks['${name}'].status == 'Succeeded'`;
}

/**
 * The `when` of a task that never runs, which ends as an error when the answer came too late or will not do; undefined where every answer
 * will. `timeout`: seconds, or the name of the input that says them.
 */
export function answerProblem(
  task: ApprovalTask,
  frame: Frame,
  timeout: number | string | undefined,
): string | undefined {
  const problems: string[] = [];
  const fails = (condition: string, why: string): void => {
    problems.push(`(${condition} && asInt(${quote(why).text}) > 0)`);
  };
  if (timeout !== undefined && task.onTimeout === 'fail') {
    const limit = typeof timeout === 'string' ? `asInt(inputs.parameters['${timeout}'])` : timeout;
    fails(
      `${unixTime(task, 'finishedAt')} - ${unixTime(task, 'startedAt')} >= ${limit}`,
      'nobody answered in time',
    );
  }
  for (const port of task.outputs) {
    if (port.default !== undefined || port.optional) continue;
    fails(`${enteredCode(task, port)} == nil`, `nothing was entered for ${port.name}`);
  }
  for (const { port, holds } of task.checks) {
    const held = lowerCondition(holds, frame).slice('{{='.length, -'}}'.length).trim();
    fails(`!(${held})`, `what was entered for ${port.name} is not allowed`);
  }
  return problems.length === 0 ? undefined : `{{= ${hasEnded(task)} && (${problems.join(' || ')}) }}`;
}

function unixTime({ name }: ApprovalTask, field: 'startedAt' | 'finishedAt'): string {
  return `asInt(sprig.unixEpoch(sprig.toDate('2006-01-02T15:04:05Z07:00', tasks['${name}'].${field})))`;
}
