import type { Sink } from '../../diagnostics/sink.ts';
import type {
  AccessMode,
  BoundComponent,
  BoundPipeline,
  BoundPort,
  BoundTask,
  Origin,
} from '../../model/bound.ts';
import type { ExportSettings, ExportSpec, TaskSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { declareLoop } from './bind-loop.ts';
import { checkDistinct, checkPortName } from './bind-ports.ts';
import { checkLabel } from './check-name.ts';
import { checkOutputSettings, checkSettings } from './check-settings.ts';
import { bindCodes } from './codes.ts';
import type { ResourceFields } from './declare-resource.ts';
import type { StepDraft } from './declare-step.ts';
import { type ExportDraft, lookUp, type Mutable, type ScopeDraft, type TaskDraft } from './drafts.ts';
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
  tasks: Tasks,
  parent: ScopeDraft | undefined,
  group: TaskDraft | undefined,
  findUsed: FindUsed,
  sink: Sink,
): ScopeDraft {
  const scope: ScopeDraft = { scope: { owner: undefined, tasks: [] }, tasks: new Map(), parent, group };
  for (const [name, at] of tasks.entries()) {
    checkLabel(name, at.keySpan, at.value.tasks === undefined ? 'task' : 'group', sink);
    scope.tasks.set(name, declareTask(name, at.as<TaskSpec>(), scope, findUsed, sink));
  }
  scope.scope.tasks = [...scope.tasks.values()].flatMap(({ task }) => (task === undefined ? [] : [task]));
  if (parent === undefined) checkHidden(scope, sink);
  return scope;
}

/** Inside a group outer tasks are visible, wherever in the file they stand, so that no name may hide one. */
function checkHidden(scope: ScopeDraft, sink: Sink): void {
  for (const draft of scope.tasks.values()) {
    const hidden = scope.parent === undefined ? undefined : lookUp(scope.parent, draft.name);
    if (hidden !== undefined) {
      sink.report(
        bindCodes['duplicate-name'],
        draft.at.keySpan,
        `The task "${draft.name}" hides a task of the same name outside its group.`,
        { related: [{ message: 'the other one is here', span: hidden.at.keySpan }] },
      );
    }
    if (draft.body !== undefined) checkHidden(draft.body, sink);
  }
}

function declareTask(
  name: string,
  at: At<TaskSpec>,
  parent: ScopeDraft,
  findUsed: FindUsed,
  sink: Sink,
): TaskDraft {
  const found = findUsed(at);
  const step = found?.kind === 'step' ? found : undefined;
  const fields = found?.kind === 'fields' ? found.outputs : undefined;
  const used = found?.kind === 'step' ? found.component : found?.kind === 'fields' ? undefined : found;
  const kind = kindOf(at, used);
  if (kind !== undefined) checkSettings(at, kind, sink);
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
    used,
    step,
    condition: { state: 'waiting' },
    facts: undefined,
    edges: new Map(),
    loop: undefined,
    alternatives: [],
    asked: [],
  };
  const loop = declareLoop(at);
  draft.loop = loop;
  draft.task = makeTask(at, { ...base, loop }, used, fields, exports, sink);
  const inner = at.get('tasks');
  if (inner !== undefined) {
    draft.body = declareTasks(inner.as(), parent, draft, findUsed, sink);
    if (draft.task?.kind === 'group') {
      draft.task.body = draft.body.scope;
      draft.body.scope.owner = draft.task;
    }
  }
  return draft;
}

type Base = Omit<Mutable<Extract<BoundTask, { kind: 'group' }>>, 'kind' | 'body' | 'exports' | 'outputs'>;

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
  if (at.value.tasks !== undefined) {
    const ports = declareExports(at.get('outputs')?.as(), exports, sink);
    return { ...base, kind: 'group', body: base.scope, exports: [], outputs: ports };
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
  if (at.value.createVolume === undefined) return undefined;
  return {
    ...base,
    kind: 'create-volume',
    outputs: volumeOutputs(base.origin),
    size: { kind: 'literal', value: '', type: { kind: 'string' }, absent: [], span: at.span },
    accessModes: [] as readonly AccessMode[],
    storageClass: undefined,
    claimName: undefined,
    keep: false,
    waitForBound: false,
    labels: new Map(),
    annotations: new Map(),
  };
}

/** The outputs of a group or pipeline; their types are known when their expressions are bound. */
export function declareExports(
  outputs: At<{ readonly [name: string]: ExportSpec }> | undefined,
  exports: Map<string, ExportDraft>,
  sink: Sink,
): readonly BoundPort[] {
  const ports: BoundPort[] = [];
  for (const [name, at] of outputs?.entries() ?? []) {
    const settings = at.node.kind === 'map' ? at.as<ExportSettings>().value : undefined;
    const port: Mutable<BoundPort> = {
      name,
      type: { kind: 'any' },
      optional: settings?.optional === true,
      default: undefined,
      constraints: {},
      description: settings?.description,
      origin: { key: at.keySpan, span: at.span },
    };
    ports.push(port);
    checkPortName(name, at.keySpan, 'output', sink);
    exports.set(name, { port, at: at.as<ExportSpec>(), state: 'waiting', value: undefined });
  }
  checkDistinct(ports, 'output', sink, false);
  return ports;
}

function volumeOutputs(origin: Origin): readonly BoundPort[] {
  const output = (name: string, type: BoundPort['type'], description: string): BoundPort => ({
    name,
    type,
    optional: false,
    default: undefined,
    constraints: {},
    description,
    origin,
  });
  return [
    output('volume', { kind: 'volume' }, 'The claim, to be mounted.'),
    output('name', { kind: 'string' }, 'The name of the claim.'),
    output('size', { kind: 'string' }, 'The size that was asked for.'),
  ];
}

function kindOf(at: At<TaskSpec>, used: BoundComponent | BoundPipeline | undefined): TaskKind | undefined {
  if (at.value.tasks !== undefined) return 'group';
  if (at.value.createVolume !== undefined) return 'createVolume';
  if (at.value.resource !== undefined) return 'resource';
  return used?.kind;
}
