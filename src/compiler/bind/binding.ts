import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundComponent, BoundPipeline } from '../../model/bound.ts';
import type { LinkedDocument } from '../../model/linked.ts';
import type { YamlMap } from '../../syntax/yaml-node.ts';
import type { TypeTable } from '../../validate/type-table.ts';
import type { BoundEnvironment } from './environments.ts';

/** What binding one file needs of the whole run. */
export interface Binding {
  readonly types: TypeTable;
  readonly sink: Sink;
  /** The cluster that is compiled for, where somebody names one. */
  readonly environment: BoundEnvironment | undefined;
  /** What is compiled; everything else is used by it. */
  readonly root: LinkedDocument;
  /** Binds another file; undefined when it cannot be used, which was reported. The same file gives the same object. */
  bind(linked: LinkedDocument): BoundComponent | BoundPipeline | undefined;
  /** The `defaults` that a component file gives to the tasks that run it. */
  defaultsOf(component: BoundComponent): YamlMap | undefined;
}
