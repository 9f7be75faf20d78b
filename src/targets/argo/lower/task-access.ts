import type { BoundPort, BoundScope, BoundTask, Wait } from '../../../model/bound.ts';
import { componentUses } from '../../../model/component-uses.ts';
import { isFileChoice } from '../../../model/file-choice.ts';
import { isDaemon } from '../../../model/is-daemon.ts';
import { isVolumeTask } from '../../../model/volume-task.ts';
import { portName } from '../names.ts';
import type { ArgoAccess, Presence } from './expression/index.ts';

/** The output of a DAG around a task that says how the task ended. */
export const statusOutput = 'pw-status';

/** The input by which the item of a loop comes: a List that holds it alone, in JSON and Base64 (LOWERING d). */
export const itemInput = 'pw-item';

/**
 * What stands for a task in a DAG. `step`: the task itself, whose files may be chosen in a DAG around it. `given`: the task in that DAG.
 * `items`: Argo's loop over its items. `wrapper`: a DAG that is made around step or items, and gives on in transport form what it makes.
 */
export type Standing = 'step' | 'given' | 'items' | 'wrapper';

/** What stands for a task where others read it. */
export function standingOf(task: BoundTask): Standing {
  if (task.loop !== undefined) return isHeld(task) ? 'wrapper' : 'items';
  return task.continueOnFailure ? 'wrapper' : 'step';
}

/** Whether a loop is in a DAG of its own: for its limit, or because 3.6.5 gives a loop no status by which others could ask how it ended. */
export function isHeld(task: BoundTask): boolean {
  return task.loop?.maxParallel !== undefined || uncertainIn(task.scope).has(task);
}

/** Whether a task is in a DAG in which the files are chosen that it reads: Argo takes no expressions where artifacts are handed on. */
export function choosesFiles(task: BoundTask): boolean {
  if (task.kind === 'group') return (task.repeat?.state ?? []).some(({ first }) => isFileChoice(first));
  if (task.kind !== 'component' && task.kind !== 'pipeline') return false;
  const uses = task.kind === 'component' ? componentUses(task.component) : undefined;
  return [...task.arguments].some(
    ([port, value]) => isFileChoice(value) && (uses === undefined || uses.get(port)?.path === true),
  );
}

/** Whether an approval is in a DAG that finds out whether its answer will do, because Argo does not. */
export function isChecked(task: BoundTask): boolean {
  if (task.kind !== 'approval') return false;
  return task.outputs.length > 0 || (task.timeout !== undefined && task.onTimeout === 'fail');
}

const known = new WeakMap<BoundScope, ReadonlySet<BoundTask>>();

/** The tasks of a DAG that some others do not need to have ended well: what reads them must ask how they ended. */
export function uncertainIn(scope: BoundScope): ReadonlySet<BoundTask> {
  let found = known.get(scope);
  if (found === undefined) {
    const waits = scope.tasks.flatMap((task) => task.waits);
    found = new Set(
      waits.flatMap((some) => some.filter((one) => isForgiving(one, some)).map(({ task }) => task)),
    );
    known.set(scope, found);
  }
  return found;
}

/** Whether a task may run although one that it waits for did not end well. */
export function isForgiving({ task, end }: Wait, some: readonly Wait[]): boolean {
  return some.length > 1 || end === 'any' || (end === 'ended' && !task.continueOnFailure);
}

/** Where a task is read from. */
export interface Place {
  readonly standing: Standing;
  /** It may not have ended well. */
  readonly isUncertain: boolean;
}

const itemCode = `sprig.b64dec(inputs.parameters['${itemInput}'])`;

/** The item of a loop, where it came in by `itemInput`. */
export const itemAccess: ArgoAccess = {
  code: itemCode,
  simpleTag: `{{=${itemCode}}}`,
  encoding: 'raw',
  presence: { kind: 'always' },
};

export function statusAccess(task: BoundTask, place: Place): ArgoAccess {
  const code = statusCode(task, place);
  const isPlain = place.standing === 'step' && !place.isUncertain && !isDaemon(task);
  return {
    code,
    simpleTag: isPlain ? `{{tasks.${task.name}.status}}` : `{{=${code}}}`,
    encoding: 'plain',
    presence: { kind: 'always' },
  };
}

/** The words of the language: to it there is one way to fail, and a server has succeeded when it is ready. */
function statusCode(task: BoundTask, { standing, isUncertain }: Place): string {
  const status = `tasks['${task.name}'].status`;
  if (isDaemon(task))
    return `(${status} == 'Running' ? 'Succeeded' : ${status} == 'Error' ? 'Failed' : ${status})`;
  if (standing === 'step') return isUncertain ? `(${status} == 'Error' ? 'Failed' : ${status})` : status;
  // Without a member that fails where the task is not known, Argo would compute the expression before the task has run.
  const said =
    standing === 'wrapper' && !isUncertain
      ? `tasks['${task.name}'].outputs.parameters['${statusOutput}']`
      : outputCode(task, statusOutput);
  if (standing === 'wrapper') {
    // A wrapper around a loop fails with it, one around a forgiven task never does.
    const bad = `(${status} in ['Failed','Error'] ? 'Failed' : 'Omitted')`;
    return isUncertain ? `(${status} == 'Succeeded' ? ${said} : ${bad})` : said;
  }
  // A loop without items is skipped; in some versions one that went well has no status.
  const well = task.continueOnFailure
    ? `any(fromJSON(${said}), {#[0] == 'Failed'}) ? 'Failed' : 'Succeeded'`
    : "'Succeeded'";
  return `(${status} == 'Skipped' ? 'Skipped' : ${well})`;
}

/**
 * The outputs of a task that may have none. It fails before the task has run, so that Argo waits with it (P-16); where it has
 * run, nothing is missing: `tasks['x'].outputs` by itself would have to be there wherever Argo sees it, even behind a condition.
 */
function outputsCode(task: BoundTask): string {
  return `${ranCode(task)}.outputs`;
}

/** A task that has run, or an error. */
function ranCode(task: BoundTask): string {
  return `[tasks['${task.name}']][0]`;
}

/** An output that may not have been made. */
export function outputCode(task: BoundTask, name: string): string {
  return `get(get(${outputsCode(task)}, 'parameters'), '${name}')`;
}

/** The parameter of a task's output: what a step wrote is raw, what a DAG gives on is in transport form already. */
export function outputAccess(task: BoundTask, port: BoundPort, place: Place): ArgoAccess {
  const { standing, isUncertain } = place;
  const isPlainResponse = task.kind === 'http' && (standing === 'step' || standing === 'given');
  if (isPlainResponse) return responseAccess(task, port, place);
  if (isDaemon(task)) return addressAccess(task, place);
  const name = outputName(task, port);
  if (standing === 'items') return gatheredAccess(task, name);
  const isDag =
    task.kind === 'group' ||
    task.kind === 'pipeline' ||
    task.kind === 'approval' ||
    standing === 'wrapper' ||
    (standing === 'step' && choosesFiles(task));
  const mayBeMissing = isUncertain || (standing === 'step' && task.when !== undefined);
  return {
    code: mayBeMissing ? outputCode(task, name) : `tasks['${task.name}'].outputs.parameters['${name}']`,
    simpleTag: `{{tasks.${task.name}.outputs.parameters.${name}}}`,
    encoding: isVolumeTask(task) ? 'plain' : isDag ? 'encoded' : 'raw',
    presence: presenceOf(task, port, place),
  };
}

/** What came back stands where results of scripts do. */
function responseAccess(task: BoundTask, port: BoundPort, place: Place): ArgoAccess {
  const { name, when } = task;
  const code =
    place.isUncertain || when !== undefined
      ? `get(${outputsCode(task)}, 'result')`
      : `tasks['${name}'].outputs.result`;
  const presence = presenceOf(task, port, place);
  return { code, simpleTag: `{{=${code}}}`, encoding: 'raw', presence };
}

/** The address of a server, which has not ended when it is read. */
function addressAccess(task: BoundTask, place: Place): ArgoAccess {
  const { name, when } = task;
  if (when === undefined && !place.isUncertain) {
    const tag = `{{tasks.${name}.ip}}`;
    return { code: `tasks['${name}'].ip`, simpleTag: tag, encoding: 'plain', presence: { kind: 'always' } };
  }
  const code = `${ranCode(task)}.ip`;
  return {
    code,
    simpleTag: `{{=${code}}}`,
    encoding: 'plain',
    presence: { kind: 'succeeded', code: statusCode(task, place) },
  };
}

/** How it is asked whether an output is there. Whether a file is there only the status of its task can tell. */
function presenceOf(task: BoundTask, port: BoundPort, place: Place): Presence {
  const { standing, isUncertain } = place;
  if (standing === 'wrapper' && task.loop === undefined && !port.optional) {
    return { kind: 'succeeded', code: statusCode(task, place) };
  }
  const isGathered = task.loop !== undefined && standing === 'wrapper';
  const sentinel = port.optional && !isGathered;
  if (isUncertain || (standing === 'step' && task.when !== undefined)) {
    return { kind: 'status', task: task.name, sentinel };
  }
  return { kind: sentinel ? 'sentinel' : 'always' };
}

/** Each item gives a List of what it made, of one or none (LOWERING d): here they become one List. No items make an empty one. */
function gatheredAccess(task: BoundTask, name: string): ArgoAccess {
  const made = `fromJSON(${outputCode(task, name)})`;
  const list = task.loop?.nullable
    ? `map(${made}, {len(#) > 0 ? #[0] : nil})`
    : `map(filter(${made}, {len(#) > 0}), {#[0]})`;
  const code = `(tasks['${task.name}'].status == 'Skipped' ? '[]' : toJson(${list}))`;
  return {
    code,
    simpleTag: `{{=${code}}}`,
    encoding: 'raw',
    presence: { kind: 'always' },
  };
}

/** A claim and a snapshot are known by their names. */
function outputName(task: BoundTask, port: BoundPort): string {
  const isObject = isVolumeTask(task) && (port.type.kind === 'volume' || port.type.kind === 'snapshot');
  return isObject ? 'name' : portName(port.name);
}
