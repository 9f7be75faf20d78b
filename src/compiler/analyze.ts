import type { Sink } from '../diagnostics/sink.ts';
import type { BoundComponent, BoundPipeline } from '../model/bound.ts';
import { refuseUnlowered } from '../validate/not-lowered.ts';
import { bindLevels } from '../validate/rules/bind-levels.ts';
import { check, type Levels } from '../validate/rules/index.ts';
import { documentKind, shape } from '../validate/shape.ts';
import { bind } from './bind/bind.ts';
import { bindTypes } from './bind/bind-types.ts';
import { checkWrittenFiles } from './check-written-files.ts';
import { checkWrittenLengths } from './check-written-lengths.ts';
import type { Host } from './host.ts';
import { findProject } from './load/find-project.ts';
import { Linker } from './load/link.ts';
import { readDocument } from './load/read-document.ts';
import { readOnce } from './read-once.ts';
import { TextLengths } from './text-lengths.ts';

/** A specification without errors. */
export type Analysis =
  | { readonly kind: 'pipeline'; readonly pipeline: BoundPipeline; readonly levels: Levels }
  | { readonly kind: 'component'; readonly component: BoundComponent }
  | { readonly kind: 'project' };

/**
 * The front half of the compiler: read, parse, shape, link, bind, check. Takes a component, pipeline or project file; gives the proven model,
 * or undefined when there are errors. Everything that is found goes to `sink`.
 */
export async function analyze(path: string, host: Host, sink: Sink): Promise<Analysis | undefined> {
  const before = sink.errorCount;
  const files = readOnce(host);
  const node = await readDocument(path, files, sink);
  if (node === undefined) return undefined;
  if (documentKind(node, sink) === 'project') {
    const document = shape(node, 'project', sink);
    if (document === undefined) return undefined;
    refuseUnlowered(document, 'project', sink);
    bindTypes(document, sink);
    bindLevels(document, sink);
    return sink.errorCount > before ? undefined : { kind: 'project' };
  }
  const project = await findProject(path, files, sink);
  const levels = bindLevels(project.document, sink);
  const linked = await new Linker(files, project, sink).linkNode(path, node);
  const bound = linked && bind(linked, project, sink);
  if (linked === undefined || bound === undefined || sink.errorCount > before) return undefined;
  // Rules advise on what is proven: "never used" would be wrong of an input whose only reader has an error.
  if (bound.kind === 'pipeline' && sink.errorCount === before) checkWrittenFiles(bound, sink);
  if (sink.errorCount === before) checkWrittenLengths(linked, bound, new TextLengths(sink, levels));
  check(bound, levels, sink);
  if (sink.errorCount > before) return undefined;
  return bound.kind === 'pipeline'
    ? { kind: 'pipeline', pipeline: bound, levels }
    : { kind: 'component', component: bound };
}
