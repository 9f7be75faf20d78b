import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundComponent, BoundPort, TaskSettings } from '../../model/bound.ts';
import type { ArtifactRepositorySpec, PipelineDocument, TaskDefaults } from '../../model/documents.ts';
import type { KeptOutput } from '../../model/kept-output.ts';
import { isVolumeTask } from '../../model/volume-task.ts';
import { At } from '../../syntax/at.ts';
import type { YamlMap } from '../../syntax/yaml-node.ts';
import { bindKeptOutputs } from './bind-kept-outputs.ts';
import { repositoryOf } from './bind-repository.ts';
import { bindSettings } from './bind-settings.ts';
import type { Binding } from './binding.ts';
import { checkStep } from './check-step.ts';
import { checkVariables } from './check-variables.ts';
import { bindCodes } from './codes.ts';
import type { PipelineNames, ScopeDraft, TaskDraft } from './drafts.ts';
import { chosenImageIn } from './environments.ts';
import { type ExpressionScope, type Facts, noFacts } from './expression/scope.ts';
import { effectiveSettings, mergeSettings, settingsOf } from './merge-settings.ts';
import { createExpressionScope, type OnDemand } from './resolve-reference.ts';
import { podSettings, requestSettings, resourceSettings } from './setting-table.ts';

const isPodSetting = (key: string): boolean => podSettings.includes(key);

/** The settings of the steps of one pipeline: its defaults, those of the environment and of the components, and the tasks' own (DESIGN 1.4). */
export class SettingsOfTasks {
  readonly #repository: At<ArtifactRepositorySpec> | undefined;
  readonly #root: ScopeDraft;
  readonly #names: PipelineNames;
  readonly #onDemand: OnDemand;
  readonly #context: Binding;
  readonly #sink: Sink;
  #defaults: YamlMap | undefined;
  /** The settings of tasks that add nothing of their own: one object for each component. */
  readonly #plain = new Map<BoundComponent, TaskSettings>();

  constructor(
    document: At<PipelineDocument>,
    root: ScopeDraft,
    names: PipelineNames,
    onDemand: OnDemand,
    context: Binding,
    sink: Sink = context.sink,
  ) {
    this.#repository = repositoryOf(document, context.environment);
    this.#root = root;
    this.#names = names;
    this.#onDemand = onDemand;
    this.#context = context;
    this.#sink = sink;
    const defaults = document.get('defaults');
    const ofEnvironment = context.environment?.spec.get('defaults');
    this.#defaults = [defaults?.node, ofEnvironment?.node]
      .filter((node) => node?.kind === 'map')
      .reduce<YamlMap | undefined>(mergeSettings, undefined);
  }

  /** The pipeline's defaults are for every task: they may read inputs, but no task. What is wrong with them is told once, to this sink. */
  checkDefaults(sink: Sink): void {
    if (this.#defaults === undefined) return;
    const before = sink.errorCount;
    bindSettings(new At<TaskDefaults>(this.#defaults), {
      volumes: this.#names.volumes,
      ...this.#scopes(this.#root, false),
      facts: noFacts,
      sink,
    });
    if (sink.errorCount > before) this.#defaults = undefined;
  }

  #scopes(
    parent: ScopeDraft,
    tasks: boolean,
    reader?: TaskDraft,
  ): { readonly scope: ExpressionScope; readonly attempt: ExpressionScope } {
    const create = (attempt: boolean): ExpressionScope => {
      const allowed = { inputs: true, tasks, pod: !attempt, attempt };
      return createExpressionScope(this.#names, parent, this.#onDemand, allowed, reader);
    };
    return { scope: create(false), attempt: create(true) };
  }

  /** Whether a task's failure is no failure of the run. Of a group or pipeline only itself says so: defaults are for steps. */
  continuesOnFailure(draft: TaskDraft): boolean {
    if (draft.task !== undefined && isVolumeTask(draft.task)) return false;
    const merged = this.#merged(draft);
    const said = merged?.entries.find(({ key }) => key === 'continueOnFailure')?.value;
    return said?.kind === 'scalar' && said.value === true;
  }

  /** Whether a step is a server. */
  isDaemon(draft: TaskDraft): boolean {
    const said = this.#merged(draft)?.entries.find(({ key }) => key === 'daemon')?.value;
    return said?.kind === 'map' || (said?.kind === 'scalar' && said.value === true);
  }

  #merged(draft: TaskDraft): YamlMap | undefined {
    const own = ownSettings(draft);
    if (draft.task?.kind === 'http')
      return mergeSettings(
        undefined,
        settingsOf(draft.at.node, (key) => requestSettings.includes(key)),
      );
    if (draft.task?.kind === 'resource') {
      const isMeant = (key: string): boolean => resourceSettings.includes(key);
      const defaults = this.#defaults && settingsOf(this.#defaults, isMeant);
      return own.reduce<YamlMap | undefined>(mergeSettings, defaults);
    }
    if (draft.used?.kind !== 'component') return own.reduce<YamlMap | undefined>(mergeSettings, undefined);
    return effectiveSettings(this.#defaults, draft.used, this.#context.defaultsOf(draft.used), own);
  }

  of(draft: TaskDraft, facts: Facts): TaskSettings {
    const settings = this.#ofPod(draft, facts);
    if (draft.at.get('outputs') === undefined) return settings;
    const place = {
      repository: this.#repository,
      scope: this.#scopes(draft.parent, true, draft).scope,
      facts,
      sink: this.#sink,
    };
    const outputs = bindKeptOutputs(draft.at, draft.task?.outputs ?? [], place);
    if (settings.cache !== undefined) refuseCached(outputs, this.#sink);
    return outputs.size === 0 ? settings : { ...settings, outputs };
  }

  #ofPod(draft: TaskDraft, facts: Facts): TaskSettings {
    const sink = this.#sink;
    const own = ownSettings(draft);
    const component = draft.used?.kind === 'component' ? draft.used : undefined;
    const known = own.length === 0 && component !== undefined ? this.#plain.get(component) : undefined;
    if (known !== undefined) return known;
    const merged = this.#merged(draft);
    const spec = new At<TaskDefaults>(merged ?? { kind: 'map', entries: [], span: draft.at.span });
    if (component !== undefined) checkVariables(component, spec.get('env')?.as(), sink);
    const bound = bindSettings(spec, {
      volumes: this.#names.volumes,
      ...this.#scopes(draft.parent, true, draft),
      facts,
      sink,
    });
    const settings = { ...bound, image: chosenImageIn(this.#context.environment, bound.image) };
    checkStep(spec, settings, component, sink);
    if (own.length === 0 && component !== undefined) this.#plain.set(component, settings);
    return settings;
  }
}

/** A step whose outputs come from the cache does not run. */
function refuseCached(outputs: ReadonlyMap<BoundPort, KeptOutput>, sink: Sink): void {
  for (const [{ name }, { place, span }] of outputs) {
    if (place === undefined) continue;
    sink.report(
      bindCodes['settings-conflict'],
      span,
      `"${name}" would not be published when it comes from the cache, because then nothing runs.`,
      { help: 'Leave out `cache`, or publish it in another step.' },
    );
  }
}

/** What the step that is written in a task says, then what the task says: `null` there removes what any of those before says. */
function ownSettings({ at, step }: TaskDraft): readonly YamlMap[] {
  const beside = settingsOf(at.node, isPodSetting);
  return [step?.settings, beside].filter((one) => one !== undefined);
}
