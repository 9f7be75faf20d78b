import { Sink } from '../diagnostics/sink.ts';
import type { SourceFile, Span } from '../diagnostics/span.ts';
import { parseLoosely } from '../syntax/parse-loosely.ts';
import { child, entriesOf, itemsOf, nameSpan, textOf } from '../syntax/tree.ts';
import type { YamlNode } from '../syntax/yaml-node.ts';
import type { DocumentName } from '../validate/shape/schema.ts';
import { documentKind } from '../validate/shape.ts';

/** Something with a name: where the name is written, and what is said of it. */
export interface Declared {
  readonly name: string;
  /** The name alone, without quotes. */
  readonly key: Span;
  readonly node: YamlNode;
}

/** The tasks of one DAG. */
export interface TaskScope {
  readonly parent: TaskScope | undefined;
  /** Inside of `onExit`. */
  readonly isExit: boolean;
  readonly tasks: readonly OutlineTask[];
  /** The task that they are inside of. */
  readonly owner: OutlineTask | undefined;
}

export interface OutlineTask extends Declared {
  readonly scope: TaskScope;
}

/** What a document declares, as far as it can be read; it may be broken. */
export interface Outline {
  readonly file: SourceFile;
  readonly root: YamlNode;
  readonly kind: DocumentName | undefined;
  readonly inputs: readonly Declared[];
  readonly outputs: readonly Declared[];
  readonly volumes: readonly Declared[];
  readonly tasks: TaskScope | undefined;
  readonly onExit: TaskScope | undefined;
  /** By the node that holds `tasks`: a task, the case of a switch, a `repeat`. */
  readonly scopes: ReadonlyMap<YamlNode, TaskScope>;
  /** By the node of the task. */
  readonly taskOf: ReadonlyMap<YamlNode, OutlineTask>;
}

const known = new WeakMap<SourceFile, Outline>();

/** The outline of a text; the same text object gives the same outline. */
export function outlineOf(file: SourceFile): Outline {
  let outline = known.get(file);
  if (outline === undefined) {
    outline = read(file, parseLoosely(file) ?? nothing(file));
    known.set(file, outline);
  }
  return outline;
}

function read(file: SourceFile, root: YamlNode): Outline {
  const scopes = new Map<YamlNode, TaskScope>();
  const taskOf = new Map<YamlNode, OutlineTask>();
  const scopeOf = (
    node: YamlNode | undefined,
    parent: TaskScope | undefined,
    isExit: boolean,
    owner?: OutlineTask,
  ): TaskScope => {
    const tasks: OutlineTask[] = [];
    const scope: TaskScope = { parent, isExit, tasks, owner };
    for (const entry of entriesOf(node)) {
      const key = nameSpan(entry.keySpan, entry.key);
      const task: OutlineTask = { name: entry.key, key, node: entry.value, scope };
      tasks.push(task);
      taskOf.set(entry.value, task);
      for (const holder of holdersOf(entry.value))
        scopes.set(holder, scopeOf(child(holder, 'tasks'), scope, isExit, task));
    }
    return scope;
  };
  const tasks = child(root, 'tasks');
  const onExit = child(root, 'onExit');
  return {
    file,
    root,
    kind: documentKind(root, new Sink()),
    inputs: ports(child(root, 'inputs')),
    outputs: ports(child(root, 'outputs')),
    volumes: declared(child(root, 'volumes')),
    tasks: tasks && scopeOf(tasks, undefined, false),
    onExit: onExit && scopeOf(onExit, undefined, true),
    scopes,
    taskOf,
  };
}

/** The parts of a task that hold tasks. */
export function holdersOf(task: YamlNode): readonly YamlNode[] {
  const choice = child(task, 'switch');
  const cases = entriesOf(child(choice, 'cases')).map(({ value }) => value);
  const all = [task, ...cases, child(choice, 'else'), child(task, 'repeat')];
  return all.filter((one) => one !== undefined).filter((one) => child(one, 'tasks') !== undefined);
}

/** The entries of a map as names. */
export function declared(node: YamlNode | undefined): readonly Declared[] {
  return entriesOf(node).map(({ key, keySpan, value }) => ({
    name: key,
    key: nameSpan(keySpan, key),
    node: value,
  }));
}

/** Ports are lists of maps with names, or maps where a pipeline exports. */
export function ports(node: YamlNode | undefined): readonly Declared[] {
  if (node?.kind !== 'sequence') return declared(node);
  return itemsOf(node).flatMap((item) => {
    const at = child(item, 'name');
    const name = textOf(at);
    return at === undefined || name === undefined ? [] : [{ name, key: nameSpan(at.span, name), node: item }];
  });
}

/** A task as seen from a DAG: one of its own, or of those around it. */
export function lookUp(scope: TaskScope | undefined, name: string): OutlineTask | undefined {
  for (let at = scope; at !== undefined; at = at.parent) {
    const found = at.tasks.find((task) => task.name === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All tasks that can be named in a DAG, its own first. */
export function visibleTasks(scope: TaskScope | undefined): readonly OutlineTask[] {
  const found = new Map<string, OutlineTask>();
  for (let at = scope; at !== undefined; at = at.parent)
    for (const task of at.tasks) if (!found.has(task.name)) found.set(task.name, task);
  return [...found.values()];
}

function nothing(file: SourceFile): YamlNode {
  return { kind: 'map', entries: [], span: { file, start: 0, end: 0 } };
}
