import type { BoundPort, BoundTask } from '../../../model/bound.ts';
import type { BoundReference, ReferenceTarget } from '../../../model/bound-expression.ts';
import type { ArgoArtifact, ArgoDagTask, ArgoParameter } from '../model.ts';
import { portName, templateName } from '../names.ts';
import { type Invocation, lowerCall } from './arguments.ts';
import { taskCaptures } from './captures.ts';
import type { Context } from './context.ts';
import { type Demand, outputChannels } from './demand.ts';
import { lowerOutputExpression } from './expression/index.ts';
import { captureInputs, createFrame, type Frame, statusOutput } from './frame.ts';
import { lowerCaptureInputs, withPorts } from './ports.ts';

/**
 * A task whose failure is forgiven, in a DAG of its own that succeeds whatever the task does (LOWERING e). Its condition and arguments are
 * computed in there, so that they may fail too. How it ended is an output.
 */
export function lowerForgiven(
  task: BoundTask,
  frame: Frame,
  context: Context,
  lowerCalled: (inner: Frame) => Omit<ArgoDagTask, 'name' | 'depends'>,
): Invocation {
  const place = context.reserve(templateName(`${task.name}-forgiven`), {
    file: task.origin.key.file.path,
    path: `tasks.${task.name}`,
  });
  const captures = taskCaptures(task, context);
  const call = lowerCall([], captures, frame, context);
  const inner = createFrame(captureInputs(captures, frame), { owner: undefined, tasks: [task] }, task);
  place.fill({
    ...lowerCaptureInputs(captures, call),
    ...lowerOutputs(task, inner, context),
    dag: {
      tasks: [
        { name: task.name, ...lowerCalled(inner), continueOn: { failed: true, error: true } },
        { name: doneTask, template: doneTemplate(context), dependencies: [task.name] },
      ],
    },
  });
  return { template: place.name, call };
}

/** No task of ours ends in `--`. */
const doneTask = 'done--';

/** What comes last decides how the DAG ends, and what is skipped later does not inherit the failure: a DAG in which nothing runs. */
function doneTemplate(context: Context): string {
  const origin = { file: context.root.origin.key.file.path };
  const nothing = context.share('pw-nothing', { suspend: {} }, origin);
  return context.share(
    'pw-done',
    { dag: { tasks: [{ name: 'none', template: nothing, when: 'false' }] } },
    origin,
  );
}

function lowerOutputs(
  task: BoundTask,
  frame: Frame,
  context: Context,
): ReturnType<typeof withPorts<'outputs'>> {
  const parameters: ArgoParameter[] = [statusParameter(task, frame)];
  const artifacts: ArgoArtifact[] = [];
  for (const port of task.outputs) {
    const channels = channelsOf(task, port, context);
    const name = portName(port.name);
    if (channels.value) {
      const expression = lowerOutputExpression(
        reference({ kind: 'output', task, port }, port),
        frame,
        port.type,
      );
      parameters.push({ name, valueFrom: { expression } });
    }
    if (channels.artifact) {
      artifacts.push({ name, from: frame.artifact({ kind: 'output', task, port }).from, optional: true });
    }
  }
  return withPorts('outputs', parameters, artifacts);
}

function statusParameter(task: BoundTask, frame: Frame): ArgoParameter {
  return { name: statusOutput, valueFrom: { expression: frame.access({ kind: 'status', task }).code } };
}

function channelsOf(task: BoundTask, port: BoundPort, context: Context): Readonly<Demand> {
  if (task.kind === 'component') return outputChannels(port, context.demands);
  return context.demands.of(port);
}

function reference(target: ReferenceTarget, port: BoundPort): BoundReference {
  return { kind: 'reference', target, type: port.type, absent: [], span: port.origin.span };
}
