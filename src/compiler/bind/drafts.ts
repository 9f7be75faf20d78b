import type { Span } from '../../diagnostics/span.ts';
import type {
  BoundComponent,
  BoundLoop,
  BoundPipeline,
  BoundPort,
  BoundRepeat,
  BoundScope,
  BoundState,
  BoundTask,
  BoundVolume,
  Wait,
} from '../../model/bound.ts';
import type { BoundExpression, BoundLiteral } from '../../model/bound-expression.ts';
import type { ExportSpec, RepeatStateSpec, SwitchCase, TaskSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import type { StepDraft } from './declare-step.ts';
import type { Facts } from './expression/scope.ts';

/** A thing whose identity is known before all of it is: references link to it while it is filled in. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

type MutableTask = BoundTask extends infer T ? (T extends BoundTask ? Mutable<T> : never) : never;

/** An output of a group or pipeline: its type is known when its expression is bound. */
export interface ExportDraft {
  readonly port: Mutable<BoundPort>;
  readonly at: At<ExportSpec>;
  state: 'waiting' | 'binding' | 'bound' | 'broken';
  value: BoundExpression | undefined;
  /** Of a switch: the outputs of the cases, one of which it is. */
  readonly merged?: readonly { readonly draft: TaskDraft; readonly found: ExportDraft }[];
}

/** The word for no case. No case is called that. */
export const noCase = '-';

/** A repetition: its state is known with its condition. */
export interface RepeatDraft extends Mutable<BoundRepeat> {
  /** The state that is written. */
  readonly named: readonly StateDraft[];
}

export interface StateDraft extends Mutable<BoundState> {
  readonly name: string;
  readonly port: Mutable<BoundPort>;
  readonly at: At<RepeatStateSpec>;
  isBroken: boolean;
}

/** The cases of a switch, in order; `else` comes last. */
export interface ChoiceDraft {
  /** The word of the case that runs. */
  readonly port: Mutable<BoundPort>;
  readonly cases: readonly CaseDraft[];
  value: BoundExpression;
  isBroken: boolean;
}

export interface CaseDraft {
  readonly word: string;
  readonly draft: TaskDraft;
  /** Undefined for `else`. */
  readonly at: At<SwitchCase> | undefined;
  condition: BoundExpression | undefined;
  constant: BoundLiteral | undefined;
}

/** A task while it is bound. */
export interface TaskDraft {
  readonly name: string;
  readonly at: At<TaskSpec>;
  /** Undefined when the task cannot be bound, which was reported: whoever refers to it is not to blame. */
  readonly task: MutableTask | undefined;
  readonly parent: ScopeDraft;
  readonly body: ScopeDraft | undefined;
  readonly exports: ReadonlyMap<string, ExportDraft>;
  /** The address of a server, which is its only output. */
  address: BoundPort | undefined;
  readonly used: BoundComponent | BoundPipeline | undefined;
  /** The step that is written in the task itself; then `used` is what it is bound to. */
  readonly step: StepDraft | undefined;
  condition:
    | { readonly state: 'waiting' | 'binding' }
    | { readonly state: 'bound'; readonly conditions: readonly BoundExpression[] };
  /** Of a switch; bound with the condition. */
  choice: ChoiceDraft | undefined;
  repeat: RepeatDraft | undefined;
  /** Its list is bound with the condition. */
  loop: LoopDraft | undefined;
  /** What holds while the task runs; known with its condition. */
  facts: Facts | undefined;
  /** The tasks of the same DAG that it waits for, and the text that says so. */
  readonly edges: Map<TaskDraft, Span>;
  /** What `after` says of how they must have ended; those that it does not name must have succeeded or been skipped. */
  alternatives: readonly (readonly DraftWait[])[];
  /** What `after` asks for beyond that: conditions over the status of tasks. */
  asked: readonly BoundExpression[];
}

/** `isBroken`: the list is not known, which was reported. */
export type LoopDraft = Mutable<BoundLoop> & { isBroken: boolean };

/** A task that must have ended in a way (`Wait`). */
export interface DraftWait {
  readonly draft: TaskDraft;
  readonly end: Wait['end'];
}

/** A DAG while it is bound. */
export interface ScopeDraft {
  readonly scope: Mutable<BoundScope>;
  readonly tasks: Map<string, TaskDraft>;
  readonly parent: ScopeDraft | undefined;
  readonly group: TaskDraft | undefined;
  /** Tasks may be missing, because they could not be read. */
  readonly isOpen?: boolean;
  /** Its tasks are the cases of a switch, which nobody names. */
  readonly holdsCases?: boolean;
}

/** What a whole pipeline file offers to its expressions. */
export interface PipelineNames {
  readonly inputs: ReadonlyMap<string, BoundPort>;
  readonly volumes: ReadonlyMap<string, BoundVolume>;
  /** In `onExit`: the tasks of the pipeline, none of which can be seen from there. */
  readonly ended?: ScopeDraft;
}

/** The task of a DAG that is, or holds, another task; undefined when the other is not inside that DAG. */
export function ancestorIn(scope: ScopeDraft, draft: TaskDraft): TaskDraft | undefined {
  let current: TaskDraft | undefined = draft;
  while (current !== undefined && current.parent !== scope) current = current.parent.group;
  return current;
}

/** Finds a task by name as seen from a DAG: its own tasks, then those of the DAGs around it. */
export function lookUp(scope: ScopeDraft, name: string): TaskDraft | undefined {
  for (let current: ScopeDraft | undefined = scope; current !== undefined; current = current.parent) {
    const found = current.holdsCases ? undefined : current.tasks.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The names of all tasks that can be seen from a DAG, nearest first. */
export function visibleNames(scope: ScopeDraft): readonly string[] {
  const names: string[] = [];
  for (let current: ScopeDraft | undefined = scope; current !== undefined; current = current.parent) {
    if (!current.holdsCases) names.push(...current.tasks.keys());
  }
  return names;
}

/** Notes the draft of every task of a DAG and of those in it. */
export function registerTasks(scope: ScopeDraft, drafts: Map<BoundTask, TaskDraft>): void {
  for (const draft of scope.tasks.values()) {
    if (draft.task !== undefined) drafts.set(draft.task, draft);
    if (draft.body !== undefined) registerTasks(draft.body, drafts);
  }
}

/** Whether a task, or a group around it, goes on where another beside it did not end well. */
export function isForgiving(draft: TaskDraft): boolean {
  for (let one: TaskDraft | undefined = draft; one !== undefined; one = one.parent.group) {
    if (one.alternatives.some((some) => some.length > 1 || some.some(({ end }) => end !== 'fine')))
      return true;
  }
  return false;
}

/** Whether a task may run although another has failed: `after` says so, of itself or of a group around it. */
export function forgives(reader: TaskDraft, before: TaskDraft): boolean {
  const waiting = ancestorIn(before.parent, reader);
  const said = waiting?.alternatives.filter((some) => some.some(({ draft }) => draft === before)) ?? [];
  return said.length > 0 && said.every((some) => some.length > 1 || some.some(({ end }) => end !== 'fine'));
}
