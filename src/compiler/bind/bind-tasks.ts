import { Sink } from '../../diagnostics/sink.ts';
import type { BoundPort, BoundTask } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { ArtifactRepositorySpec, OutsideArtifactSpec, PipelineDocument } from '../../model/documents.ts';
import { manifestValues } from '../../model/manifest.ts';
import { leafExpressions, settingExpressions } from '../../model/setting-expressions.ts';
import { isVolumeTask } from '../../model/volume-task.ts';
import type { At } from '../../syntax/at.ts';
import { parseTemplate } from '../../syntax/template.ts';
import { invariant } from '../../util/invariant.ts';
import { anything } from '../../validate/absence.ts';
import { addressOf } from './address-of.ts';
import { bindAfter, checkOuterNames } from './bind-after.ts';
import { bindApproval } from './bind-approval.ts';
import { bindArguments } from './bind-arguments.ts';
import { checkCache } from './bind-cache.ts';
import { bindExportValue } from './bind-export.ts';
import { bindGiven, bindLast } from './bind-given.ts';
import { bindHttp, checkRequestSettings } from './bind-http.ts';
import { bindLoop, loopTexts } from './bind-loop.ts';
import { bindOutside, isOutside } from './bind-outside.ts';
import { repositoryOf } from './bind-repository.ts';
import { bindResource } from './bind-resource.ts';
import { bindStep } from './bind-step.ts';
import { bindCase } from './bind-switch.ts';
import { bindVolumeTask } from './bind-volume-task.ts';
import type { Binding } from './binding.ts';
import { conjunction, hasRun, haveRun } from './conditions.ts';
import {
  type ExportDraft,
  isForgiving,
  type Mutable,
  type PipelineNames,
  registerTasks,
  type ScopeDraft,
  type TaskDraft,
} from './drafts.ts';
import { bindData } from './expression/bind-data.ts';
import { bindCondition } from './expression/bind-expression.ts';
import { assume } from './expression/facts.ts';
import { type ExpressionScope, type Facts, noFacts } from './expression/scope.ts';
import { mayNotRun } from './gaps.ts';
import { waitFor, waitForNamed, waitForRead } from './links.ts';
import { mergeExports } from './merge-exports.ts';
import { bindNeeds, type Need, readsIn, readsOf } from './needs.ts';
import { orderTasks } from './order-tasks.ts';
import { createExpressionScope, type OnDemand } from './resolve-reference.ts';
import { type ResponseNames, responseOf } from './resolve-response.ts';
import { SettingsOfTasks } from './settings-of-tasks.ts';

/** Binds the tasks of one pipeline file. Conditions and outputs of groups are bound when the first reader needs them. */
export class TaskBinder implements OnDemand {
  readonly #repository: At<ArtifactRepositorySpec> | undefined;
  readonly #root: ScopeDraft;
  readonly #names: PipelineNames;
  readonly #context: Binding;
  readonly #sink: Sink;
  readonly #draftOf = new Map<BoundTask, TaskDraft>();
  readonly #settings: SettingsOfTasks;
  /** Some condition was left out because it is part of a circle. */
  #circular = false;
  readonly #scopes = new Map<ScopeDraft, ExpressionScope>();

  constructor(document: At<PipelineDocument>, root: ScopeDraft, names: PipelineNames, context: Binding) {
    this.#repository = repositoryOf(document, context.environment);
    this.#root = root;
    this.#names = names;
    this.#context = context;
    this.#sink = context.sink;
    this.#settings = new SettingsOfTasks(document, root, names, this, context);
    registerTasks(root, this.#draftOf);
  }

  bind(): void {
    // Those of `onExit` are the pipeline's, of which all was told already.
    this.#settings.checkDefaults(this.#names.ended === undefined ? this.#sink : new Sink());
    this.#bindAfter(this.#root);
    for (const draft of this.#draftOf.values()) {
      checkOuterNames(draft, this.#sink);
      if (draft.task !== undefined) draft.task.continueOnFailure = this.#settings.continuesOnFailure(draft);
      if (draft.task?.kind === 'component' && this.#settings.isDaemon(draft)) {
        draft.address = addressOf(draft.at);
        draft.task.outputs = [draft.address];
      }
    }
    this.#bindScope(this.#root);
    this.#order(this.#root);
    invariant(!this.#circular || this.#sink.hasErrors, 'a circle of conditions is a circle of tasks');
  }

  /** The outputs of which only the texts of scripts tell. */
  guessed(): readonly Mutable<BoundPort>[] {
    return [...this.#draftOf.values()].flatMap((draft) => draft.step?.guessed ?? []);
  }

  #bindScope(scope: ScopeDraft): void {
    for (const draft of scope.tasks.values()) {
      this.condition(draft);
      this.#bindTask(draft);
      if (draft.body !== undefined) this.#bindScope(draft.body);
    }
  }

  #order(scope: ScopeDraft): void {
    orderTasks(scope, this.#sink);
    for (const draft of scope.tasks.values()) if (draft.body !== undefined) this.#order(draft.body);
  }

  /** Binds the condition of a task. */
  condition(draft: TaskDraft): void {
    this.#bindNeeds({ kind: 'condition', draft });
  }

  #bindNeeds(first: Need): void {
    bindNeeds(first, (need, inCircle) => {
      if (need.kind === 'condition') this.#bindCondition(need.draft, inCircle);
      else this.#bindExport(need.found, need.scope, need.group);
    });
  }

  /** In a circle of conditions none can be bound before the others: what waits for what is known by the words alone. */
  #bindCondition(draft: TaskDraft, inCircle: boolean): void {
    const outer = this.#outerFacts(draft);
    const chosen = draft.parent.group?.choice;
    if (chosen !== undefined) {
      bindCase(draft, chosen, outer);
      return;
    }
    const at = draft.at.get('when');
    if (draft.loop !== undefined && !inCircle) {
      bindLoop(draft.loop, draft.at, this.#scope(draft.parent), outer, this.#sink);
      this.#link(draft, draft.loop.list);
    }
    const unread = mayNotRun(draft.at) ? [anything] : [];
    const asked = [...draft.asked, ...unread].reduce((facts, one) => assume(facts, one), outer);
    let when: BoundExpression | undefined;
    if (inCircle) {
      this.#circular = true;
      waitForNamed(draft, [...readsOf(at), ...loopTexts(draft.at).flatMap(readsIn)]);
    } else if (at !== undefined && at.node.kind === 'scalar') {
      const template = parseTemplate(at.node, this.#sink);
      if (template !== undefined)
        when = bindCondition(template, this.#scope(draft.parent, draft), asked, this.#sink);
    }
    const conditions = [...draft.asked, ...(when === undefined ? [] : [when])];
    if (draft.task !== undefined) draft.task.when = conjunction(conditions);
    draft.facts = when === undefined ? asked : assume(asked, when);
    draft.condition = { state: 'bound', conditions };
    this.#link(draft, when);
    const scope = (): ExpressionScope => this.#scope(draft.parent, draft);
    const given = bindGiven(draft, scope, draft.facts, inCircle, this.#sink);
    waitForNamed(draft, given.reads);
    for (const value of given.values) this.#link(draft, value);
  }

  /** What holds wherever the task may run: the conditions of the groups around it. */
  #outerFacts(draft: TaskDraft): Facts {
    const { group } = draft.parent;
    if (group !== undefined) this.condition(group);
    return [...(group?.facts ?? noFacts), ...hasRun(draft)];
  }

  #factsOf(draft: TaskDraft): Facts {
    this.condition(draft);
    return draft.facts ?? noFacts;
  }

  exported(draft: TaskDraft, name: string): boolean {
    const found = draft.exports.get(name);
    if (found === undefined) return true;
    if (draft.body !== undefined) this.bindExport(found, draft.body, draft);
    return found.state !== 'broken';
  }

  /** The value of an output of a group (or, without one, of the pipeline), seen from inside it. */
  bindExport(
    found: ExportDraft,
    scope: ScopeDraft,
    group: TaskDraft | undefined,
  ): BoundExpression | undefined {
    this.#bindNeeds({ kind: 'export', found, scope, group });
    return found.value;
  }

  #bindExport(found: ExportDraft, scope: ScopeDraft, group: TaskDraft | undefined): void {
    const facts = [...(group === undefined ? noFacts : this.#factsOf(group)), ...haveRun(scope)];
    const value =
      group?.choice === undefined
        ? bindExportValue(found, this.#scope(scope), facts, this.#context)
        : mergeExports(found, group.choice, facts, this.#sink);
    found.state = value === undefined ? 'broken' : 'bound';
    found.value = value;
    if (group !== undefined) this.#link(group, value, scope);
  }

  #bindTask(draft: TaskDraft): void {
    const { task, at } = draft;
    const scope = this.#scope(draft.parent, draft);
    const facts = this.#factsOf(draft);
    if (task === undefined) {
      // What it is given says something by itself.
      for (const [, value] of at.get('arguments')?.entries() ?? [])
        if (!isOutside(value.node)) bindData(value.node, scope, facts, this.#sink);
      return;
    }
    if (task.kind === 'component' || task.kind === 'pipeline') {
      const used = task.kind === 'component' ? task.component : task.pipeline;
      const place = { repository: this.#repository, scope, facts, sink: this.#sink };
      const bindValue = (value: At<unknown>): BoundExpression | undefined =>
        isOutside(value.node)
          ? bindOutside(value.as<OutsideArtifactSpec>(), place)
          : bindData(value.node, scope, facts, this.#sink);
      task.arguments =
        draft.step === undefined
          ? bindArguments(draft, used, bindValue, facts, this.#sink)
          : bindStep(draft, draft.step, { value: bindValue, scope }, facts, this.#sink);
      for (const value of task.arguments.values()) this.#link(draft, value);
    }
    if (task.kind === 'resource') {
      bindResource(task, at, { scope, facts, sink: this.#sink });
      for (const value of manifestValues(task.manifest)) this.#link(draft, value);
    }
    if (task.kind === 'component' || task.kind === 'resource') {
      task.settings = this.#settings.of(draft, facts);
      if (task.kind === 'component') checkCache(task, this.#sink);
      for (const expression of settingExpressions(task.settings)) this.#link(draft, expression);
    }
    if (task.kind === 'approval') {
      bindApproval(task, at, { scope, facts, sink: this.#sink });
      for (const value of leafExpressions(task)) this.#link(draft, value);
    }
    if (task.kind === 'http') {
      const response = responseOf(task);
      const responseScope = this.#scopeWith(draft, response);
      bindHttp(task, at, { scope, response, responseScope, facts, sink: this.#sink });
      task.settings = this.#settings.of(draft, facts);
      checkRequestSettings(task, this.#sink);
      for (const value of leafExpressions(task)) this.#link(draft, value);
    }
    if (isVolumeTask(task)) {
      bindVolumeTask(task, at, { volumes: this.#names.volumes, scope, facts, sink: this.#sink });
      for (const value of leafExpressions(task)) this.#link(draft, value);
    }
    if (task.kind === 'group') {
      const exports = [...draft.exports.values()];
      task.exports = exports.flatMap((one) => {
        const value = draft.body === undefined ? undefined : this.bindExport(one, draft.body, draft);
        return value === undefined ? [] : [{ port: one.port, value }];
      });
      task.choice = draft.choice;
      task.repeat = draft.repeat;
      if (draft.body !== undefined) {
        const last = bindLast(draft, this.#scope(draft.body), [...facts, ...haveRun(draft.body)], this.#sink);
        for (const value of last) this.#link(draft, value, draft.body);
      }
    }
  }

  #bindAfter(scope: ScopeDraft): void {
    for (const draft of scope.tasks.values()) {
      bindAfter(draft, (before, span) => waitFor(draft, before, span), this.#sink, this.#names.ended);
      if (draft.body !== undefined) this.#bindAfter(draft.body);
    }
  }

  #link(draft: TaskDraft, expression: BoundExpression | undefined, from: ScopeDraft = draft.parent): void {
    if (expression !== undefined) waitForRead(draft, expression, from, this.#draftOf);
  }

  /** What can be read where a request says what its success is. */
  #scopeWith(draft: TaskDraft, response: ResponseNames): ExpressionScope {
    const allowed = { tasks: true, pod: false, inputs: true, response };
    return createExpressionScope(this.#names, draft.parent, this, allowed, draft);
  }

  /** What can be read in a DAG; `reader`: by which task of it. */
  #scope(scope: ScopeDraft, reader?: TaskDraft): ExpressionScope {
    const isShared = reader === undefined || (reader.loop === undefined && !isForgiving(reader));
    let made = isShared ? this.#scopes.get(scope) : undefined;
    if (made === undefined) {
      made = createExpressionScope(this.#names, scope, this, undefined, isShared ? undefined : reader);
      if (isShared) this.#scopes.set(scope, made);
    }
    return made;
  }
}
