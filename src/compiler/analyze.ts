import type { Sink } from '../diagnostics/sink.ts';
import type { BoundComponent, BoundPipeline } from '../model/bound.ts';
import type { LinkedPipeline, LinkedProject } from '../model/linked.ts';
import { findDemands } from '../targets/argo/lower/demand.ts';
import { didYouMean } from '../util/did-you-mean.ts';
import { bindLevels } from '../validate/rules/bind-levels.ts';
import { check, type Levels } from '../validate/rules/index.ts';
import { documentKind, shape } from '../validate/shape.ts';
import { allAskedFiles } from './asked-files/find-asked-files.ts';
import { withAskedFiles } from './asked-files/with-asked-files.ts';
import { bind } from './bind/bind.ts';
import { bindTypes } from './bind/bind-types.ts';
import { type BoundEnvironment, bindEnvironments } from './bind/environments.ts';
import { checkAnswers } from './check-answers.ts';
import { checkDeletions } from './check-deletions.ts';
import { checkDepth } from './check-depth.ts';
import { checkListedArtifacts } from './check-listed-artifacts.ts';
import { checkMadeNames } from './check-made-names.ts';
import { checkOutsideArtifacts } from './check-outside-artifacts.ts';
import { checkPlaces } from './check-places.ts';
import { checkPresence } from './check-presence.ts';
import { checkPublishedKeys } from './check-published-keys.ts';
import { checkReadOnly } from './check-read-only.ts';
import { checkWrittenFiles } from './check-written-files.ts';
import { checkWrittenLengths } from './check-written-lengths.ts';
import { linkCodes } from './codes.ts';
import type { Host } from './host.ts';
import { findProject } from './load/find-project.ts';
import { Linker } from './load/link.ts';
import { readDocument } from './load/read-document.ts';
import { readOnce } from './read-once.ts';
import { TextLengths } from './text-lengths.ts';

/** A pipeline without errors. */
export interface PipelineAnalysis {
  readonly kind: 'pipeline';
  readonly pipeline: BoundPipeline;
  /** The same, in which tasks of ours find out whether files are there: what is lowered. */
  readonly asking: BoundPipeline;
  readonly levels: Levels;
  readonly linked: LinkedPipeline;
  readonly environment: BoundEnvironment | undefined;
  /** The names of the environments that there are. */
  readonly environments: readonly string[];
}

/** A specification without errors. */
export type Analysis =
  | PipelineAnalysis
  /** A component of KFP made of tasks; what it lacks to run was said in warnings. */
  | { readonly kind: 'graph'; readonly levels: Levels }
  | { readonly kind: 'component'; readonly component: BoundComponent; readonly levels: Levels }
  | { readonly kind: 'project' };

/**
 * The front half of the compiler: read, parse, shape, link, bind, check. Takes a component, pipeline or project file; gives the proven model,
 * or undefined when there are errors. `environment` is one of the project file. Everything that is found goes to `sink`.
 */
export async function analyze(
  path: string,
  host: Host,
  sink: Sink,
  environment?: string,
): Promise<Analysis | undefined> {
  const before = sink.errorCount;
  const files = readOnce(host);
  const node = await readDocument(path, files, sink);
  if (node === undefined) return undefined;
  if (documentKind(node, sink) === 'project') {
    const document = shape(node, 'project', sink);
    if (document === undefined) return undefined;
    bindTypes(document, sink);
    bindEnvironments(document, sink);
    bindLevels(document, '.', sink);
    return sink.errorCount > before ? undefined : { kind: 'project' };
  }
  const project = await findProject(path, files, sink);
  const levels = bindLevels(project.document, project.directory, sink);
  const environments = bindEnvironments(project.document, sink);
  const chosen =
    environment === undefined ? undefined : findEnvironment(environment, environments, project, sink);
  if (environment !== undefined && chosen === undefined) return undefined;
  const linked = await new Linker(files, project, sink).linkNode(path, node);
  const bound = linked && bind(linked, project, sink, chosen);
  if (linked?.kind === 'graph') return sink.errorCount > before ? undefined : { kind: 'graph', levels };
  if (linked === undefined || bound === undefined || sink.errorCount > before) return undefined;
  // Rules advise on what is proven: "never used" would be wrong of an input whose only reader has an error.
  const asked = bound.kind === 'pipeline' ? allAskedFiles(bound) : [];
  const asking = bound.kind === 'pipeline' ? withAskedFiles(bound, asked) : undefined;
  if (bound.kind === 'pipeline' && asking !== undefined) {
    const demands = findDemands(asking);
    checkWrittenFiles(asking, demands, sink);
    checkOutsideArtifacts(asking, demands, sink);
    checkListedArtifacts(asking, demands, sink);
    checkPublishedKeys(bound, sink);
    checkPlaces(bound, sink);
    checkPresence(bound, asked, sink);
    checkAnswers(bound, sink);
  }
  if (bound.kind === 'pipeline' && sink.errorCount === before) {
    checkDeletions(bound, sink);
    checkMadeNames(bound, sink);
    checkReadOnly(bound, sink);
    checkDepth(bound, sink);
  }
  if (sink.errorCount === before) checkWrittenLengths(linked, bound, new TextLengths(sink, levels));
  check(bound, levels, sink);
  if (sink.errorCount > before) return undefined;
  if (bound.kind === 'component' || linked.kind === 'component' || asking === undefined)
    return bound.kind === 'component' ? { kind: 'component', component: bound, levels } : undefined;
  const names = [...environments.keys()];
  const facts = { levels, linked, environment: chosen, environments: names };
  return { kind: 'pipeline', pipeline: bound, asking, ...facts };
}

function findEnvironment(
  name: string,
  environments: ReadonlyMap<string, BoundEnvironment>,
  { document, path = 'pipewright.yaml' }: LinkedProject,
  sink: Sink,
): BoundEnvironment | undefined {
  const found = environments.get(name);
  if (found !== undefined) return found;
  const known = [...environments.keys()];
  const near = didYouMean(name, known);
  const nowhere = { file: { path, text: '' }, start: 0, end: 0 };
  sink.report(
    linkCodes['unknown-environment'],
    document?.get('environments')?.keySpan ?? nowhere,
    document === undefined
      ? `There is no project file, and so no environment "${name}".`
      : `The project has no environment "${name}".`,
    {
      help:
        near !== undefined
          ? `Did you mean "${near}"?`
          : known.length === 0
            ? linkCodes['unknown-environment'].advice
            : `Its environments are ${known.join(', ')}.`,
    },
  );
  return undefined;
}
