import { withKeyPort } from '../../../model/artifact-keys.ts';
import type { BoundPipeline, BoundVolume, CreateVolumeTask, DeleteVolumeTask } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import { isOfCall, madeVolumes, referenceToVolume } from '../../../model/volume-task.ts';
import { invariant } from '../../../util/invariant.ts';
import type { ArgoDagTask, ArgoParameter, ArgoTemplate } from '../model.ts';
import { portName, templateName } from '../names.ts';
import { type Invocation, lowerCall } from './arguments.ts';
import type { Context } from './context.ts';
import { lowerDepends } from './depends.ts';
import { dagOf } from './file-choices.ts';
import { createFrame, type Frame, pipelineInputs, volumeInput } from './frame.ts';
import { guardedCondition } from './guarded-condition.ts';
import { startTask } from './nothing.ts';
import { argumentsOf, withPorts } from './ports.ts';
import { lowerVolumeTask } from './volume-task.ts';

type Body = Omit<ArgoTemplate, 'name'>;

/** The task that is the pipeline itself, where its volumes are made around it. No task of the user's ends in `--`. */
export const bodyTask = 'run--';

/**
 * The DAG of a pipeline; where it has volumes that Argo cannot make, one around it that makes them and runs it. Those of a call it also deletes,
 * whatever became of it; of a run that is stopped, with the workflow, to which they belong. Those of the run are deleted by `deletingTasks`.
 */
export function aroundBody(
  pipeline: BoundPipeline,
  context: Context,
  lowerBody: (ofCall: readonly BoundVolume[]) => Body,
): Body {
  const made = madeVolumes(pipeline);
  if (made.length === 0) return lowerBody([]);
  const ofCall = made.filter(isOfCall);
  const place = context.reserve(templateName(`${pipeline.name}-run`), {
    file: pipeline.origin.key.file.path,
  });
  const outside = createFrame(pipelineInputs(pipeline.inputs, [], pipeline === context.root));
  const frame: Frame = {
    ...outside,
    access: (target) =>
      target.kind === 'volume' && ofCall.includes(target.volume)
        ? nameOf(makingTask(target.volume))
        : outside.access(target),
  };
  const making = made.map((volume): ArgoDagTask => {
    const invocation = lowerVolumeTask(creation(volume, pipeline), frame, context, placeOf(volume));
    return { name: makingTask(volume), ...called(invocation, context) };
  });
  const body = lowerBody(ofCall);
  place.fill(body);
  const given = pipeline.inputs.flatMap(withKeyPort).map((port) => {
    const name = portName(port.name);
    const { type, origin } = port;
    const target = { kind: 'input', port } as const;
    const value = { kind: 'reference', target, type, absent: [], span: origin.key } as const;
    const asValue = body.inputs?.parameters?.some((one) => one.name === name) === true;
    const asArtifact = body.inputs?.artifacts?.some((one) => one.name === name) === true;
    return { port, value, asValue, asArtifact };
  });
  const call = lowerCall(given, [], frame, context);
  const claims = ofCall.map((volume) => ({
    name: volumeInput(volume),
    value: nameOf(makingTask(volume)).simpleTag,
  }));
  const run: ArgoDagTask = {
    name: bodyTask,
    template: place.name,
    depends: lowerDepends(made.map((volume) => [{ task: { name: makingTask(volume) }, end: 'fine' }])),
    arguments: { ...call.arguments, parameters: [...(call.arguments.parameters ?? []), ...claims] },
  };
  const dropping = ofCall.map((volume): ArgoDagTask => {
    const invocation = lowerVolumeTask(deletion(volume, pipeline), frame, context, placeOf(volume));
    const depends = lowerDepends([
      [{ task: { name: makingTask(volume) }, end: 'fine' }],
      [{ task: { name: bodyTask }, end: 'any' }],
    ]);
    return { name: droppingTask(volume), depends, ...called(invocation, context) };
  });
  return {
    ...withPorts(
      'inputs',
      (body.inputs?.parameters ?? []).filter(({ name }) => !claims.some((claim) => claim.name === name)),
      body.inputs?.artifacts ?? [],
    ),
    ...outputsOf(body),
    dag: dagOf([...making, run, ...dropping]),
  };
}

/** The inputs by which a pipeline that is called is told the claims that are made for the call. */
export function volumeParameters(ofCall: readonly BoundVolume[]): readonly ArgoParameter[] {
  return ofCall.map((volume) => ({ name: volumeInput(volume) }));
}

/**
 * What deletes the volumes of the run when the tasks of `onExit` have ended, one after the other: no limit of the run may keep a task of `onExit`
 * waiting. Where a volume was not made, there is nothing to delete, and Argo is content with that.
 */
export function deletingTasks(
  pipeline: BoundPipeline,
  before: readonly ArgoDagTask[],
  frame: Frame,
  context: Context,
): readonly ArgoDagTask[] {
  let last = before.map(({ name }) => name).filter((name) => name !== startTask);
  return madeVolumes(pipeline).map((volume) => {
    const { template, call } = lowerVolumeTask(deletion(volume, pipeline), frame, context, placeOf(volume));
    const waits = last.map((name) => [{ task: { name }, end: 'any' }] as const);
    // Argo does not wait for a DAG whose outputs fail, where nothing else is waited for.
    const depends = waits.length > 0 ? { depends: lowerDepends(waits, [startTask]) } : {};
    last = [droppingTask(volume)];
    return { name: droppingTask(volume), template, ...depends, ...argumentsOf(call) };
  });
}

function placeOf({ name }: BoundVolume): string {
  return `volumes.${name}`;
}

function makingTask({ name }: BoundVolume): string {
  return `make-${name}--`;
}

function droppingTask({ name }: BoundVolume): string {
  return `drop-${name}--`;
}

function nameOf(task: string): ReturnType<Frame['access']> & { readonly simpleTag: string } {
  return {
    code: `tasks['${task}'].outputs.parameters['name']`,
    simpleTag: `{{tasks.${task}.outputs.parameters.name}}`,
    encoding: 'plain',
    presence: { kind: 'always' },
  };
}

function called({ template, call }: Invocation, context: Context): Omit<ArgoDagTask, 'name'> {
  const when = context.stopsAtArguments ? undefined : guardedCondition(undefined, call.arguments);
  return { template, ...(when !== undefined && { when }), ...argumentsOf(call) };
}

/** What comes out of the body goes on as it is: it is in the form that is wanted outside. */
function outputsOf({ outputs }: Body): Pick<ArgoTemplate, 'outputs'> {
  const parameters = (outputs?.parameters ?? []).map(({ name }) => ({
    name,
    valueFrom: { expression: `tasks['${bodyTask}'].outputs.parameters['${name}']` },
  }));
  const artifacts = (outputs?.artifacts ?? []).map(({ name, optional }) => ({
    name,
    from: `{{tasks.${bodyTask}.outputs.artifacts.${name}}}`,
    ...(optional === true && { optional }),
  }));
  return withPorts('outputs', parameters, artifacts);
}

function base(volume: BoundVolume, pipeline: BoundPipeline): Omit<DeleteVolumeTask, 'kind' | 'volume'> {
  return {
    name: volume.name,
    scope: pipeline.scope,
    description: undefined,
    when: undefined,
    waitsFor: [],
    waits: [],
    outputs: [],
    loop: undefined,
    continueOnFailure: false,
    origin: volume.origin,
  };
}

function creation(volume: BoundVolume, pipeline: BoundPipeline): CreateVolumeTask {
  const { source } = volume;
  invariant(source.kind === 'create', 'only what is created is made by a task');
  const storageClass: BoundExpression | undefined =
    source.storageClass === undefined ? undefined : constant(source.storageClass, volume);
  return {
    ...base(volume, pipeline),
    kind: 'create-volume',
    size: source.size,
    accessModes: source.accessModes,
    storageClass,
    claimName: isOfCall(volume) ? undefined : referenceToVolume(volume),
    fromSnapshot: undefined,
    keep: false,
    waitForBound: false,
    labels: new Map(),
    annotations: new Map(),
  };
}

function deletion(volume: BoundVolume, pipeline: BoundPipeline): DeleteVolumeTask {
  const { name, ...rest } = base(volume, pipeline);
  return { ...rest, name: `drop-${name}`, kind: 'delete-volume', volume: referenceToVolume(volume) };
}

function constant(value: string, { origin }: BoundVolume): BoundExpression {
  return { kind: 'literal', value, type: { kind: 'string' }, absent: [], span: origin.span };
}
