import { type Meant, meant } from '../../diagnostics/meant.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { bindCodes } from './codes.ts';
import {
  type ChoiceDraft,
  lookUp,
  type PipelineNames,
  type ScopeDraft,
  type TaskDraft,
  visibleNames,
} from './drafts.ts';
import type { PathSegment } from './expression/scope.ts';
import { cureOfRoot } from './foreign-roots.ts';
import type { ResponseNames } from './resolve-response.ts';
import { withoutKind } from './without-kind.ts';

/** What a field lets its expressions name, besides inputs. */
export interface Allowed {
  readonly tasks: boolean;
  /** `task.name` and `task.podName`: only where the text belongs to one pod. */
  readonly pod: boolean;
  readonly inputs: boolean;
  /** `attempt.exitCode` and the like: only in `retry.when`. */
  readonly attempt?: boolean;
  /** `response.status` and `response.body`: only in `success` of a request. */
  readonly response?: ResponseNames;
}

const roots = ['inputs', 'tasks', 'volumes', 'run', 'task'];
const loopNames: Readonly<Record<string, string>> = {
  item: 'inside `forEach`',
  loop: 'inside `forEach`',
  state: 'inside `repeat`, and not in its `first`',
  attempt: 'in `retry.when`',
  response: 'in `success` of a request',
};

/** A file with more errors than this gets no more suggestions for its tasks: looking through all names for each would take minutes. */
const maxSearches = 200;

/** `ended`: in `onExit`, the tasks of the pipeline. */
export function reportUnknownTask(
  name: PathSegment,
  scope: ScopeDraft,
  sink: Sink,
  ended?: ScopeDraft,
): void {
  if (isOpenAround(scope) || (ended !== undefined && isOpenAround(ended))) return;
  const before = ended === undefined ? undefined : (lookUp(ended, name.name) ?? findHidden(ended, name.name));
  if (before !== undefined) {
    sink.report(
      bindCodes['unknown-task'],
      name.span,
      `\`onExit\` cannot see the task "${name.name}" of the pipeline, which may not have run.`,
      {
        related: [{ message: `"${name.name}" is here`, span: before.at.keySpan }],
        help: 'Ask `run.status` or `run.failures`, or do it in a task of the pipeline with `after: [{task: …, is: finished}]`.',
      },
    );
    return;
  }
  const searched = sink.errorCount < maxSearches;
  const hidden = searched ? findHidden(rootOf(scope), name.name) : undefined;
  const near = searched ? didYouMean(name.name, visibleNames(scope)) : undefined;
  if (hidden !== undefined) {
    const group = hidden.parent.group;
    const choice = group?.parent.holdsCases === true ? group.parent.group : undefined;
    const owner = (choice ?? group)?.name ?? '';
    const inside =
      choice === undefined ? `the group "${owner}"` : `the case "${group?.name ?? ''}" of "${owner}"`;
    sink.report(
      bindCodes['unknown-task'],
      name.span,
      `The task "${name.name}" is inside ${inside} and cannot be seen from here.`,
      {
        related: [{ message: `"${name.name}" is here`, span: hidden.at.keySpan }],
        help: `Export what is needed by \`outputs\` of ${choice === undefined ? `"${owner}"` : 'every case'} and read \`tasks.${owner}.outputs.<name>\`.`,
      },
    );
    return;
  }
  sink.report(
    bindCodes['unknown-task'],
    name.span,
    `There is no task "${name.name}" here.`,
    meant(
      name.name,
      near,
      name.span,
      searched ? listed('The tasks are', visibleNames(scope), '') : bindCodes['unknown-task'].advice,
    ),
  );
}

/** Whether a task of any name may be seen from a DAG. */
function isOpenAround(scope: ScopeDraft): boolean {
  return scope.isOpen === true || (scope.parent !== undefined && isOpenAround(scope.parent));
}

/** `path`: what follows `outputs`. */
export function reportUnknownOutput(
  draft: TaskDraft,
  path: readonly PathSegment[],
  known: readonly string[],
  sink: Sink,
): void {
  const [output] = path;
  if (output === undefined) return;
  const near = didYouMean(output.name, known);
  if (draft.task?.kind === 'http' && output.name === 'status') {
    sink.report(
      bindCodes['unknown-output'],
      output.span,
      `Argo tells nobody the status of a response: the task "${draft.name}" gives its body only.`,
      {
        help: `Test the status in the request, such as \`success: "\${{ response.status == 200 }}"\`, and with \`continueOnFailure: true\` read \`tasks.${draft.name}.status\`.`,
        related: [{ message: `"${draft.name}" is here`, span: draft.at.keySpan }],
      },
    );
    return;
  }
  if (draft.choice !== undefined && reportPartOfSwitch(draft, draft.choice, output, sink)) return;
  const group = draft.body !== undefined;
  const none = group
    ? `Add \`outputs: {${output.name}: …}\` to ${draft.choice === undefined ? 'the group' : 'every case'} to export what happens inside it.`
    : draft.address !== undefined && output.name === 'ip'
      ? `Write \`tasks.${draft.name}.ip\`.`
      : draft.step !== undefined && draft.at.get('daemon') === undefined
        ? `A step says at its task what it writes: \`outputs: {${output.name}: {type: String}}\`.`
        : 'It has none.';
  const cure =
    withoutKind(path, known) ?? meant(output.name, near, output.span, listed('Its outputs are', known, none));
  sink.report(
    bindCodes['unknown-output'],
    output.span,
    `The ${draft.choice !== undefined ? 'switch' : group ? 'group' : 'task'} "${draft.name}" has no output "${output.name}".`,
    { ...cure, related: [{ message: `"${draft.name}" is here`, span: draft.at.keySpan }] },
  );
}

/** An output that some cases of a switch name, but not all. */
function reportPartOfSwitch(
  { name }: TaskDraft,
  { cases }: ChoiceDraft,
  output: PathSegment,
  sink: Sink,
): boolean {
  const without = cases.find(({ draft }) => !draft.exports.has(output.name));
  if (without === undefined || cases.every(({ draft }) => !draft.exports.has(output.name))) return false;
  const which = without.at === undefined ? '`else`' : `the case "${without.word}"`;
  sink.report(
    bindCodes['unknown-output'],
    output.span,
    `The switch "${name}" has no output "${output.name}", because ${which} does not name it.`,
    {
      help: `What every case names, \`else\` included, is an output of the switch: add \`outputs: {${output.name}: …}\` there.`,
      related: [{ message: `"${output.name}" is missing here`, span: without.draft.at.keySpan }],
    },
  );
  return true;
}

export function reportRoot(
  path: readonly PathSegment[],
  span: Span,
  names: PipelineNames,
  scope: ScopeDraft,
  allowed: Allowed,
  sink: Sink,
): void {
  const first = path[0];
  if (first === undefined) return;
  const loop = Object.hasOwn(loopNames, first.name) ? loopNames[first.name] : undefined;
  let cure: Meant = {};
  let message = `"${first.name}" means nothing here.`;
  if (loop !== undefined) message = `"${first.name}" can only be used ${loop}.`;
  else if (roots.includes(first.name)) message = `"${first.name}" cannot be used in this field.`;
  else if (names.inputs.has(first.name)) cure = { help: `Write \`inputs.${first.name}\`.` };
  else if (lookUp(scope, first.name) !== undefined)
    cure = { help: `Write \`tasks.${first.name}.outputs.<name>\`.` };
  else cure = cureOfRoot(first.name, first.span, roots);
  if (first.name === 'task' && !allowed.pod)
    cure = { help: '`task.name` and `task.podName` can be used in `env`, labels and key formats.' };
  sink.report(bindCodes['unknown-reference'], loop === undefined ? first.span : span, message, cure);
}

export function incomplete(
  path: string,
  what: string,
  known: readonly string[],
  span: Span,
  sink: Sink,
): undefined {
  sink.report(bindCodes['unknown-reference'], span, `"${path}" needs the name of ${what} after it.`, {
    help: known.length === 0 ? 'There is none.' : `Such as \`${path}.${known[0]}\`.`,
  });
  return undefined;
}

export function listed(lead: string, names: readonly string[], none: string): string {
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
