import { portOfKey } from '../../../model/artifact-keys.ts';
import type { BoundPipeline, BoundScope } from '../../../model/bound.ts';
import { madeVolumes } from '../../../model/volume-task.ts';
import type { ArgoPorts, ArgoTemplate } from '../model.ts';
import { portName, templateName } from '../names.ts';
import { lowerCall } from './arguments.ts';
import { scopeCaptures } from './captures.ts';
import type { Context } from './context.ts';
import { lowerDepends } from './depends.ts';
import { dagOf } from './file-choices.ts';
import { captureInputs, createFrame, type Frame, pipelineInputs } from './frame.ts';
import { deletingTasks } from './made-volumes.ts';
import { doneTemplate, startTask } from './nothing.ts';
import { argumentsOf, lowerCaptureInputs } from './ports.ts';
import { wordOf } from './run-access.ts';

/** No task of ours ends in `--`. */
const runTask = 'run--';
const exitTask = 'exit--';

type LowerTasks = (frame: Frame, context: Context) => Required<Pick<ArgoTemplate, 'dag'>>;

/**
 * What Argo runs when the run has ended, well or not, also by its timeout; its failure is one of the run. Nothing of it is shared with the run, so
 * that the two can be told apart among the failures. It has no inputs: in the run of a WorkflowTemplate, Argo would miss their defaults.
 */
export function lowerRootExit(
  pipeline: BoundPipeline,
  context: Context,
  lowerTasks: LowerTasks,
): string | undefined {
  const { inputs, onExit, origin } = pipeline;
  if (onExit === undefined && madeVolumes(pipeline).length === 0) return undefined;
  context.beginExit();
  const place = context.reserve('main', { file: origin.key.file.path, path: 'onExit' });
  const inside = createFrame(pipelineInputs(inputs, [], true), onExit);
  const frame: Frame = {
    ...inside,
    access(target) {
      const access = inside.access(target);
      if (target.kind !== 'input') return access;
      const name = portName((portOfKey(target.port) ?? target.port).name);
      return {
        ...access,
        code: `workflow.parameters['${name}']`,
        simpleTag: `{{workflow.parameters.${name}}}`,
      };
    },
  };
  const own = onExit === undefined ? [] : lowerTasks(frame, context).dag.tasks;
  const tasks = [...own, ...deletingTasks(pipeline, own, frame, context)];
  const isStarted = tasks.some(({ depends }) => depends?.includes(startTask));
  const start = isStarted ? [{ name: startTask, template: doneTemplate(context) }] : [];
  place.fill({ dag: dagOf([...tasks.filter(({ name }) => name !== startTask), ...start]) });
  return place.name;
}

/**
 * The DAG of the whole run, in another one that cannot go wrong by itself: where an output of the entrypoint cannot be computed, Argo ends the
 * workflow without its `onExit`.
 */
export function lowerHeldRun(
  body: Omit<ArgoTemplate, 'name'>,
  run: ReturnType<Context['reserve']>,
): Omit<ArgoTemplate, 'name'> {
  run.fill(body);
  return {
    ...(body.inputs !== undefined && { inputs: body.inputs }),
    ...handedOn(body.outputs),
    dag: {
      target: runTask,
      tasks: [{ name: runTask, template: run.name, ...handedIn(body.inputs) }],
    },
  };
}

/**
 * A pipeline that is called, in a DAG that runs its `onExit` when it has ended: Argo's own hooks would hide that this failed. `whole` is
 * the template of all that is called; the pipeline itself becomes another one.
 */
export function lowerCalledExit(
  pipeline: BoundPipeline,
  onExit: BoundScope,
  body: Omit<ArgoTemplate, 'name'>,
  context: Context,
  lowerTasks: LowerTasks,
): Omit<ArgoTemplate, 'name'> {
  const { name, origin, inputs } = pipeline;
  const file = origin.key.file.path;
  const run = context.reserve(templateName(`${name}-run`), { file });
  run.fill(body);
  const outer = createFrame(pipelineInputs(inputs, madeVolumes(pipeline)));
  const frame: Frame = {
    ...outer,
    access: (target) =>
      target.kind === 'run' && target.field === 'status' ? statusOfCall : outer.access(target),
  };
  const captures = scopeCaptures(onExit, context);
  const call = lowerCall([], captures, frame, context);
  const exit = context.reserve(templateName(`${name}-exit`), { file, path: 'onExit' });
  exit.fill({
    ...lowerCaptureInputs(captures, call),
    ...lowerTasks(createFrame(captureInputs(captures, frame), onExit), context),
  });
  return {
    ...(body.inputs !== undefined && { inputs: body.inputs }),
    ...handedOn(body.outputs),
    dag: {
      target: `${runTask} ${exitTask} ${startTask}`,
      tasks: [
        { name: runTask, template: run.name, ...handedIn(body.inputs) },
        {
          name: exitTask,
          template: exit.name,
          depends: lowerDepends([[{ task: { name: runTask }, end: 'ended' }]], [startTask]),
          ...argumentsOf(call),
        },
        { name: startTask, template: doneTemplate(context) },
      ],
    },
  };
}

const statusCode = wordOf(`tasks['${runTask}'].status`);
const statusOfCall = {
  code: statusCode,
  simpleTag: `{{=${statusCode}}}`,
  encoding: 'plain',
  presence: { kind: 'always' },
} as const;

function handedIn(inputs: ArgoPorts | undefined): { readonly arguments?: ArgoPorts } {
  if (inputs === undefined) return {};
  const parameters = inputs.parameters?.map(({ name }) => ({
    name,
    value: `{{=inputs.parameters['${name}']}}`,
  }));
  const artifacts = inputs.artifacts?.map((one) => ({ ...one, from: `{{inputs.artifacts.${one.name}}}` }));
  return { arguments: { ...(parameters && { parameters }), ...(artifacts && { artifacts }) } };
}

function handedOn(outputs: ArgoPorts | undefined): { readonly outputs?: ArgoPorts } {
  if (outputs === undefined) return {};
  const parameters = outputs.parameters?.map(({ name }) => ({
    name,
    valueFrom: { expression: `tasks['${runTask}'].outputs.parameters['${name}']` },
  }));
  const artifacts = outputs.artifacts?.map(({ name, optional }) => ({
    name,
    from: `{{tasks.${runTask}.outputs.artifacts.${name}}}`,
    ...(optional === true && { optional }),
  }));
  return { outputs: { ...(parameters && { parameters }), ...(artifacts && { artifacts }) } };
}
