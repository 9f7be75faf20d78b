import type { ApprovalTask, BoundPort } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import type { Value } from '../../../model/type.ts';
import { UniqueNames } from '../../../util/unique-name.ts';
import type { ArgoDagTask, ArgoParameter, ArgoTemplate, TemplateOrigin } from '../model.ts';
import { portName, templateName } from '../names.ts';
import { answerFrame, answerProblem } from './answer-check.ts';
import type { Invocation } from './arguments.ts';
import type { Context } from './context.ts';
import { lowerDepends } from './depends.ts';
import {
  absentText,
  lowerArgument,
  lowerCondition,
  lowerFieldText,
  lowerFreeText,
  lowerOutputExpression,
} from './expression/index.ts';
import { withoutTags } from './expression/transport.ts';
import { createFrame, type Frame } from './frame.ts';
import { nothingTemplate } from './nothing.ts';
import { withPorts } from './ports.ts';
import { isChecked } from './task-access.ts';

/** What the person is told, and how long Argo waits: inputs of the template, or a constant. */
interface Question {
  readonly told: readonly ArgoParameter[];
  /** In seconds, or the name of an input. */
  readonly timeout: number | string | undefined;
  readonly origin: TemplateOrigin;
}

/**
 * A task for which Argo waits until somebody resumes it. What Argo does not do is done in a DAG around it: Argo lets a task go on whose time is
 * over; it leaves outputs without a value when the task alone is resumed; and it takes whatever is entered.
 */
export function lowerApproval(task: ApprovalTask, frame: Frame, context: Context): Invocation {
  const { message, timeout } = task;
  const names = new UniqueNames(
    253,
    task.outputs.map(({ name }) => portName(name)),
  );
  const told: ArgoParameter[] = [];
  if (message !== undefined) told.push({ name: names.take('message'), value: lowerFreeText(message, frame) });
  const seconds = timeout?.kind === 'literal' ? Number(timeout.value) : undefined;
  const given = seconds === undefined && timeout !== undefined ? names.take('timeout') : undefined;
  if (given !== undefined && timeout !== undefined)
    told.push({ name: given, value: lowerArgument(wholeNumber(timeout), frame) });
  const origin = { file: task.origin.key.file.path, path: `tasks.${task.name}` };
  const question: Question = { told, timeout: seconds ?? given, origin };
  return {
    template: isChecked(task)
      ? checkedTemplate(task, question, context)
      : questionTemplate(task, task.name, question, context),
    call: { arguments: told.length === 0 ? {} : { parameters: told }, optional: new Set() },
  };
}

function wholeNumber(value: BoundExpression): BoundExpression {
  const { type, absent, span } = value;
  return { kind: 'call', name: 'int', arguments: [value], type, absent, span };
}

/** The expression by which an answer is judged, and what each check adds to it. */
export function judgementOf(task: ApprovalTask): {
  readonly whole: string;
  readonly checks: readonly { readonly port: BoundPort; readonly code: string }[];
} {
  const frame = answerFrame(task, fallbackText);
  const checks = task.checks.map(({ port, holds }) => ({ port, code: lowerCondition(holds, frame) }));
  return { whole: answerProblem(task, frame, task.timeout && 'timeout') ?? '', checks };
}

/** The question itself. */
function questionTemplate(
  task: ApprovalTask,
  name: string,
  { told, timeout, origin }: Question,
  context: Context,
): string {
  const asked = task.outputs.map(askedFor);
  const inputs = [...told.map((one) => ({ name: one.name })), ...asked];
  const duration = typeof timeout === 'string' ? `{{inputs.parameters.${timeout}}}` : timeout;
  const outputs = task.outputs.map((port) => {
    const text = fallbackText(port);
    return {
      name: portName(port.name),
      valueFrom: { supplied: {}, ...(text !== undefined && { default: text }) },
    };
  });
  const body: Omit<ArgoTemplate, 'name'> = {
    ...withPorts('inputs', inputs, []),
    ...withPorts('outputs', outputs, []),
    suspend: duration === undefined ? {} : { duration: String(duration) },
  };
  return context.share(templateName(name), body, origin);
}

/** What Argo shows of an entry: inputs of the same names. */
function askedFor(port: BoundPort): ArgoParameter {
  const { description, constraints, type } = port;
  const words = constraints.enum ?? (type.kind === 'bool' ? [true, false] : undefined);
  const text = port.default === undefined ? undefined : fallbackText(port);
  return {
    name: portName(port.name),
    ...(description !== undefined && { description: withoutTags(description) }),
    ...(words !== undefined && { enum: words.map((word) => textOf(port, word)) }),
    ...(text === undefined ? { value: '' } : { default: text }),
  };
}

/** The question, and after it what finds out whether the answer will do. Its outputs always can be computed. */
function checkedTemplate(task: ApprovalTask, question: Question, context: Context): string {
  const { name } = task;
  const { told } = question;
  const place = context.reserve(templateName(name), question.origin);
  const frame = answerFrame(task, fallbackText);
  const problem = answerProblem(task, frame, question.timeout);
  const outputs = task.outputs
    .filter((port) => context.demands.of(port).value)
    .map((port) => {
      const { type, origin } = port;
      const target = { kind: 'output', task, port } as const;
      const value = { kind: 'reference', target, type, absent: [], span: origin.span } as const;
      return {
        name: portName(port.name),
        valueFrom: { expression: lowerOutputExpression(value, frame, type) },
      };
    });
  const handedIn = told.map((one) => ({ name: one.name, value: `{{=inputs.parameters['${one.name}']}}` }));
  const checkName = `${name}--`;
  const checks = problem === undefined ? [] : [checkTask(task, checkName, problem, context)];
  const inputs = told.map((one) => ({ name: one.name }));
  place.fill({
    ...withPorts('inputs', inputs, []),
    ...withPorts('outputs', outputs, []),
    dag: {
      target: problem === undefined ? name : `${name} ${checkName}`,
      tasks: [
        {
          name,
          template: questionTemplate(task, `${name}-question`, question, context),
          ...(handedIn.length > 0 && { arguments: { parameters: handedIn } }),
        },
        ...checks,
      ],
    },
  });
  return place.name;
}

/** Does nothing, unless its condition cannot be computed. */
function checkTask(task: ApprovalTask, name: string, problem: string, context: Context): ArgoDagTask {
  const depends = lowerDepends([[{ task, end: 'fine' }]]);
  return { name, template: nothingTemplate(context), depends, when: problem };
}

/** What stands for an entry that is not made. */
function fallbackText(port: BoundPort): string | undefined {
  if (port.default === undefined) return port.optional ? absentText : undefined;
  return textOf(port, port.default);
}

function textOf({ type, origin }: BoundPort, value: Value): string {
  const literal = { kind: 'literal', value, type, absent: [], span: origin.key } as const;
  return lowerFieldText(literal, createFrame(new Map()));
}
