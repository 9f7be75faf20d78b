import type { Sink } from '../../diagnostics/sink.ts';
import type { Wait } from '../../model/bound.ts';
import { bindCodes } from './codes.ts';
import type { ScopeDraft, TaskDraft } from './drafts.ts';

/** Writes into every task of a DAG whom it waits for, and reports circles, each once. */
export function orderTasks(scope: ScopeDraft, sink: Sink): void {
  const drafts = [...scope.tasks.values()];
  for (const circle of findCircles(drafts)) reportCircle(circle, sink);
  const positions = new Map(drafts.map((draft, index) => [draft, index]));
  for (const draft of drafts) {
    if (draft.task === undefined) continue;
    draft.task.waitsFor = [...draft.edges.keys()]
      .sort((a, b) => (positions.get(a) ?? 0) - (positions.get(b) ?? 0))
      .flatMap(({ task }) => (task === undefined ? [] : [task]));
    draft.task.waits = waitsOf(draft);
  }
}

/** What `after` says, and for all others that they must have succeeded or been skipped. */
function waitsOf(draft: TaskDraft): readonly (readonly Wait[])[] {
  const named = new Set(draft.alternatives.flat().map((one) => one.draft));
  const others = [...draft.edges.keys()].filter((one) => !named.has(one));
  const all = [...draft.alternatives, ...others.map((one) => [{ draft: one, end: 'fine' } as const])];
  return all.map((some) =>
    some.flatMap(({ draft: { task }, end }) => (task === undefined ? [] : [{ task, end }])),
  );
}

/**
 * Takes away tasks that wait for nothing (left), again and again; what remains waits in circles or for one. From each remaining task we
 * walk along what it waits for until we meet a task again: that is a circle.
 */
function findCircles(drafts: readonly TaskDraft[]): readonly (readonly TaskDraft[])[] {
  const open = new Map(drafts.map((draft) => [draft, draft.edges.size]));
  const followers = new Map<TaskDraft, TaskDraft[]>();
  for (const draft of drafts) {
    for (const before of draft.edges.keys()) {
      const list = followers.get(before);
      if (list === undefined) followers.set(before, [draft]);
      else list.push(draft);
    }
  }
  const free = drafts.filter((draft) => draft.edges.size === 0);
  for (let draft = free.pop(); draft !== undefined; draft = free.pop()) {
    open.delete(draft);
    for (const follower of followers.get(draft) ?? []) {
      const left = (open.get(follower) ?? 0) - 1;
      open.set(follower, left);
      if (left === 0) free.push(follower);
    }
  }
  const circles: TaskDraft[][] = [];
  const visited = new Set<TaskDraft>();
  for (const start of open.keys()) {
    const path: TaskDraft[] = [];
    let current: TaskDraft | undefined = start;
    while (current !== undefined && !visited.has(current)) {
      visited.add(current);
      path.push(current);
      current = [...current.edges.keys()].find((one) => open.has(one));
    }
    const entry = current === undefined ? -1 : path.indexOf(current);
    if (entry >= 0) circles.push(path.slice(entry));
  }
  return circles;
}

function reportCircle(circle: readonly TaskDraft[], sink: Sink): void {
  const [first] = circle;
  const next = circle[1] ?? first;
  if (first === undefined || next === undefined) return;
  const span = first.edges.get(next) ?? first.at.keySpan;
  const names = [...circle, first].map((draft) => draft.name);
  const shown = names.length > 8 ? [...names.slice(0, 4), '…', ...names.slice(-3)] : names;
  const message =
    circle.length === 1
      ? `The task "${first.name}" waits for itself.`
      : `These tasks wait for one another in a circle: ${shown.join(' → ')}.`;
  const related = circle.slice(1).flatMap((draft, index) => {
    const after = circle[index + 2] ?? first;
    const place = draft.edges.get(after);
    return place === undefined
      ? []
      : [{ message: `"${draft.name}" waits for "${after.name}" here`, span: place }];
  });
  sink.report(bindCodes.cycle, span, message, { related: related.slice(0, 5) });
}
