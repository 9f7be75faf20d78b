import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { Absence, RunField } from '../../model/bound-expression.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { bindCodes } from './codes.ts';
import { lookUp, type PipelineNames, type ScopeDraft, type TaskDraft, visibleNames } from './drafts.ts';
import type { ExpressionScope, PathSegment, ResolvedReference } from './expression/scope.ts';

/** What a field lets its expressions name, besides inputs. */
export interface Allowed {
  readonly tasks: boolean;
  /** `task.name` and `task.podName`: only where the text belongs to one pod. */
  readonly pod: boolean;
  readonly inputs: boolean;
}

/** What the resolver asks of the binder: things that are bound when somebody needs them. */
export interface OnDemand {
  /** Binds the condition of a task. */
  condition(draft: TaskDraft): void;
  /** Binds an output of a group; false when that failed, which was reported. */
  exported(draft: TaskDraft, name: string): boolean;
}

const runFields: readonly RunField[] = ['name', 'id', 'namespace', 'creationTime', 'scheduledTime'];
const taskFields = ['name', 'podName'] as const;
const roots = ['inputs', 'tasks', 'volumes', 'run', 'task'];
const loopNames: Readonly<Record<string, string>> = {
  item: 'inside `forEach`',
  loop: 'inside `forEach`',
  state: 'inside `repeat`',
  attempt: 'in `retry.when`',
};

/** The names that an expression may use at one place of a pipeline. */
export function createExpressionScope(
  names: PipelineNames,
  scope: ScopeDraft,
  onDemand: OnDemand,
  allowed: Allowed = { tasks: true, pod: false, inputs: true },
): ExpressionScope {
  return {
    resolve(path, span, sink) {
      const root = path[0]?.name ?? '';
      if (root === 'inputs' && allowed.inputs) return resolveInput(path, span, names, sink);
      if (root === 'tasks' && allowed.tasks) return resolveTask(path, span, scope, onDemand, sink);
      if (root === 'volumes') return resolveVolume(path, span, names, sink);
      if (root === 'run') return resolveField('run', path, span, sink);
      if (root === 'task' && allowed.pod) return resolveField('task', path, span, sink);
      reportRoot(path, span, names, scope, allowed, sink);
      return undefined;
    },
  };
}

function resolveInput(
  path: readonly PathSegment[],
  span: Span,
  names: PipelineNames,
  sink: Sink,
): ResolvedReference | undefined {
  const segment = path[1];
  if (segment === undefined) return incomplete('inputs', 'an input', [...names.inputs.keys()], span, sink);
  const port = names.inputs.get(segment.name);
  if (port === undefined) {
    const near = didYouMean(segment.name, [...names.inputs.keys()]);
    sink.report(bindCodes['unknown-input'], segment.span, `The pipeline has no input "${segment.name}".`, {
      help:
        near === undefined
          ? listed('Its inputs are', [...names.inputs.keys()], 'It has none.')
          : `Did you mean "${near}"?`,
    });
    return undefined;
  }
  const target = { kind: 'input', port } as const;
  const absent: readonly Absence[] =
    port.optional && port.default === undefined ? [{ kind: 'optional', target }] : [];
  return { target, type: port.type, absent, consumed: 2 };
}

function resolveTask(
  path: readonly PathSegment[],
  span: Span,
  scope: ScopeDraft,
  onDemand: OnDemand,
  sink: Sink,
): ResolvedReference | undefined {
  const [, name, field, output] = path;
  if (name === undefined) return incomplete('tasks', 'a task', visibleNames(scope), span, sink);
  const draft = lookUp(scope, name.name);
  if (draft === undefined) {
    reportUnknownTask(name, scope, sink);
    return undefined;
  }
  if (draft.task === undefined) return undefined;
  if (field?.name === 'status') {
    return {
      target: { kind: 'status', task: draft.task },
      type: { kind: 'string' },
      absent: [],
      consumed: 3,
    };
  }
  const ports = draft.task.outputs;
  const known = ports.map((port) => port.name);
  if (field?.name !== 'outputs') {
    const direct = field !== undefined && known.includes(field.name);
    sink.report(
      bindCodes['unknown-reference'],
      field?.span ?? span,
      field === undefined
        ? `"tasks.${name.name}" is a task; an expression reads its outputs or its status.`
        : `A task has "outputs" and "status", not "${field.name}".`,
      { help: `Write \`tasks.${name.name}.outputs.${direct ? field.name : (known[0] ?? '<name>')}\`.` },
    );
    return undefined;
  }
  if (output === undefined) return incomplete(`tasks.${name.name}.outputs`, 'an output', known, span, sink);
  const port = ports.find((one) => one.name === output.name);
  if (port === undefined) {
    reportUnknownOutput(draft, output, known, sink);
    return undefined;
  }
  if (!onDemand.exported(draft, port.name)) return undefined;
  onDemand.condition(draft);
  const target = { kind: 'output', task: draft.task, port } as const;
  const absent: Absence[] = [];
  const { when } = draft.task;
  if (when !== undefined) {
    absent.push({ kind: 'skipped', task: draft.task, because: [{ owner: draft.task, when }] });
  }
  if (port.optional) absent.push({ kind: 'optional', target });
  return { target, type: port.type, absent, consumed: 4 };
}

function reportUnknownTask(name: PathSegment, scope: ScopeDraft, sink: Sink): void {
  const hidden = findHidden(rootOf(scope), name.name);
  const near = didYouMean(name.name, visibleNames(scope));
  if (hidden !== undefined) {
    const group = hidden.parent.group?.name ?? '';
    sink.report(
      bindCodes['unknown-task'],
      name.span,
      `The task "${name.name}" is inside the group "${group}" and cannot be seen from here.`,
      {
        related: [{ message: `"${name.name}" is here`, span: hidden.at.keySpan }],
        help: `Export what is needed by \`outputs\` of "${group}" and read \`tasks.${group}.outputs.<name>\`.`,
      },
    );
    return;
  }
  sink.report(bindCodes['unknown-task'], name.span, `There is no task "${name.name}" here.`, {
    help: near === undefined ? listed('The tasks are', visibleNames(scope), '') : `Did you mean "${near}"?`,
  });
}

function reportUnknownOutput(
  draft: TaskDraft,
  output: PathSegment,
  known: readonly string[],
  sink: Sink,
): void {
  const near = didYouMean(output.name, known);
  const help =
    near === undefined ? listed('Its outputs are', known, 'It has none.') : `Did you mean "${near}"?`;
  const group = draft.body !== undefined;
  sink.report(
    bindCodes['unknown-output'],
    output.span,
    `The ${group ? 'group' : 'task'} "${draft.name}" has no output "${output.name}".`,
    { help, related: [{ message: `"${draft.name}" is here`, span: draft.at.keySpan }] },
  );
}

function resolveVolume(
  path: readonly PathSegment[],
  span: Span,
  names: PipelineNames,
  sink: Sink,
): ResolvedReference | undefined {
  const segment = path[1];
  const known = [...names.volumes.keys()];
  if (segment === undefined) return incomplete('volumes', 'a volume', known, span, sink);
  const volume = names.volumes.get(segment.name);
  if (volume === undefined) {
    const near = didYouMean(segment.name, known);
    sink.report(bindCodes['unknown-volume'], segment.span, `The pipeline has no volume "${segment.name}".`, {
      help: near === undefined ? listed('Its volumes are', known, 'It has none.') : `Did you mean "${near}"?`,
    });
    return undefined;
  }
  return { target: { kind: 'volume', volume }, type: { kind: 'volume' }, absent: [], consumed: 2 };
}

function resolveField(
  root: 'run' | 'task',
  path: readonly PathSegment[],
  span: Span,
  sink: Sink,
): ResolvedReference | undefined {
  const known: readonly string[] = root === 'run' ? runFields : taskFields;
  const segment = path[1];
  if (segment === undefined) return incomplete(root, 'a field', known, span, sink);
  if (!known.includes(segment.name)) {
    const exitOnly = root === 'run' && (segment.name === 'status' || segment.name === 'failures');
    const near = didYouMean(segment.name, known);
    sink.report(
      bindCodes['unknown-reference'],
      segment.span,
      exitOnly
        ? `"run.${segment.name}" is known when the run has ended, that is in \`onExit\` only.`
        : `"${root}" has no field "${segment.name}".`,
      { help: near === undefined ? listed('Its fields are', known, '') : `Did you mean "${near}"?` },
    );
    return undefined;
  }
  const string = { kind: 'string' } as const;
  if (root === 'run') {
    return {
      target: { kind: 'run', field: segment.name as RunField },
      type: string,
      absent: [],
      consumed: 2,
    };
  }
  return {
    target: { kind: 'task', field: segment.name as 'name' | 'podName' },
    type: string,
    absent: [],
    consumed: 2,
  };
}

function reportRoot(
  path: readonly PathSegment[],
  span: Span,
  names: PipelineNames,
  scope: ScopeDraft,
  allowed: Allowed,
  sink: Sink,
): void {
  const first = path[0];
  if (first === undefined) return;
  const loop = loopNames[first.name];
  let help: string | undefined;
  let message = `"${first.name}" means nothing here.`;
  if (loop !== undefined) message = `"${first.name}" can only be used ${loop}.`;
  else if (roots.includes(first.name)) message = `"${first.name}" cannot be used in this field.`;
  else if (names.inputs.has(first.name)) help = `Write \`inputs.${first.name}\`.`;
  else if (lookUp(scope, first.name) !== undefined) help = `Write \`tasks.${first.name}.outputs.<name>\`.`;
  else {
    const near = didYouMean(first.name, roots);
    help =
      near === undefined
        ? 'References start with `inputs.` or `tasks.`; texts are quoted.'
        : `Did you mean "${near}"?`;
  }
  if (first.name === 'task' && !allowed.pod)
    help = '`task.name` and `task.podName` can be used in `env`, labels and key formats.';
  sink.report(bindCodes['unknown-reference'], loop === undefined ? first.span : span, message, {
    ...(help !== undefined && { help }),
  });
}

function incomplete(path: string, what: string, known: readonly string[], span: Span, sink: Sink): undefined {
  sink.report(bindCodes['unknown-reference'], span, `"${path}" needs the name of ${what} after it.`, {
    help: known.length === 0 ? 'There is none.' : `Such as \`${path}.${known[0]}\`.`,
  });
  return undefined;
}

function listed(lead: string, names: readonly string[], none: string): string {
  if (names.length === 0) return none;
  const shown = names.slice(0, 10).map((name) => `"${name}"`);
  return `${lead} ${shown.join(', ')}${names.length > 10 ? ' …' : ''}.`;
}

function rootOf(scope: ScopeDraft): ScopeDraft {
  let current = scope;
  while (current.parent !== undefined) current = current.parent;
  return current;
}

function findHidden(scope: ScopeDraft, name: string): TaskDraft | undefined {
  for (const draft of scope.tasks.values()) {
    const inside =
      draft.body?.tasks.get(name) ?? (draft.body === undefined ? undefined : findHidden(draft.body, name));
    if (inside !== undefined) return inside;
  }
  return undefined;
}
