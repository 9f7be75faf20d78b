import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { Wait } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { AfterAny, AfterItem, AfterState } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { hasStatus, type StatusWord } from '../../validate/status-condition.ts';
import { bindCodes } from './codes.ts';
import { ancestorIn, type DraftWait, forgives, lookUp, type ScopeDraft, type TaskDraft } from './drafts.ts';
import { reportUnknownTask } from './reference-problems.ts';

/** What one item of `after` says. */
interface Waiting {
  readonly draft: TaskDraft;
  readonly span: Span;
  readonly end: Wait['end'];
  /** The words of a status, one of which the task must have; undefined where `end` says it all. */
  readonly statuses: readonly StatusWord[] | undefined;
}

/** How a task must have ended for each word of `is`, and what is a condition beyond it. */
const states: Readonly<Record<AfterState['is'], Pick<Waiting, 'end' | 'statuses'>>> = {
  succeeded: { end: 'fine', statuses: ['Succeeded'] },
  skipped: { end: 'fine', statuses: ['Skipped'] },
  failed: { end: 'ended', statuses: ['Failed'] },
  finished: { end: 'any', statuses: undefined },
};

/** Binds `after`: calls `wait` for every task that is waited for, and notes in the draft how it must have ended. */
export function bindAfter(
  draft: TaskDraft,
  wait: (before: TaskDraft, span: Span) => void,
  sink: Sink,
  ended: ScopeDraft | undefined,
): void {
  const alternatives: (readonly DraftWait[])[] = [];
  const asked: BoundExpression[] = [];
  for (const item of draft.at.get('after')?.items() ?? []) {
    const found = readItem(item.as<AfterItem>(), draft, sink, ended);
    for (const { draft: before, span } of found) wait(before, span);
    const beside = found.filter((one) => one.draft.parent === draft.parent);
    if (beside.length > 0)
      alternatives.push(beside.map(({ draft: before, end }) => ({ draft: before, end })));
    const condition = conditionOf(found, item.span);
    if (condition !== undefined) asked.push(condition);
  }
  draft.alternatives = alternatives;
  draft.asked = asked;
}

function readItem(
  item: At<AfterItem>,
  draft: TaskDraft,
  sink: Sink,
  ended: ScopeDraft | undefined,
): readonly Waiting[] {
  if (item.node.kind !== 'map') {
    const found = readTask(item.as<string>(), draft, sink, ended);
    return found === undefined ? [] : [{ ...found, end: 'fine', statuses: undefined }];
  }
  const any = item.as<AfterAny>().get('any');
  if (any === undefined) return readState(item.as<AfterState>(), draft, sink, ended);
  const several = any.items();
  return several.flatMap((one): readonly Waiting[] => {
    if (one.node.kind === 'map') return readState(one.as<AfterState>(), draft, sink, ended);
    const found = readTask(one.as<string>(), draft, sink, ended);
    if (found === undefined || !isBeside(found, draft, sink)) return [];
    const statuses = several.length === 1 ? undefined : (['Succeeded', 'Skipped'] as const);
    return [{ ...found, end: 'fine', statuses }];
  });
}

function readState(
  item: At<AfterState>,
  draft: TaskDraft,
  sink: Sink,
  ended: ScopeDraft | undefined,
): readonly Waiting[] {
  const name = item.get('task');
  const found = name === undefined ? undefined : readTask(name.as<string>(), draft, sink, ended);
  return found === undefined || !isBeside(found, draft, sink) ? [] : [{ ...found, ...states[item.value.is] }];
}

function readTask(
  at: At<string>,
  draft: TaskDraft,
  sink: Sink,
  ended: ScopeDraft | undefined,
): { readonly draft: TaskDraft; readonly span: Span } | undefined {
  const name = String(at.value);
  const found = lookUp(draft.parent, name);
  if (found === undefined) reportUnknownTask({ name, span: at.span }, draft.parent, sink, ended);
  return found && { draft: found, span: at.span };
}

/**
 * A plain name says that the task succeeded or was skipped. Inside of a group that runs although it failed, nothing waits for that.
 * To be asked when `after` of all tasks is bound.
 */
export function checkOuterNames(draft: TaskDraft, sink: Sink): void {
  const { group } = draft.parent;
  if (group === undefined) return;
  for (const item of draft.at.get('after')?.items() ?? []) {
    const before = item.node.kind === 'map' ? undefined : lookUp(draft.parent, String(item.value));
    if (before === undefined || before.parent === draft.parent || !forgives(group, before)) continue;
    sink.report(
      bindCodes['state-of-outer-task'],
      item.span,
      `The group around "${draft.name}" runs also when "${before.name}" failed, so nothing in it can wait for its success.`,
      {
        help: `Write \`tasks.${before.name}.status == 'Succeeded'\` in \`when\`, or put "${draft.name}" outside of the group.`,
      },
    );
  }
}

/** A group waits as a whole: what one task inside makes of a failure outside cannot be said for the others. */
function isBeside(
  { draft: before, span }: { readonly draft: TaskDraft; readonly span: Span },
  draft: TaskDraft,
  sink: Sink,
): boolean {
  if (before.parent === draft.parent) return true;
  const group = ancestorIn(before.parent, draft);
  sink.report(
    bindCodes['state-of-outer-task'],
    span,
    `"${before.name}" stands outside of the group around "${draft.name}", and how it ended can only be asked beside it.`,
    { help: group === undefined ? '' : `Put this \`after\` at the group "${group.name}".` },
  );
  return false;
}

/** One of them must have the status that is asked for; undefined when that follows from how they ended. */
function conditionOf(found: readonly Waiting[], span: Span): BoundExpression | undefined {
  const certain = found.every((one) => one.statuses?.length !== 1) || found.some((one) => one.end === 'any');
  if (certain) return undefined;
  const tests = found.flatMap(({ draft, statuses }) => {
    const { task } = draft;
    return task === undefined ? [] : (statuses ?? []).map((word) => hasStatus(task, word, span));
  });
  const [first, ...rest] = tests;
  return first && rest.reduce((left, right) => or(left, right, span), first);
}

function or(left: BoundExpression, right: BoundExpression, span: Span): BoundExpression {
  return { kind: 'binary', operator: '||', left, right, type: { kind: 'bool' }, absent: [], span };
}
