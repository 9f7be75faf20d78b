import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import type { At } from '../syntax/at.ts';
import type { YamlNode } from '../syntax/yaml-node.ts';
import type { ComponentDocument, PipelineDocument, ProjectDocument } from './documents.ts';

/** A document together with every document it names. The same file is the same object. */
export type LinkedDocument = LinkedComponent | LinkedGraph | LinkedPipeline;

export interface LinkedComponent {
  readonly kind: 'component';
  readonly path: string;
  readonly document: At<ComponentDocument>;
  /** The text of `implementation.script.file`, where the script is a file of its own. */
  readonly scriptFile: string | undefined;
}

/** A component of KFP that is made of tasks. */
export interface LinkedGraph {
  readonly kind: 'graph';
  readonly path: string;
  readonly document: At<ComponentDocument>;
  /** By the node of a task's `componentRef`; one that could not be resolved has no entry. */
  readonly uses: ReadonlyMap<YamlNode, LinkedDocument>;
  /** Why references could not be resolved: a graph may be looked at without its components, but not run. */
  readonly missing: readonly Diagnostic[];
}

export interface LinkedPipeline {
  readonly kind: 'pipeline';
  readonly path: string;
  readonly document: At<PipelineDocument>;
  /** By the node of a task's `component` value; a reference that could not be resolved was reported and has no entry. */
  readonly uses: ReadonlyMap<YamlNode, LinkedDocument>;
  /** The texts of `script.file` of one-off steps, by the node of the path; one that could not be read was reported and has no entry. */
  readonly scripts: ReadonlyMap<YamlNode, string>;
}

/** The project file that applies, with its directory. */
export interface LinkedProject {
  readonly directory: string;
  readonly path: string | undefined;
  readonly document: At<ProjectDocument> | undefined;
}

/** A task's or script's reference to another file. */
export interface FileReference {
  readonly text: string;
  readonly span: Span;
}
