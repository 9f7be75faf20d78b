import type {
  BoundPipeline,
  BoundScope,
  BoundTask,
  CreateVolumeTask,
  ResourceTask,
} from '../../model/bound.ts';
import type { BoundExpression, ReferenceTarget } from '../../model/bound-expression.ts';
import { knownLength } from '../../model/list-items.ts';
import { visitReferences } from '../../model/references.ts';
import { scopesOf } from '../../model/scopes.ts';
import { leafExpressions } from '../../model/setting-expressions.ts';
import { invariant, unreachable } from '../../util/invariant.ts';
import { expressionText } from './expression-text.ts';
import type { Graph, GraphEdge, GraphItem } from './graph.ts';

/** Draws a pipeline: a node for each task, a cluster for each group, an edge for each value read and each `after`. */
export function buildGraph(pipeline: BoundPipeline): Graph {
  const ids = new Map<BoundTask, string>();
  const taken = new Set<string>();
  const items = (scope: BoundScope, path: string): readonly GraphItem[] =>
    scope.tasks.map((task) => {
      const own = path === '' ? task.name : `${path}__${task.name}`;
      const wanted = `t_${own.replace(/[^0-9A-Za-z_]/g, '_')}`;
      let id = wanted;
      for (let number = 2; taken.has(id); number += 1) id = `${wanted}_${number}`;
      taken.add(id);
      ids.set(task, id);
      return itemOf(task, id, (inner) => items(inner, own));
    });
  const { name, description, scope, onExit } = pipeline;
  const tasks = items(scope, '');
  const last: readonly GraphItem[] = onExit === undefined ? [] : [exitCluster(items(onExit, 'onExit'))];
  return {
    name,
    description,
    items: [...tasks, ...last],
    edges: new EdgeFinder(ids).edges(scopesOf(pipeline)),
  };
}

/** No task has this id: none is called so. */
function exitCluster(items: readonly GraphItem[]): GraphItem {
  return {
    kind: 'cluster',
    id: 't_onExit',
    name: 'onExit',
    condition: undefined,
    rounds: undefined,
    description: 'At the end of the run.',
    items,
  };
}

function itemOf(task: BoundTask, id: string, items: (scope: BoundScope) => readonly GraphItem[]): GraphItem {
  const { name, description } = task;
  const condition = task.when && expressionText(task.when);
  const named = { id, name, description, condition, rounds: roundsOf(task) };
  switch (task.kind) {
    case 'group':
      return { kind: 'cluster', ...named, items: items(task.body) };
    case 'component':
      return { kind: 'node', shape: 'step', ...named, detail: unlessEqual(task.component.name, name) };
    case 'pipeline':
      return { kind: 'node', shape: 'pipeline', ...named, detail: unlessEqual(task.pipeline.name, name) };
    case 'resource':
      return { kind: 'node', shape: 'step', ...named, detail: resourceDetail(task) };
    case 'http':
      return { kind: 'node', shape: 'step', ...named, detail: task.method };
    case 'approval':
      return { kind: 'node', shape: 'person', ...named, detail: 'approval' };
    case 'create-volume':
      return { kind: 'node', shape: 'volume', ...named, detail: volumeDetail(task) };
    case 'snapshot-volume':
      return { kind: 'node', shape: 'volume', ...named, detail: 'snapshot' };
    case 'delete-volume':
      return { kind: 'node', shape: 'volume', ...named, detail: 'delete' };
    default:
      return unreachable(task);
  }
}

/** How a task runs several times; a list of constants is said by its length. */
function roundsOf(task: BoundTask): string | undefined {
  const list = task.loop?.list;
  const repeat = task.kind === 'group' ? task.repeat : undefined;
  const all = [
    ...(list === undefined ? [] : [`for each of ${knownLength(list) ?? expressionText(list)}`]),
    ...(repeat === undefined
      ? []
      : [`until ${expressionText(repeat.until)}, at most ${expressionText(repeat.max)} times`]),
  ];
  return all.length === 0 ? undefined : all.join(', ');
}

function unlessEqual(name: string, other: string): string | undefined {
  return name === other ? undefined : name;
}

const shortModes = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
};

/** `create Job`. */
function resourceDetail({ action, manifest }: ResourceTask): string {
  const kind = manifest.kind === 'map' ? manifest.entries.find(([key]) => key === 'kind')?.[1] : undefined;
  return kind?.kind === 'value' && kind.value.kind === 'literal'
    ? `${action} ${String(kind.value.value)}`
    : action;
}

function volumeDetail(task: CreateVolumeTask): string {
  const size = task.size.kind === 'literal' ? String(task.size.value) : expressionText(task.size);
  return [size, ...task.accessModes.map((mode) => shortModes[mode])].join(' ');
}

/** What a task itself reads; a group's tasks read for themselves. */
function readsOf(task: BoundTask): readonly BoundExpression[] {
  const condition = [
    ...(task.when === undefined ? [] : [task.when]),
    ...(task.loop === undefined ? [] : [task.loop.list]),
  ];
  switch (task.kind) {
    case 'group':
      return [
        ...condition,
        ...(task.choice === undefined ? [] : [task.choice.value]),
        ...(task.repeat?.state.map(({ first }) => first) ?? []),
      ];
    case 'component':
      return [...condition, ...task.arguments.values(), ...leafExpressions(task)];
    case 'pipeline':
      return [...condition, ...task.arguments.values()];
    case 'approval':
    case 'http':
    case 'create-volume':
    case 'resource':
    case 'snapshot-volume':
    case 'delete-volume':
      return [...condition, ...leafExpressions(task)];
    default:
      return unreachable(task);
  }
}

/** Collects the edges of a pipeline. An order edge is drawn only where no data edge already says the same. */
class EdgeFinder {
  readonly #ids: ReadonlyMap<BoundTask, string>;
  readonly #edges = new Map<
    string,
    { from: string; to: string; kind: GraphEdge['kind']; labels: Set<string> }
  >();
  /** For each task, those of its DAG that it, or a task inside it, reads from. */
  readonly #read = new Map<BoundTask, Set<BoundTask>>();

  constructor(ids: ReadonlyMap<BoundTask, string>) {
    this.#ids = ids;
  }

  edges(scopes: readonly BoundScope[]): readonly GraphEdge[] {
    for (const scope of scopes) {
      this.#visitData(scope);
      this.#visitOrder(scope);
    }
    return [...this.#edges.values()].map((edge) => ({ ...edge, labels: [...edge.labels] }));
  }

  #visitData(scope: BoundScope): void {
    for (const task of scope.tasks) {
      for (const expression of readsOf(task)) {
        visitReferences(expression, ({ target }) => {
          for (const producer of producersOf(target)) this.#addData(producer, task, labelOf(target));
        });
      }
      if (task.kind === 'group') this.#visitData(task.body);
    }
  }

  #visitOrder(scope: BoundScope): void {
    for (const task of scope.tasks) {
      for (const before of task.waitsFor) {
        if (!this.#read.get(task)?.has(before)) this.#add(before, task, 'order');
      }
      if (task.kind === 'group') this.#visitOrder(task.body);
    }
  }

  #addData(from: BoundTask, to: BoundTask, label: string): void {
    this.#add(from, to, 'data').add(label);
    const outer = new Map(ownersOf(from).map((owner) => [owner.scope, owner]));
    for (const owner of ownersOf(to)) {
      const other = outer.get(owner.scope);
      if (other === undefined || other === owner) continue;
      const known = this.#read.get(owner);
      if (known === undefined) this.#read.set(owner, new Set([other]));
      else known.add(other);
    }
  }

  #add(from: BoundTask, to: BoundTask, kind: GraphEdge['kind']): Set<string> {
    const ends = { from: this.#id(from), to: this.#id(to) };
    const key = `${ends.from} ${ends.to} ${kind}`;
    const edge = this.#edges.get(key) ?? { ...ends, kind, labels: new Set<string>() };
    this.#edges.set(key, edge);
    return edge.labels;
  }

  #id(task: BoundTask): string {
    const id = this.#ids.get(task);
    invariant(id !== undefined, `task ${task.name} is not of this pipeline`);
    return id;
  }
}

/** The task and the groups around it, innermost first. */
function ownersOf(task: BoundTask): readonly BoundTask[] {
  const found: BoundTask[] = [];
  for (let one: BoundTask | undefined = task; one !== undefined; one = one.scope.owner) found.push(one);
  return found;
}

/** The tasks that a value comes from: behind an output of a group those inside it, or the group when none of them makes it. */
function producersOf(target: ReferenceTarget): readonly BoundTask[] {
  if (target.kind === 'status') return [target.task];
  if (target.kind !== 'output') return [];
  const { task, port } = target;
  if (task.kind !== 'group') return [task];
  const value = task.exports.find((one) => one.port === port)?.value;
  const inner = new Set<BoundTask>();
  if (value !== undefined) {
    visitReferences(value, (reference) => {
      for (const producer of producersOf(reference.target)) {
        if (ownersOf(producer).includes(task)) inner.add(producer);
      }
    });
  }
  return inner.size === 0 ? [task] : [...inner];
}

function labelOf(target: ReferenceTarget): string {
  return target.kind === 'output' ? target.port.name : 'status';
}
