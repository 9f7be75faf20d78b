import type { BoundPort, BoundScope, BoundTask } from '../../../model/bound.ts';
import type { ReferenceTarget, RunField } from '../../../model/bound-expression.ts';
import { InternalError, invariant } from '../../../util/invariant.ts';
import { portName } from '../names.ts';
import type { Capture } from './captures.ts';
import type { ArgoAccess, ArgoEnvironment, Presence } from './expression/index.ts';
import { targetKey } from './target-key.ts';

/** How an artifact is named where it is passed on, and whether it may be missing. */
export interface ArtifactAccess {
  readonly from: string;
  readonly optional: boolean;
}

/** The inside of one template: how everything that can be read there is spelled. */
export interface Frame extends ArgoEnvironment {
  artifact(target: ReferenceTarget): ArtifactAccess;
}

export interface Input {
  readonly name: string;
  readonly mayBeAbsent: boolean;
  /** It comes as an artifact only: its text cannot be read. */
  readonly fileOnly?: boolean;
}

const runFields: Readonly<Record<RunField, string>> = {
  name: 'workflow.name',
  id: 'workflow.uid',
  namespace: 'workflow.namespace',
  status: 'workflow.status',
  failures: 'workflow.failures',
  creationTime: 'workflow.creationTimestamp.RFC3339',
  scheduledTime: 'workflow.scheduledTime',
};

/** Only runs of a schedule have the time of their schedule; for others it is the time at which they were made. */
const scheduledCode = `workflow['scheduledTime'] ?? ${runFields.creationTime}`;
const scheduledTime: ArgoAccess = {
  code: `(${scheduledCode})`,
  simpleTag: `{{=${scheduledCode}}}`,
  encoding: 'plain',
  presence: { kind: 'always' },
};

const taskFields = { name: 'node.name', podName: 'pod.name' } as const;

/** The inputs of the DAG that a pipeline becomes. */
export function pipelineInputs(ports: readonly BoundPort[]): ReadonlyMap<string, Input> {
  return new Map(
    ports.map((port) => [
      targetKey({ kind: 'input', port }),
      { name: portName(port.name), mayBeAbsent: port.optional && port.default === undefined },
    ]),
  );
}

/** The inputs that captures become, as seen from `outer`, where they are read. */
export function captureInputs(captures: readonly Capture[], outer: Frame): ReadonlyMap<string, Input> {
  return new Map(
    captures.map(({ name, reference, value, artifact }) => {
      const mayBeAbsent =
        (value && outer.access(reference.target).presence.kind !== 'always') ||
        (artifact && outer.artifact(reference.target).optional);
      return [targetKey(reference.target), { name, mayBeAbsent, fileOnly: !value }];
    }),
  );
}

/** The output of a forgiven task's DAG that says how the task ended. */
export const statusOutput = 'pw-status';

/**
 * The frame of a template with these inputs; `scope` holds its tasks when it is a DAG. `forgiven`: the DAG is made for this task, whose
 * failure is forgiven; everywhere else that DAG stands for the task.
 */
export function createFrame(
  inputs: ReadonlyMap<string, Input>,
  scope?: BoundScope,
  forgiven?: BoundTask,
): Frame {
  const own = new Set<BoundTask>(scope?.tasks);
  const uncertain = uncertainIn(scope);
  if (forgiven !== undefined) uncertain.add(forgiven);
  const isWrapped = (task: BoundTask): boolean => task.continueOnFailure && task !== forgiven;
  return {
    access(target) {
      if (target.kind === 'run' && target.field === 'scheduledTime') return scheduledTime;
      if (target.kind === 'run') return engineName(runFields[target.field]);
      if (target.kind === 'task') return engineName(taskFields[target.field]);
      if (target.kind === 'output' && own.has(target.task))
        return outputAccess(target.task, target.port, uncertain.has(target.task), isWrapped(target.task));
      if (target.kind === 'status' && own.has(target.task)) {
        return statusAccess(target.task, uncertain.has(target.task), isWrapped(target.task));
      }
      const asked = target.kind === 'output' ? statusInput(inputs, target) : undefined;
      if (asked !== undefined) return asked;
      const input = find(inputs, target);
      return {
        code: `inputs.parameters['${input.name}']`,
        simpleTag: `{{inputs.parameters.${input.name}}}`,
        encoding: target.kind === 'status' ? 'plain' : 'encoded',
        presence: input.mayBeAbsent ? { kind: 'sentinel' } : { kind: 'always' },
      };
    },
    artifact(target) {
      if (target.kind === 'output' && own.has(target.task)) {
        return {
          from: `{{tasks.${target.task.name}.outputs.artifacts.${portName(target.port.name)}}}`,
          optional:
            target.task.when !== undefined ||
            target.task.continueOnFailure ||
            uncertain.has(target.task) ||
            target.port.optional,
        };
      }
      const input = find(inputs, target);
      return { from: `{{inputs.artifacts.${input.name}}}`, optional: input.mayBeAbsent };
    },
  };
}

/** The tasks of a DAG after whose failure others go on: what reads them must ask how they ended. */
function uncertainIn(scope: BoundScope | undefined): Set<BoundTask> {
  const waits = scope?.tasks.flatMap((task) => task.waits) ?? [];
  return new Set(
    waits.flatMap((some) =>
      some
        .filter(
          ({ task, end }) => some.length > 1 || end === 'any' || (end === 'ended' && !task.continueOnFailure),
        )
        .map(({ task }) => task),
    ),
  );
}

/** The words of the language: to it there is one way to fail. */
function statusAccess(task: BoundTask, isUncertain: boolean, isWrapped: boolean): ArgoAccess {
  const status = `tasks['${task.name}'].status`;
  const plain = { encoding: 'plain', presence: { kind: 'always' } } as const;
  if (isWrapped) {
    const said = `get(get(get(tasks['${task.name}'], 'outputs'), 'parameters'), '${statusOutput}')`;
    const code = isUncertain ? `(${status} == 'Succeeded' ? ${said} : 'Omitted')` : said;
    return { ...plain, code, simpleTag: `{{=${code}}}` };
  }
  if (!isUncertain) return { ...plain, code: status, simpleTag: `{{tasks.${task.name}.status}}` };
  const code = `(${status} == 'Error' ? 'Failed' : ${status})`;
  return { ...plain, code, simpleTag: `{{=${code}}}` };
}

/** An output of which only the presence is asked for comes as the status of its task. */
function statusInput(
  inputs: ReadonlyMap<string, Input>,
  target: Extract<ReferenceTarget, { kind: 'output' }>,
): ArgoAccess | undefined {
  const own = inputs.get(targetKey(target));
  if (own !== undefined && own.fileOnly !== true) return undefined;
  const status = inputs.get(targetKey({ kind: 'status', task: target.task }));
  if (status === undefined) return undefined;
  const code = `inputs.parameters['${status.name}']`;
  return {
    code,
    simpleTag: `{{inputs.parameters.${status.name}}}`,
    encoding: 'plain',
    presence: { kind: 'succeeded', code },
  };
}

function find(inputs: ReadonlyMap<string, Input>, target: ReferenceTarget): Input {
  const input = inputs.get(targetKey(target));
  if (input === undefined) throw new InternalError(`a ${target.kind} is read where it cannot be seen`);
  return input;
}

function engineName(name: string): ArgoAccess {
  return { code: name, simpleTag: `{{${name}}}`, encoding: 'plain', presence: { kind: 'always' } };
}

/** The parameter of a task's output: what a step wrote is raw, what a DAG gives on is in transport form already. */
function outputAccess(
  task: BoundTask,
  port: BoundPort,
  isUncertain: boolean,
  isWrapped: boolean,
): ArgoAccess {
  const name = outputName(task, port);
  const isDag = task.kind === 'group' || task.kind === 'pipeline' || isWrapped;
  const sentinel = port.optional || isWrapped;
  const guarded = `get(get(get(tasks['${task.name}'], 'outputs'), 'parameters'), '${name}')`;
  let presence: Presence = sentinel ? { kind: 'sentinel' } : { kind: 'always' };
  if ((task.when !== undefined && !isWrapped) || isUncertain) {
    presence = { kind: 'status', task: task.name, sentinel };
  }
  return {
    code: presence.kind === 'status' ? guarded : `tasks['${task.name}'].outputs.parameters['${name}']`,
    simpleTag: `{{tasks.${task.name}.outputs.parameters.${name}}}`,
    encoding: task.kind === 'create-volume' ? 'plain' : isDag ? 'encoded' : 'raw',
    presence,
  };
}

/** A created volume is known by the name of its claim. */
function outputName(task: BoundTask, port: BoundPort): string {
  if (task.kind !== 'create-volume') return portName(port.name);
  invariant(
    port.name === 'volume' || port.name === 'name' || port.name === 'size',
    'createVolume has three outputs',
  );
  return port.name === 'volume' ? 'name' : port.name;
}
