import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundPort } from '../../model/bound.ts';
import type { InputSpec, PipelineDocument } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { documentKind, shape } from '../../validate/shape.ts';
import type { TypeTable } from '../../validate/type-table.ts';
import { printType } from '../../validate/types.ts';
import { bindInputs } from '../bind/bind-ports.ts';
import type { Host } from '../host.ts';
import { readDocument } from '../load/read-document.ts';

/** What a task must know of the component or pipeline that it runs. */
export interface ComponentFacts {
  readonly path: string;
  readonly description: string | undefined;
  readonly inputs: readonly InputFacts[];
  /** A component of KFP: a text is good for an input of any type. */
  readonly isOfKfp: boolean;
}

export interface InputFacts {
  readonly port: BoundPort;
  /** The type as it is written in a specification. */
  readonly type: string;
  /** A task has to give a value. */
  readonly isRequired: boolean;
}

/** Reads what a component or pipeline offers, and the document of a pipeline; undefined when the file is something else, or not of the right form. */
export async function readFacts(
  path: string,
  types: TypeTable,
  host: Host,
  sink: Sink,
): Promise<
  { readonly component: ComponentFacts; readonly pipeline: At<PipelineDocument> | undefined } | undefined
> {
  const node = await readDocument(path, host, sink);
  const kind = node && documentKind(node, sink);
  if (node === undefined || kind === undefined || kind === 'project') return undefined;
  if (kind === 'pipeline') {
    const document = shape(node, kind, sink);
    if (document === undefined) return undefined;
    const ports = bindInputs(document.get('inputs'), { ours: true, inPipeline: true, types, sink });
    return { component: factsOf(path, document.value.description, ports, false), pipeline: document };
  }
  const document = shape(node, kind, sink);
  if (document === undefined) return undefined;
  const ours = document.value.apiVersion !== undefined;
  const ofKfp = !ours || document.value.dialect === 'kfp';
  const inputs = document.get('inputs')?.as<readonly InputSpec[]>();
  const ports = bindInputs(inputs, { ours, ofKfp, types, sink });
  return {
    component: factsOf(path, document.value.description ?? undefined, ports, ofKfp),
    pipeline: undefined,
  };
}

function factsOf(
  path: string,
  description: string | undefined,
  ports: readonly BoundPort[],
  isOfKfp: boolean,
): ComponentFacts {
  const inputs = ports.map((port) => ({
    port,
    type: printType(port.type),
    isRequired: !port.optional && port.default === undefined,
  }));
  return { path, description, inputs, isOfKfp };
}
