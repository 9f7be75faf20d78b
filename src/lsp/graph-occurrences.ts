import { child, entriesOf, itemsOf, nameSpan, textOf } from '../syntax/tree.ts';
import type { YamlNode } from '../syntax/yaml-node.ts';
import { type Meaning, meaning, type Occurrence, occurrence, placeholders } from './occurrence.ts';
import { type Declared, declared, type Outline, ports } from './outline.ts';
import type { Project } from './project.ts';

/** A component that stands in a file: the whole of it, or inside of a graph. */
interface Component {
  readonly path: string;
  /** Where it begins, for one inside of a graph. */
  readonly within: number | '';
}

type PortKind = 'input' | 'output';

/** The names in the implementation of a component: in its command line, or in its graph, where there are components again. */
export function implementationOccurrences(
  outline: Outline,
  project: Project,
): Promise<readonly Occurrence[]> {
  return inImplementation(outline.root, { path: outline.file.path, within: '' }, project);
}

async function inImplementation(
  root: YamlNode,
  component: Component,
  project: Project,
): Promise<readonly Occurrence[]> {
  const implementation = child(root, 'implementation');
  const graph = child(implementation, 'graph');
  if (graph === undefined) return placeholders(implementation, (kind, name) => portOf(component, kind, name));
  const walk = new GraphWalk(graph, component, project);
  await walk.graph();
  return walk.found;
}

function portOf({ path, within }: Component, kind: PortKind, name: string): Meaning {
  return meaning(kind, path, name, within);
}

class GraphWalk {
  readonly found: Occurrence[] = [];
  readonly #graph: YamlNode;
  readonly #component: Component;
  readonly #project: Project;
  readonly #tasks: readonly Declared[];
  /** What the tasks run, by their ids. */
  readonly #used = new Map<string, Component | undefined>();

  constructor(graph: YamlNode, component: Component, project: Project) {
    this.#graph = graph;
    this.#component = component;
    this.#project = project;
    this.#tasks = declared(child(graph, 'tasks'));
  }

  async graph(): Promise<void> {
    for (const { name, node } of this.#tasks) this.#used.set(name, await this.#usedBy(node));
    for (const { name, key, node } of this.#tasks) {
      this.found.push(occurrence(this.#task(name), key, true));
      await this.#reference(child(node, 'componentRef'));
      const used = this.#used.get(name);
      for (const argument of declared(child(node, 'arguments')))
        if (used !== undefined)
          this.found.push(occurrence(portOf(used, 'input', argument.name), argument.key));
      this.#values(child(node, 'arguments'));
      this.#values(child(node, 'isEnabled'));
    }
    const values = child(this.#graph, 'outputValues');
    for (const { name, key } of declared(values))
      this.found.push(occurrence(portOf(this.#component, 'output', name), key));
    this.#values(values);
  }

  #task(name: string): Meaning {
    return meaning('graphTask', this.#component.path, name, this.#graph.span.start);
  }

  async #usedBy(task: YamlNode): Promise<Component | undefined> {
    const reference = child(task, 'componentRef');
    const spec = child(reference, 'spec');
    if (spec !== undefined) return { path: this.#component.path, within: spec.span.start };
    const path = await this.#target(reference);
    return path === undefined ? undefined : { path, within: '' };
  }

  async #target(reference: YamlNode | undefined): Promise<string | undefined> {
    const text = (key: string): string | undefined => textOf(child(reference, key));
    const named = { url: text('url'), digest: text('digest'), name: text('name'), tag: text('tag') };
    return this.#project.copy(this.#component.path, named);
  }

  /** What a task runs: a file by its address or name, which may be an alias of the project; or a component that stands there. */
  async #reference(reference: YamlNode | undefined): Promise<void> {
    const spec = child(reference, 'spec');
    if (spec !== undefined) {
      await this.#nested(spec);
      return;
    }
    const target = await this.#target(reference);
    if (target === undefined) return;
    const { outline, aliases } = await this.#project.place(this.#component.path);
    for (const key of ['url', 'digest', 'name']) {
      const node = child(reference, key);
      const text = textOf(node);
      if (node === undefined || text === undefined) continue;
      this.found.push(occurrence(meaning('file', target, target), node.span));
      if (outline !== undefined && aliases.some(({ name }) => name === text))
        this.found.push(occurrence(meaning('alias', outline.file.path, text), nameSpan(node.span, text)));
    }
  }

  async #nested(spec: YamlNode): Promise<void> {
    const component = { path: this.#component.path, within: spec.span.start };
    for (const kind of ['input', 'output'] as const) {
      for (const { name, key } of ports(child(spec, `${kind}s`)))
        this.found.push(occurrence(portOf(component, kind, name), key, true));
    }
    this.found.push(...(await inImplementation(spec, component, this.#project)));
  }

  /** The inputs of the graph and the outputs of its tasks that a value names. */
  #values(node: YamlNode | undefined): void {
    for (const item of itemsOf(node)) this.#values(item);
    for (const { key, value } of entriesOf(node)) {
      if (key === 'graphInput')
        this.#name(child(value, 'inputName'), (name) => portOf(this.#component, 'input', name));
      else if (key === 'taskOutput') this.#taskOutput(value);
      else this.#values(value);
    }
  }

  #taskOutput(node: YamlNode): void {
    const id = textOf(child(node, 'taskId')) ?? '';
    if (!this.#used.has(id)) return;
    this.#name(child(node, 'taskId'), (name) => this.#task(name));
    const used = this.#used.get(id);
    if (used !== undefined) this.#name(child(node, 'outputName'), (name) => portOf(used, 'output', name));
  }

  #name(node: YamlNode | undefined, meant: (name: string) => Meaning): void {
    const name = textOf(node);
    if (node !== undefined && name !== undefined)
      this.found.push(occurrence(meant(name), nameSpan(node.span, name)));
  }
}
