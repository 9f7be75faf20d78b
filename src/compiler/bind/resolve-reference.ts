import { type Meant, meant } from '../../diagnostics/meant.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { Absence, ReferenceTarget } from '../../model/bound-expression.ts';
import { holding } from '../../model/may-be-null.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { isClaim } from './bind-claim.ts';
import { bindCodes } from './codes.ts';
import {
  forgives,
  type LoopDraft,
  lookUp,
  type PipelineNames,
  type ScopeDraft,
  type TaskDraft,
  visibleNames,
} from './drafts.ts';
import type { ExpressionScope, PathSegment, ResolvedReference } from './expression/scope.ts';
import { isUncertain } from './gaps.ts';
import {
  type Allowed,
  incomplete,
  listed,
  reportRoot,
  reportUnknownOutput,
  reportUnknownTask,
} from './reference-problems.ts';
import { resolveAttempt } from './resolve-attempt.ts';
import { resolveRun, resolveTaskField } from './resolve-field.ts';
import { loopsAround, resolveItem } from './resolve-item.ts';
import { resolveResponse } from './resolve-response.ts';
import { repetitionsAround, resolveState } from './resolve-state.ts';
import { reportUnknownInput } from './unknown-input.ts';

/** What the resolver asks of the binder: things that are bound when somebody needs them. */
export interface OnDemand {
  /** Binds the condition of a task. */
  condition(draft: TaskDraft): void;
  /** Binds an output of a group; false when that failed, which was reported. */
  exported(draft: TaskDraft, name: string): boolean;
}

/** The names that an expression may use at one place of a pipeline; `reader`: the task that reads. */
export function createExpressionScope(
  names: PipelineNames,
  scope: ScopeDraft,
  onDemand: OnDemand,
  allowed: Allowed = { tasks: true, pod: false, inputs: true },
  reader?: TaskDraft,
): ExpressionScope {
  return {
    resolve(path, span, sink) {
      const root = path[0]?.name ?? '';
      if (root === 'inputs' && allowed.inputs) return resolveInput(path, span, names, sink);
      if (root === 'tasks' && allowed.tasks)
        return resolveTask(path, span, names, scope, onDemand, sink, reader);
      if (root === 'volumes') return resolveVolume(path, span, names, sink);
      if (root === 'run') return resolveRun(path, span, names, sink);
      const loops = allowed.tasks ? loopsAround(scope, reader) : [];
      if ((root === 'item' || root === 'loop') && loops.length > 0)
        return resolveItem(path, span, loops, sink);
      if (root === 'attempt' && allowed.attempt === true) return resolveAttempt(path, span, sink);
      if (root === 'response' && allowed.response !== undefined)
        return resolveResponse(path, span, allowed.response, sink);
      const repetitions = allowed.tasks ? repetitionsAround(scope) : [];
      if (root === 'state' && repetitions.length > 0) return resolveState(path, span, repetitions, sink);
      if (root === 'task' && allowed.pod) return resolveTaskField(path, span, sink);
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
    reportUnknownInput(path.slice(1), [...names.inputs.keys()], sink);
    return undefined;
  }
  if (port.isUnknown) return undefined;
  const target = { kind: 'input', port } as const;
  const absent: readonly Absence[] =
    port.optional && port.default === undefined ? [{ kind: 'optional', target }] : [];
  return { target, type: port.type, absent, consumed: 2 };
}

function resolveTask(
  path: readonly PathSegment[],
  span: Span,
  names: PipelineNames,
  scope: ScopeDraft,
  onDemand: OnDemand,
  sink: Sink,
  reader: TaskDraft | undefined,
): ResolvedReference | undefined {
  const [, name, field, output] = path;
  if (name === undefined) return incomplete('tasks', 'a task', visibleNames(scope), span, sink);
  const draft = lookUp(scope, name.name);
  if (draft === undefined) {
    reportUnknownTask(name, scope, sink, names.ended);
    return undefined;
  }
  if (draft.task === undefined || isUncertain(draft.at)) return undefined;
  if (field?.name === 'status') {
    onDemand.condition(draft);
    return {
      target: { kind: 'status', task: draft.task },
      type: { kind: 'string' },
      absent: [],
      consumed: 3,
    };
  }
  const { address } = draft;
  const isAddress = field?.name === 'ip' && address !== undefined;
  const ports = address === undefined ? draft.task.outputs : [];
  const known = ports.map((port) => port.name);
  if (field?.name !== 'outputs' && !isAddress) {
    const direct = field !== undefined && known.includes(field.name);
    sink.report(
      bindCodes['unknown-reference'],
      field?.span ?? span,
      field === undefined
        ? `"tasks.${name.name}" is a task; an expression reads its outputs or its status.`
        : field.name === 'ip'
          ? `"${name.name}" is no daemon: only a task with \`daemon: true\` has an address.`
          : `A task has "outputs" and "status", not "${field.name}".`,
      {
        help:
          address !== undefined
            ? `Write \`tasks.${name.name}.ip\`.`
            : isStatus(field?.name)
              ? `Write \`tasks.${name.name}.status\`, which is "Succeeded" when it went well.`
              : `Write \`tasks.${name.name}.outputs.${direct ? field.name : (known[0] ?? '<name>')}\`.`,
        ...(field !== undefined && outputsMissing(field, direct)),
      },
    );
    return undefined;
  }
  if (output === undefined && !isAddress)
    return incomplete(`tasks.${name.name}.outputs`, 'an output', known, span, sink);
  const port = isAddress ? address : ports.find((one) => one.name === output?.name);
  if (port === undefined) {
    if (output !== undefined && draft.used?.isOpen !== true)
      reportUnknownOutput(draft, path.slice(3), known, sink);
    return undefined;
  }
  if (port.isUnknown || !onDemand.exported(draft, port.name)) return undefined;
  onDemand.condition(draft);
  const { task, condition } = draft;
  const target = { kind: 'output', task, port } as const;
  const absent: Absence[] = [];
  if (draft.loop !== undefined) return resolveGathered(target, draft.loop, forgivenBy(reader, draft));
  if (condition.state === 'bound' && condition.conditions.length > 0) {
    absent.push({
      kind: 'skipped',
      task,
      because: condition.conditions.map((when) => ({ owner: task, when })),
    });
  }
  if (task.continueOnFailure || (reader !== undefined && forgives(reader, draft)))
    absent.push({ kind: 'failed', task });
  if (port.optional) absent.push({ kind: 'optional', target });
  return { target, type: port.type, absent, consumed: isAddress ? 3 : 4 };
}

function forgivenBy(reader: TaskDraft | undefined, before: TaskDraft): boolean {
  return reader !== undefined && forgives(reader, before);
}

/** What a looped task makes is a List: what items leave out makes it shorter, or null where they stand, and never absent. */
function resolveGathered(
  target: Extract<ReferenceTarget, { kind: 'output' }>,
  loop: LoopDraft,
  mayHaveFailed: boolean,
): ResolvedReference {
  const { port, task } = target;
  return {
    target,
    type: { kind: 'list', ...holding(port.type, loop.nullable) },
    absent: mayHaveFailed ? [{ kind: 'failed', task }] : [],
    consumed: 4,
  };
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
    sink.report(
      bindCodes['unknown-volume'],
      segment.span,
      `The pipeline has no volume "${segment.name}".`,
      meant(segment.name, near, segment.span, listed('Its volumes are', known, 'It has none.')),
    );
    return undefined;
  }
  if (volume.isUnknown || !isClaim(volume, segment.span, sink)) return undefined;
  return { target: { kind: 'volume', volume }, type: { kind: 'volume' }, absent: [], consumed: 2 };
}

/** The fix of `tasks.t.output.x` and of `tasks.t.x`. */
function outputsMissing({ name, span }: PathSegment, direct: boolean): Meant {
  if (!direct && name !== 'output') return {};
  const text = direct ? `outputs.${name}` : 'outputs';
  return { fix: { title: `Write ${text}`, safe: false, edits: [{ span, text }] } };
}

/** How other tools call what became of a task. */
function isStatus(name: string | undefined): boolean {
  return (
    name !== undefined && /^(?:result|state|phase|conclusion|outcome|succeeded|failed|success)$/i.test(name)
  );
}
