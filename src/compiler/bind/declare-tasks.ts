import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundComponent, BoundPipeline, BoundPort, BoundTask } from '../../model/bound.ts';
import type { TaskSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { declareLoop } from './bind-loop.ts';
import { checkHidden } from './check-hidden.ts';
import { checkLabel } from './check-name.ts';
import { checkOutputSettings, checkSettings } from './check-settings.ts';
import { declareExports, type Outputs } from './declare-exports.ts';
import { declareRepeat } from './declare-repeat.ts';
import type { ResourceFields } from './declare-resource.ts';
import type { StepDraft } from './declare-step.ts';
import { declareSwitch, mergedExports } from './declare-switch.ts';
import { declareVolumeTask } from './declare-volume-task.ts';
import type { ExportDraft, Mutable, ScopeDraft, TaskDraft } from './drafts.ts';
import { noSettings } from './no-settings.ts';
import { ownOutputs } from './own-outputs.ts';
import type { TaskKind } from './setting-table.ts';

type Tasks = At<{ readonly [name: string]: TaskSpec }>;

/** Finds what a task runs: what its `component` names, or the step that is written in it; undefined when it cannot be used, which was reported. */
export type FindUsed = (
  task: At<TaskSpec>,
) => BoundComponent | BoundPipeline | StepDraft | ResourceFields | undefined;

/**
 * Declares the tasks of a DAG and of the groups in it, so that references can link to them before they are bound. Names are checked here:
 * legal, and not hiding a task of a DAG around.
 */
export function declareTasks(
  tasks: Tasks | undefined,
  parent: ScopeDraft | undefined,
  group: TaskDraft | undefined,
  findUsed: FindUsed,
  sink: Sink,
): ScopeDraft {
  const scope: ScopeDraft = {
    scope: { owner: undefined, tasks: [] },
    tasks: new Map(),
    parent,
    group,
    isOpen: tasks === undefined ? group?.at.lost('tasks') === true : tasks.isUnknown,
  };
  for (const [name, at] of tasks?.entries() ?? []) {
    checkLabel(name, at.keySpan, at.value.tasks === undefined ? 'task' : 'group', sink);
    scope.tasks.set(name, declareTask(name, at.as<TaskSpec>(), scope, findUsed, sink));
  }
  scope.scope.tasks = [...scope.tasks.values()].flatMap(({ task }) => (task === undefined ? [] : [task]));
  if (parent === undefined) checkHidden(scope, sink);
  return scope;
}

function declareTask(
  name: string,
  at: At<TaskSpec>,
  parent: ScopeDraft,
  findUsed: FindUsed,
  sink: Sink,
  isCase = false,
): TaskDraft {
  const found = findUsed(at);
  const step = found?.kind === 'step' ? found : undefined;
  const fields = found?.kind === 'fields' ? found.outputs : undefined;
  const used = found?.kind === 'step' ? found.component : found?.kind === 'fields' ? undefined : found;
  const kind = kindOf(at, used);
  if (kind !== undefined && !isCase) checkSettings(at, kind, sink);
  if (used !== undefined) checkOutputSettings(at, used, sink);
  const exports = new Map<string, ExportDraft>();
  const base = {
    name,
    scope: parent.scope,
    description: at.value.description,
    when: undefined,
    waitsFor: [],
    waits: [],
    continueOnFailure: false,
    loop: undefined,
    origin: { key: at.keySpan, span: at.span },
  };
  const draft: Mutable<TaskDraft> = {
    name,
    at,
    task: undefined,
    parent,
    body: undefined,
    exports,
    address: undefined,
    used,
    step,
    condition: { state: 'waiting' },
    facts: undefined,
    edges: new Map(),
    choice: undefined,
    repeat: undefined,
    loop: undefined,
    alternatives: [],
    asked: [],
  };
  const loop = declareLoop(at);
  draft.loop = loop;
  draft.task = isCase
    ? makeGroup(at.get('outputs')?.as(), { ...base, loop }, exports, sink)
    : makeTask(at, { ...base, loop }, used, fields, exports, sink);
  const repeat = at.get('repeat');
  const inner = at.get('tasks') ?? repeat?.get('tasks');
  if (repeat !== undefined) draft.repeat = declareRepeat(repeat, sink);
  const choice = at.get('switch');
  if (inner !== undefined || isCase) draft.body = declareTasks(inner?.as(), parent, draft, findUsed, sink);
  else if (choice !== undefined) {
    const declare: DeclareTask = (word, one, scope) => declareTask(word, one, scope, findUsed, sink, true);
    const declared = declareSwitch(choice, draft, declare, sink);
    draft.body = declared.body;
    draft.choice = declared.choice;
    for (const one of mergedExports(declared.choice)) exports.set(one.port.name, one);
  }
  if (draft.task?.kind === 'group' && draft.body !== undefined) {
    draft.task.body = draft.body.scope;
    draft.body.scope.owner = draft.task;
    if (choice !== undefined) draft.task.outputs = [...exports.values()].map(({ port }) => port);
  }
  return draft;
}

type DeclareTask = Parameters<typeof declareSwitch>[2];

type Base = Omit<
  Mutable<Extract<BoundTask, { kind: 'group' }>>,
  'kind' | 'body' | 'exports' | 'outputs' | 'choice' | 'repeat'
>;

function makeTask(
  at: At<TaskSpec>,
  base: Base,
  used: BoundComponent | BoundPipeline | undefined,
  fields: readonly BoundPort[] | undefined,
  exports: Map<string, ExportDraft>,
  sink: Sink,
): TaskDraft['task'] {
  if (used?.kind === 'component') {
    return {
      ...base,
      kind: 'component',
      component: used,
      outputs: ownOutputs(at, used),
      arguments: new Map(),
      settings: noSettings,
    };
  }
  if (used?.kind === 'pipeline') {
    return {
      ...base,
      kind: 'pipeline',
      pipeline: used,
      outputs: used.outputs.map((one) => one.port),
      arguments: new Map(),
    };
  }
  const { tasks, repeat } = at.value;
  if (tasks !== undefined || repeat !== undefined || at.value.switch !== undefined) {
    // The outputs of a switch are known with its cases.
    const given = tasks === undefined ? at.get('repeat')?.get('outputs') : at.get('outputs');
    return makeGroup(given?.as(), base, exports, sink);
  }
  if (fields !== undefined && at.value.approval !== undefined) {
    return {
      ...base,
      kind: 'approval',
      outputs: fields,
      message: undefined,
      timeout: undefined,
      onTimeout: 'fail',
      checks: [],
    };
  }
  if (fields !== undefined && at.value.http !== undefined) {
    const { span } = at;
    const url = { kind: 'literal', value: '', type: { kind: 'string' }, absent: [], span } as const;
    const rest = { method: 'GET', headers: new Map(), body: undefined, json: undefined, success: undefined };
    return { ...base, kind: 'http', outputs: fields, url, ...rest, settings: noSettings };
  }
  if (fields !== undefined) {
    return {
      ...base,
      kind: 'resource',
      outputs: fields,
      action: 'get',
      manifest: { kind: 'map', entries: [] },
      succeeds: [],
      fails: [],
      ownedByRun: false,
      flags: [],
      mergeStrategy: undefined,
      fields: new Map(),
      settings: noSettings,
    };
  }
  const volume = declareVolumeTask(at);
  return volume && { ...base, ...volume };
}

function makeGroup(
  given: Outputs | undefined,
  base: Base,
  exports: Map<string, ExportDraft>,
  sink: Sink,
): TaskDraft['task'] {
  const outputs = declareExports(given, exports, sink);
  return {
    ...base,
    kind: 'group',
    body: base.scope,
    exports: [],
    outputs,
    choice: undefined,
    repeat: undefined,
  };
}

function kindOf(at: At<TaskSpec>, used: BoundComponent | BoundPipeline | undefined): TaskKind | undefined {
  if (at.value.tasks !== undefined) return 'group';
  if (at.value.switch !== undefined) return 'switch';
  if (at.value.repeat !== undefined) return 'repeat';
  for (const kind of ['createVolume', 'snapshotVolume', 'deleteVolume'] as const) {
    if (at.value[kind] !== undefined) return kind;
  }
  if (at.value.resource !== undefined) return 'resource';
  if (at.value.approval !== undefined) return 'approval';
  if (at.value.http !== undefined) return 'http';
  return used?.kind;
}
