import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundComponent, BoundPipeline } from '../../model/bound.ts';
import type { LinkedDocument, LinkedProject } from '../../model/linked.ts';
import type { YamlMap } from '../../syntax/yaml-node.ts';
import type { TypeTable } from '../../validate/type-table.ts';
import { bindComponent } from './bind-component.ts';
import { bindPipeline } from './bind-pipeline.ts';
import { bindTypes } from './bind-types.ts';
import type { Binding } from './binding.ts';
import type { BoundEnvironment } from './environments.ts';
import { bindGraph } from './kfp/bind-graph.ts';

/** Turns linked documents into the proven model: references become links, defaults are applied, types, absence and order are proven. */
export function bind(
  linked: LinkedDocument,
  project: LinkedProject,
  sink: Sink,
  environment?: BoundEnvironment,
): BoundComponent | BoundPipeline | undefined {
  return new Binder(bindTypes(project.document, sink), linked, environment, sink).bind(linked);
}

class Binder implements Binding {
  readonly types: TypeTable;
  readonly sink: Sink;
  readonly #documents = new Map<LinkedDocument, BoundComponent | BoundPipeline | undefined>();
  readonly #defaults = new Map<BoundComponent, YamlMap>();

  readonly root: LinkedDocument;
  readonly environment: BoundEnvironment | undefined;

  constructor(types: TypeTable, root: LinkedDocument, environment: BoundEnvironment | undefined, sink: Sink) {
    this.types = types;
    this.root = root;
    this.environment = environment;
    this.sink = sink;
  }

  /** Files cannot contain themselves: the linker refuses circles. */
  bind(linked: LinkedDocument): BoundComponent | BoundPipeline | undefined {
    if (this.#documents.has(linked)) return this.#documents.get(linked);
    const bound = this.#bind(linked);
    this.#documents.set(linked, bound);
    return bound;
  }

  #bind(linked: LinkedDocument): BoundComponent | BoundPipeline | undefined {
    switch (linked.kind) {
      case 'component':
        return this.#component(linked);
      case 'graph':
        return bindGraph(linked, this);
      case 'pipeline':
        return bindPipeline(linked, this);
    }
  }

  defaultsOf(component: BoundComponent): YamlMap | undefined {
    return this.#defaults.get(component);
  }

  #component(linked: Extract<LinkedDocument, { kind: 'component' }>): BoundComponent | undefined {
    const bound = bindComponent(linked, this.types, this.sink, this.environment);
    const defaults = linked.document.get('defaults')?.node;
    if (bound !== undefined && defaults?.kind === 'map') this.#defaults.set(bound, defaults);
    return bound;
  }
}
