import { child, entriesOf, itemsOf, nameSpan, textOf } from '../syntax/tree.ts';
import type { YamlNode } from '../syntax/yaml-node.ts';
import { isPath } from '../util/paths.ts';
import { meaning, type Occurrence, occurrence, placeholders } from './occurrence.ts';
import { declared, lookUp, type Outline, type OutlineTask, type TaskScope } from './outline.ts';
import { ownerOf } from './owner-of.ts';
import { type NamePath, pathsIn } from './paths-in.ts';
import type { Project } from './project.ts';

/** The names in a pipeline, but for the declarations of its inputs and outputs. */
export async function pipelineOccurrences(
  outline: Outline,
  project: Project,
): Promise<readonly Occurrence[]> {
  const walk = new Walk(outline, project);
  for (const { key, value } of entriesOf(outline.root)) {
    if (key === 'tasks') await walk.scope(outline.tasks);
    else if (key === 'onExit') await walk.scope(outline.onExit);
    else if (key !== 'inputs') await walk.values(value, outline.tasks, undefined);
    if (key === 'defaults') walk.settings(value);
  }
  for (const { name, key } of outline.volumes)
    walk.found.push(occurrence(meaning('volume', outline.file.path, name), key, true));
  return walk.found;
}

/** A walk through all tasks that remembers where it is. */
class Walk {
  readonly found: Occurrence[] = [];
  readonly #outline: Outline;
  readonly #project: Project;
  readonly #path: string;
  /** The files of components, each looked for once. */
  readonly #used = new Map<string, Promise<Outline | undefined>>();
  readonly #targets = new Map<string, Promise<string | undefined>>();

  constructor(outline: Outline, project: Project) {
    this.#outline = outline;
    this.#project = project;
    this.#path = outline.file.path;
  }

  async scope(scope: TaskScope | undefined): Promise<void> {
    for (const task of scope?.tasks ?? []) {
      this.found.push(occurrence(this.#meaningOf(task), task.key, true));
      await this.#task(task);
    }
  }

  async #task(task: OutlineTask): Promise<void> {
    const { node, scope } = task;
    const inner = this.#outline.scopes.get(node);
    for (const { key, value } of entriesOf(node)) {
      if (key === 'tasks' && inner !== undefined) await this.scope(inner);
      else if (key === 'outputs') await this.#outputs(task, value, inner);
      else if (key === 'switch') await this.#switch(task, value);
      else if (key === 'repeat') await this.#holder(task, value);
      else if (key === 'after') this.#after(value, scope);
      else if (key === 'component') await this.#component(value);
      else if (key === 'arguments') await this.#arguments(task, value);
      else {
        if (key === 'forEach') this.#loop(task, value);
        if (key === 'container' || key === 'script') this.#step(task, value);
        this.#volumes(key, value);
        // The source of a script arrives byte for byte.
        if (key === 'script')
          for (const one of entriesOf(value))
            if (one.key !== 'source') await this.values(one.value, scope, task);
        if (key !== 'script') await this.values(value, scope, task);
      }
    }
  }

  async #switch(task: OutlineTask, node: YamlNode): Promise<void> {
    for (const { key, value } of entriesOf(node)) {
      if (key === 'cases') for (const one of entriesOf(value)) await this.#holder(task, one.value);
      else if (key === 'else') await this.#holder(task, value);
      else await this.values(value, task.scope, task);
    }
  }

  /** What has tasks of its own besides other keys: the case of a switch, a repetition. */
  async #holder(task: OutlineTask, node: YamlNode): Promise<void> {
    const inner = this.#outline.scopes.get(node);
    for (const { key, value } of entriesOf(node)) {
      if (key === 'tasks') await this.scope(inner);
      else if (key === 'outputs') await this.#outputs(task, value, inner);
      else {
        if (key === 'state')
          for (const one of declared(value))
            this.found.push(
              occurrence(meaning('state', this.#path, one.name, task.key.start), one.key, true),
            );
        await this.values(value, inner ?? task.scope, task);
      }
    }
  }

  async #outputs(task: OutlineTask, node: YamlNode, inner: TaskScope | undefined): Promise<void> {
    for (const { name, key } of declared(node)) {
      const meant = await this.#outputOf(task, name);
      this.found.push(occurrence(meant, key, meant.kind === 'export'));
    }
    await this.values(node, inner ?? task.scope, task);
  }

  #after(node: YamlNode, scope: TaskScope): void {
    if (node.kind === 'scalar') {
      const task = scope.tasks.find(({ name }) => name === textOf(node));
      if (task !== undefined)
        this.found.push(occurrence(this.#meaningOf(task), nameSpan(node.span, task.name)));
      return;
    }
    for (const item of itemsOf(node)) this.#after(item, scope);
    for (const { key, value } of entriesOf(node))
      if (key === 'task' || key === 'any') this.#after(value, scope);
  }

  async #component(node: YamlNode): Promise<void> {
    const text = textOf(node);
    if (text === undefined) return;
    let finding = this.#targets.get(text);
    if (finding === undefined) {
      finding = this.#project.target(this.#path, text);
      this.#targets.set(text, finding);
    }
    const target = await finding;
    if (target === undefined) return;
    this.found.push(occurrence(meaning('file', target, target), node.span));
    const place = isPath(text) ? undefined : await this.#project.place(this.#path);
    if (place?.outline !== undefined)
      this.found.push(occurrence(meaning('alias', place.outline.file.path, text), nameSpan(node.span, text)));
  }

  async #arguments(task: OutlineTask, node: YamlNode): Promise<void> {
    const used = await this.#usedBy(task);
    for (const { name, key } of declared(node)) {
      const isStep = child(task.node, 'component') === undefined;
      if (isStep) this.found.push(occurrence(this.#within('argument', task, name), key, true));
      else if (used !== undefined) this.found.push(occurrence(meaning('input', used.file.path, name), key));
    }
    await this.values(node, task.scope, task);
  }

  /** The volumes that are named by settings: of the step, of its other containers, and of all steps. */
  #volumes(key: string, node: YamlNode): void {
    if (key === 'mounts') this.#mounts(node);
    if (key !== 'sidecars' && key !== 'initContainers') return;
    for (const container of itemsOf(node))
      for (const mount of itemsOf(child(container, 'volumeMounts'))) this.#volume(child(mount, 'name'));
  }

  settings(node: YamlNode): void {
    for (const { key, value } of entriesOf(node)) this.#volumes(key, value);
  }

  #mounts(node: YamlNode): void {
    for (const { value } of entriesOf(node)) {
      this.#volume(value);
      this.#volume(child(value, 'volume'));
    }
  }

  #volume(at: YamlNode | undefined): void {
    const name = textOf(at);
    if (at !== undefined && name !== undefined && this.#outline.volumes.some((one) => one.name === name))
      this.found.push(occurrence(meaning('volume', this.#path, name), nameSpan(at.span, name)));
  }

  #loop(task: OutlineTask, node: YamlNode): void {
    const at = child(node, 'as');
    const name = textOf(at);
    if (at !== undefined && name !== undefined)
      this.found.push(occurrence(this.#within('loop', task, name), nameSpan(at.span, name), true));
  }

  /** The command line of a one-off step names its arguments and outputs. */
  #step(task: OutlineTask, node: YamlNode): void {
    this.found.push(
      ...placeholders(node, (kind, name) =>
        this.#within(kind === 'input' ? 'argument' : 'export', task, name),
      ),
    );
  }

  /** The expressions in a value and all that is inside of it. */
  async values(node: YamlNode, scope: TaskScope | undefined, task: OutlineTask | undefined): Promise<void> {
    if (node.kind === 'scalar') {
      for (const path of pathsIn(node)) await this.#reference(path, scope, task);
      return;
    }
    for (const item of itemsOf(node)) await this.values(item, scope, task);
    for (const { value } of entriesOf(node)) await this.values(value, scope, task);
  }

  async #reference(
    { segments }: NamePath,
    scope: TaskScope | undefined,
    task: OutlineTask | undefined,
  ): Promise<void> {
    const [root, name, field, output] = segments;
    if (root === undefined || name === undefined) return;
    const add = (meant: Occurrence['meaning'], span: Occurrence['span']): void => {
      this.found.push(occurrence(meant, span, false, true));
    };
    if (root.name === 'inputs') add(meaning('input', this.#path, name.name), name.span);
    if (root.name === 'volumes') add(meaning('volume', this.#path, name.name), name.span);
    if (root.name === 'loop' || root.name === 'state') {
      const owner = ownerOf(root.name, name.name, task);
      if (owner !== undefined) add(this.#within(root.name, owner, name.name), name.span);
    }
    const target = root.name === 'tasks' ? lookUp(scope, name.name) : undefined;
    if (target === undefined) return;
    add(this.#meaningOf(target), name.span);
    if (field?.name === 'outputs' && output !== undefined)
      add(await this.#outputOf(target, output.name), output.span);
  }

  async #outputOf(task: OutlineTask, name: string): Promise<Occurrence['meaning']> {
    const used = await this.#usedBy(task);
    return used === undefined ? this.#within('export', task, name) : meaning('output', used.file.path, name);
  }

  #meaningOf({ name, key }: OutlineTask): Occurrence['meaning'] {
    return meaning('task', this.#path, name, key.start);
  }

  #within(
    kind: 'argument' | 'export' | 'loop' | 'state',
    { key }: OutlineTask,
    name: string,
  ): Occurrence['meaning'] {
    return meaning(kind, this.#path, name, key.start);
  }

  async #usedBy({ node }: OutlineTask): Promise<Outline | undefined> {
    const component = textOf(child(node, 'component'));
    if (component === undefined) return undefined;
    let used = this.#used.get(component);
    if (used === undefined) {
      used = this.#project.used(this.#path, component);
      this.#used.set(component, used);
    }
    return used;
  }
}
