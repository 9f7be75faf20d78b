import { withKey, withKeyPort } from '../../../model/artifact-keys.ts';
import type {
  BoundExport,
  BoundPipeline,
  BoundRepeat,
  BoundTask,
  GroupTask,
  PipelineTask,
} from '../../../model/bound.ts';
import { localsOf } from '../../../model/locals-of.ts';
import { madeVolumes } from '../../../model/volume-task.ts';
import type { ArgoDagTask, ArgoTemplate } from '../model.ts';
import { portName, templateName } from '../names.ts';
import { lowerApproval } from './approval.ts';
import { type Argument, type Invocation, lowerCall } from './arguments.ts';
import { scopeCaptures } from './captures.ts';
import type { Context } from './context.ts';
import { lowerDepends, needsStart } from './depends.ts';
import { lowerExports } from './exports.ts';
import { lowerCondition } from './expression/index.ts';
import { dagOf, FileChoices, lowerChoosing } from './file-choices.ts';
import { captureInputs, createFrame, type Frame, type Input, localInputs, pipelineInputs } from './frame.ts';
import { guardedCondition } from './guarded-condition.ts';
import { lowerHttp } from './http.ts';
import { lowerComponentTask } from './leaf.ts';
import { aroundBody, volumeParameters } from './made-volumes.ts';
import { doneTemplate, nothingTasks, onlyTask, startTask } from './nothing.ts';
import { lowerCalledExit, lowerHeldRun, lowerRootExit } from './on-exit.ts';
import { argumentsOf, lowerCaptureInputs, withPorts } from './ports.ts';
import { givenBy, lastOf, lowerNextRound, nextRound, type Self } from './repeat.ts';
import { lowerResource } from './resource.ts';
import { choosesFiles } from './task-access.ts';
import { lowerVolumeTask } from './volume-task.ts';
import { type Called, lowerForgiven, lowerLoop } from './wrapped.ts';

/** The DAG of the pipeline that is run: its inputs are the workflow's arguments, its outputs the result of the run. */
export function lowerRoot(context: Context): { readonly entrypoint: string; readonly onExit?: string } {
  const { root } = context;
  const place = context.reserve('main');
  const parameters = root.inputs.map((port) => ({ name: portName(port.name) }));
  // Where its volumes are made around it, it is held already.
  const isHeld = root.onExit !== undefined && madeVolumes(root).length === 0;
  const held = isHeld ? context.reserve(templateName(`${root.name}-run`)) : undefined;
  place.fill(
    aroundBody(root, context, () => {
      const frame = createFrame(pipelineInputs(root.inputs, [], true), root.scope);
      const body = {
        ...withPorts('inputs', parameters, []),
        ...lowerBody(root.outputs, frame, context, true),
      };
      return held === undefined ? body : lowerHeldRun(body, held);
    }),
  );
  const onExit = lowerRootExit(root, context, lowerTasks);
  return { entrypoint: place.name, ...(onExit !== undefined && { onExit }) };
}

/** The tasks of a DAG and what it gives. */
function lowerBody(
  exports: readonly BoundExport[],
  frame: Frame,
  context: Context,
  isRoot: boolean,
): Pick<ArgoTemplate, 'outputs'> & Required<Pick<ArgoTemplate, 'dag'>> {
  const choices = new FileChoices(frame, context);
  const outputs = lowerExports(exports, frame, context, isRoot, choices);
  const { tasks, start } = lowerAll(frame.scope?.tasks ?? [], frame, context);
  const all = [...tasks, ...choices.tasks, ...start];
  return { ...outputs, dag: all.length === 0 ? { tasks: nothingTasks(context, onlyTask) } : dagOf(all) };
}

/** The tasks of a DAG, and the one on which some of them hang. */
function lowerAll(
  tasks: readonly BoundTask[],
  frame: Frame,
  context: Context,
): { readonly tasks: readonly ArgoDagTask[]; readonly start: readonly ArgoDagTask[] } {
  const lowered = tasks.map((task) => lowerTask(task, frame, context));
  const isNeeded = tasks.some((task) => needsStart(task.waits));
  return { tasks: lowered, start: isNeeded ? [{ name: startTask, template: doneTemplate(context) }] : [] };
}

/** Tasks that give nothing. */
function lowerTasks(frame: Frame, context: Context): Required<Pick<ArgoTemplate, 'dag'>> {
  return { dag: lowerBody([], frame, context, false).dag };
}

function lowerTask(task: BoundTask, frame: Frame, context: Context): ArgoDagTask {
  const first = needsStart(task.waits) ? [startTask] : [];
  const order = task.waits.length > 0 ? { depends: lowerDepends(task.waits, first) } : {};
  return { name: task.name, ...order, ...lowerWhole(task, frame, context) };
}

/** A task with what is made around it. */
function lowerWhole(task: BoundTask, frame: Frame, context: Context): Called {
  const itself = (inner: Frame): Called => lowerCalled(task, inner, context);
  if (task.loop !== undefined) return lowerLoop(task, frame, context, itself);
  return task.continueOnFailure ? lowerForgiven(task, frame, context, itself) : itself(frame);
}

/** What a task calls, when, and with what. */
function lowerCalled(task: BoundTask, frame: Frame, context: Context): Called {
  const condition = task.when && lowerCondition(task.when, frame);
  const given = (inner: Frame, asked?: string): Called => {
    const { template, call } = invoke(task, inner, context);
    const when = context.stopsAtArguments ? asked : guardedCondition(asked, call.arguments);
    return { template, ...(when !== undefined && { when }), ...argumentsOf(call) };
  };
  if (!choosesFiles(task)) return given(frame, condition);
  return {
    ...lowerChoosing(task, frame, context, given),
    ...(condition !== undefined && { when: condition }),
  };
}

function invoke(task: BoundTask, frame: Frame, context: Context): Invocation {
  switch (task.kind) {
    case 'component':
      return lowerComponentTask(task, frame, context);
    case 'create-volume':
    case 'snapshot-volume':
    case 'delete-volume':
      return lowerVolumeTask(task, frame, context);
    case 'resource':
      return lowerResource(task, frame, context);
    case 'http':
      return lowerHttp(task, frame, context);
    case 'approval':
      return lowerApproval(task, frame, context);
    case 'group':
      return lowerGroup(task, frame, context);
    case 'pipeline':
      return lowerPipelineTask(task, frame, context);
  }
}

function lowerGroup(group: GroupTask, frame: Frame, context: Context): Invocation {
  const origin = { file: group.origin.key.file.path, path: `tasks.${group.name}` };
  const place = context.reserve(templateName(group.name), origin, group.repeat !== undefined);
  const captures = scopeCaptures(group.body, context);
  const given = givenBy(group, context);
  const call = lowerCall(given, captures, frame, context);
  const inputs = new Map([...captureInputs(captures, frame), ...localInputs(localsOf(group))]);
  const taken = lowerCaptureInputs(captures, call).inputs;
  const parameters = given.filter((one) => one.asValue).map(({ port }) => ({ name: portName(port.name) }));
  const artifacts = given.filter((one) => one.asArtifact).map(({ port }) => ({ name: portName(port.name) }));
  const body =
    group.repeat === undefined
      ? lowerBody(group.exports, createFrame(inputs, group.body), context, false)
      : lowerRounds(group, group.repeat, { template: place.name, captures }, inputs, context);
  place.fill({
    ...withPorts(
      'inputs',
      [...parameters, ...(taken?.parameters ?? [])],
      [...artifacts, ...(taken?.artifacts ?? [])],
    ),
    ...body,
  });
  return { template: place.name, call };
}

/** The tasks of one round, and the next round, which is this template again. */
function lowerRounds(
  group: GroupTask,
  repeat: BoundRepeat,
  self: Self,
  inputs: ReadonlyMap<string, Input>,
  context: Context,
): Pick<ArgoTemplate, 'outputs' | 'dag'> {
  const again = nextRound(group, repeat);
  const scope = { owner: group, tasks: [...group.body.tasks, again] };
  const frame = createFrame(inputs, scope);
  const choices = new FileChoices(frame, context);
  const exports = group.exports.map(({ port, value }) => ({ port, value: lastOf(again, port, value) }));
  const { tasks, start } = lowerAll(group.body.tasks, frame, context);
  const next = lowerNextRound(again, repeat, self, frame, choices, context);
  const outputs = lowerExports(exports, frame, context, false, choices);
  return { ...outputs, dag: dagOf([...tasks, next, ...choices.tasks, ...start]) };
}

/** A pipeline as a component: one template for all its calls. */
function lowerPipelineTask(task: PipelineTask, frame: Frame, context: Context): Invocation {
  const { pipeline } = task;
  const given = pipeline.inputs
    .flatMap((port) => withKey({ port, value: task.arguments.get(port) }))
    .map((one): Argument => {
      const demand = context.demands.of(one.port);
      return { ...one, asValue: demand.value, asArtifact: demand.artifact };
    });
  return { template: pipelineTemplate(pipeline, context), call: lowerCall(given, [], frame, context) };
}

function pipelineTemplate(pipeline: BoundPipeline, context: Context): string {
  const known = context.pipelines;
  const name = known.get(pipeline);
  if (name !== undefined) return name;
  const origin = { file: pipeline.origin.key.file.path };
  const place =
    pipeline.scope.tasks.length > 0 ? context.reserve(templateName(pipeline.name), origin) : undefined;
  if (place !== undefined) known.set(pipeline, place.name);
  const demanded = pipeline.inputs
    .flatMap(withKeyPort)
    .map((port) => ({ port, demand: context.demands.of(port) }));
  const parameters = demanded
    .filter((one) => one.demand.value)
    .map(({ port }) => ({ name: portName(port.name) }));
  const artifacts = demanded
    .filter((one) => one.demand.artifact)
    .map(({ port }) => ({
      name: portName(port.name),
      ...(port.optional && port.default === undefined && { optional: true }),
    }));
  const { onExit } = pipeline;
  const whole = aroundBody(pipeline, context, (made) => {
    const frame = createFrame(pipelineInputs(pipeline.inputs, made), pipeline.scope);
    const body = {
      ...withPorts('inputs', [...parameters, ...volumeParameters(made)], artifacts),
      ...lowerBody(pipeline.outputs, frame, context, false),
    };
    return onExit === undefined ? body : lowerCalledExit(pipeline, onExit, body, context, lowerTasks);
  });
  // Those that ask for a file have no tasks, and are all alike.
  if (place === undefined) return context.share(templateName(pipeline.name), whole, origin);
  place.fill(whole);
  return place.name;
}
