import { withKeyPort } from '../../../model/artifact-keys.ts';
import type { BoundLoop, BoundPort, BoundScope, BoundTask, BoundVolume } from '../../../model/bound.ts';
import type { BoundExpression, ReferenceTarget } from '../../../model/bound-expression.ts';
import { isOutsideFile } from '../../../model/outside-artifact.ts';
import { isOfCall } from '../../../model/volume-task.ts';
import { InternalError } from '../../../util/invariant.ts';
import { portName } from '../names.ts';
import { claimAccess } from './claim-access.ts';
import type { Capture } from './collector.ts';
import type { ArgoAccess, ArgoEnvironment } from './expression/index.ts';
import { runAccess } from './run-access.ts';
import { targetKey } from './target-key.ts';
import {
  itemAccess,
  itemInput,
  outputAccess,
  type Place,
  type Standing,
  standingOf,
  statusAccess,
  uncertainIn,
} from './task-access.ts';

/** How an artifact is named where it is passed on, and whether it may be missing. */
export interface ArtifactAccess {
  readonly from: string;
  readonly optional: boolean;
}

/** The inside of one template: how everything that can be read there is spelled. */
export interface Frame extends ArgoEnvironment {
  artifact(target: ReferenceTarget): ArtifactAccess;
  /** The tasks of the DAG; none where the template is no DAG. */
  readonly scope: BoundScope | undefined;
  /** The files that are chosen in this DAG, by their expressions. */
  readonly chosen: ReadonlyMap<BoundExpression, ArtifactAccess>;
}

/** How a file is handed on: of a task or input, or one that is chosen in the DAG. */
export function fileAccess(value: BoundExpression, frame: Frame): ArtifactAccess {
  if (isOutsideFile(value)) return { from: '', optional: value.target.artifact.optional };
  if (value.kind === 'reference') return frame.artifact(value.target);
  const chosen = frame.chosen.get(value);
  if (chosen === undefined) throw new InternalError('a file is handed on that was not chosen');
  return chosen;
}

export interface Input {
  readonly name: string;
  readonly mayBeAbsent: boolean;
  /** It comes as an artifact only: its text cannot be read. */
  readonly fileOnly?: boolean;
  /** A word of our own, such as the case of a switch. */
  readonly isWord?: boolean;
  /** The item of a loop, in the form of `itemInput`. */
  readonly isItem?: boolean;
}

const taskFields = { name: 'node.name', podName: 'pod.name' } as const;

/**
 * The inputs of the DAG that a pipeline becomes; `made`: those of its volumes that are made around it. To that which is run, the keys of artifacts
 * are given as they are.
 */
export function pipelineInputs(
  ports: readonly BoundPort[],
  made: readonly BoundVolume[] = [],
  isRoot = false,
): ReadonlyMap<string, Input> {
  return new Map([
    ...ports.flatMap((port) =>
      withKeyPort(port).map((one): [string, Input] => {
        const mayBeAbsent = port.optional && port.default === undefined;
        const name = portName(isRoot ? port.name : one.name);
        return [targetKey({ kind: 'input', port: one }), { name, mayBeAbsent }];
      }),
    ),
    ...made.map((volume): [string, Input] => [
      targetKey({ kind: 'volume', volume }),
      { name: volumeInput(volume), mayBeAbsent: false },
    ]),
  ]);
}

/** The input by which a claim comes that is made around the DAG. */
export function volumeInput({ name }: BoundVolume): string {
  return `pw-volume-${name}`;
}

/** The inputs that captures become, as seen from `outer`, where they are read. */
export function captureInputs(captures: readonly Capture[], outer: Frame): ReadonlyMap<string, Input> {
  return new Map(
    captures.map(({ name, reference, value, artifact }) => {
      const mayBeAbsent =
        (value && outer.access(reference.target).presence.kind !== 'always') ||
        (artifact && outer.artifact(reference.target).optional);
      const isWord =
        reference.target.kind === 'local' && reference.target.port.constraints.enum !== undefined;
      return [targetKey(reference.target), { name, mayBeAbsent, fileOnly: !value, isWord }];
    }),
  );
}

/** What a task gives to what is inside of it. */
export function localInputs(ports: readonly BoundPort[]): ReadonlyMap<string, Input> {
  return new Map(
    ports
      .flatMap(withKeyPort)
      .map((port) => [
        targetKey({ kind: 'local', port }),
        { name: portName(port.name), mayBeAbsent: false, isWord: port.constraints.enum !== undefined },
      ]),
  );
}

/** The inputs of what runs for each item. */
export function itemInputs(loop: BoundLoop): ReadonlyMap<string, Input> {
  return new Map([
    [targetKey({ kind: 'item', loop }), { name: itemInput, mayBeAbsent: false, isItem: true }],
  ]);
}

/**
 * The frame of a template with these inputs; `scope` holds its tasks when it is a DAG. `inside`: the DAG is made around this one task, for
 * which something else stands in it than elsewhere.
 */
export function createFrame(
  inputs: ReadonlyMap<string, Input>,
  scope?: BoundScope,
  inside?: { readonly task: BoundTask; readonly standing: Standing },
): Frame {
  const own = new Set<BoundTask>(scope?.tasks);
  const placeOf = (task: BoundTask): Place => {
    if (task !== inside?.task)
      return { standing: standingOf(task), isUncertain: uncertainIn(task.scope).has(task) };
    return { standing: inside.standing, isUncertain: inside.standing === 'step' && task.continueOnFailure };
  };
  return {
    scope,
    chosen: new Map(),
    access(target) {
      if (target.kind === 'run' && !inputs.has(targetKey(target))) return runAccess(target.field);
      if (target.kind === 'volume' && !isOfCall(target.volume)) return claimAccess(target.volume);
      if (target.kind === 'task') return engineName(taskFields[target.field]);
      if (target.kind === 'output' && own.has(target.task))
        return outputAccess(target.task, target.port, placeOf(target.task));
      if (target.kind === 'status' && own.has(target.task)) {
        return statusAccess(target.task, placeOf(target.task));
      }
      if (target.kind === 'attempt') throw new InternalError('only retries ask how a try ended');
      const asked = target.kind === 'output' ? statusInput(inputs, target) : undefined;
      if (asked !== undefined) return asked;
      const input = find(inputs, target);
      if (input.isItem) return itemAccess;
      return {
        code: `inputs.parameters['${input.name}']`,
        simpleTag: `{{inputs.parameters.${input.name}}}`,
        encoding: isStatus(target) || target.kind === 'volume' || input.isWord ? 'plain' : 'encoded',
        presence: input.mayBeAbsent ? { kind: 'sentinel' } : { kind: 'always' },
      };
    },
    artifact(target) {
      if (target.kind === 'output' && own.has(target.task)) {
        const { task, port } = target;
        const place = placeOf(task);
        const mayNotRun = task.when !== undefined || task.continueOnFailure;
        return {
          from: `{{tasks.${task.name}.outputs.artifacts.${portName(port.name)}}}`,
          optional: (mayNotRun && place.standing !== 'given') || place.isUncertain || port.optional,
        };
      }
      const input = find(inputs, target);
      return { from: `{{inputs.artifacts.${input.name}}}`, optional: input.mayBeAbsent };
    },
  };
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
    // A loop without items is skipped, and what it gave is there: an empty List.
    presence: {
      kind: 'succeeded',
      code: target.task.loop === undefined ? code : `(${code} == 'Skipped' ? 'Succeeded' : ${code})`,
    },
  };
}

function isStatus(target: ReferenceTarget): boolean {
  return target.kind === 'status' || (target.kind === 'run' && target.field === 'status');
}

function find(inputs: ReadonlyMap<string, Input>, target: ReferenceTarget): Input {
  const input = inputs.get(targetKey(target));
  if (input === undefined) throw new InternalError(`a ${target.kind} is read where it cannot be seen`);
  return input;
}

function engineName(name: string): ArgoAccess {
  return { code: name, simpleTag: `{{${name}}}`, encoding: 'plain', presence: { kind: 'always' } };
}
