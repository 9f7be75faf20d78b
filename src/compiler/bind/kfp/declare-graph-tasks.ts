import type { BoundComponent, BoundPipeline } from '../../../model/bound.ts';
import type { GraphSpec, GraphTaskSpec, TaskSpec } from '../../../model/documents.ts';
import type { LinkedGraph } from '../../../model/linked.ts';
import { At } from '../../../syntax/at.ts';
import { templateName } from '../../../targets/argo/names.ts';
import { UniqueNames } from '../../../util/unique-name.ts';
import type { Binding } from '../binding.ts';
import { isReserved } from '../check-name.ts';
import type { ScopeDraft, TaskDraft } from '../drafts.ts';
import { noSettings } from '../no-settings.ts';

/** Declares the tasks of a graph by their ids. A task whose component is not known, which was said, has a draft and no task. */
export function declareGraphTasks(graph: At<GraphSpec>, linked: LinkedGraph, context: Binding): ScopeDraft {
  const names = new UniqueNames(63);
  const root: ScopeDraft = {
    scope: { owner: undefined, tasks: [] },
    tasks: new Map(),
    parent: undefined,
    group: undefined,
  };
  for (const [id, at] of graph.get('tasks')?.entries() ?? []) {
    const reference = at.as<GraphTaskSpec>().get('componentRef');
    const document = reference && linked.uses.get(reference.node);
    const used = document && context.bind(document);
    const clean = templateName(id).slice(0, 63).replace(/-+$/, '');
    const name = names.take(isReserved(clean) ? `${clean}-task` : clean);
    root.tasks.set(id, draftOf(name, id, at.as<TaskSpec>(), used, root));
  }
  root.scope.tasks = [...root.tasks.values()].flatMap(({ task }) => (task === undefined ? [] : [task]));
  return root;
}

function draftOf(
  name: string,
  id: string,
  at: At<TaskSpec>,
  used: BoundComponent | BoundPipeline | undefined,
  root: ScopeDraft,
): TaskDraft {
  const base = {
    name,
    scope: root.scope,
    description: name === id ? undefined : id,
    when: undefined,
    waitsFor: [],
    waits: [],
    continueOnFailure: false,
    loop: undefined,
    arguments: new Map(),
    origin: { key: at.keySpan, span: at.span },
  };
  return {
    name: id,
    at,
    task:
      used === undefined
        ? undefined
        : used.kind === 'component'
          ? { ...base, kind: 'component', component: used, outputs: used.outputs, settings: noSettings }
          : { ...base, kind: 'pipeline', pipeline: used, outputs: used.outputs.map(({ port }) => port) },
    parent: root,
    body: undefined,
    exports: new Map(),
    used,
    step: undefined,
    condition: { state: 'bound', conditions: [] },
    facts: undefined,
    edges: new Map(),
    loop: undefined,
    choice: undefined,
    repeat: undefined,
    address: undefined,
    alternatives: [],
    asked: [],
  };
}

/** A place without any keys: KFP has no settings of tasks, and `annotations` of one are for other tools. */
export function withoutSettings<T>(at: At<unknown>): At<T> {
  return new At<T>({ kind: 'map', entries: [], span: at.span }, at.entry);
}
