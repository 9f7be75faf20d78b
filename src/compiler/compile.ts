import type { Sink } from '../diagnostics/sink.ts';
import type { SourceFile } from '../diagnostics/span.ts';
import type { BoundPipeline } from '../model/bound.ts';
import { argo } from '../targets/argo/argo.ts';
import { type ArgoTarget, versionOf } from '../targets/argo/capabilities.ts';
import type { ArgoKind } from '../targets/argo/lower/lower.ts';
import { lowerRepositoryMap } from '../targets/argo/lower/repository.ts';
import type { ArgoConfigMap } from '../targets/argo/model.ts';
import { renderConfigMap } from '../targets/argo/render.ts';
import { analyze } from './analyze.ts';
import { checkGivenAmounts } from './check-given-amounts.ts';
import { checkGivenLengths } from './check-given-lengths.ts';
import { checkLowered } from './check-lowered.ts';
import { checkTarget } from './check-target.ts';
import { linkCodes } from './codes.ts';
import { bindGivenInputs } from './given-inputs.ts';
import type { Host } from './host.ts';
import { TextLengths } from './text-lengths.ts';

export interface CompileOptions {
  /** Without one: CronWorkflow for a pipeline with a schedule, else Workflow. */
  readonly kind?: ArgoKind;
  /** Values for inputs, as text. */
  readonly inputs: ReadonlyMap<string, string>;
  /** The engine, without a version the newest one; not given: that of the environment, else the newest. */
  readonly target?: ArgoTarget;
  /** One of the project file's environments. */
  readonly environment?: string;
  /** `repository`: only the artifact repository of the pipeline, as a ConfigMap for the cluster. Without one: the whole workflow. */
  readonly emit?: 'workflow' | 'repository';
  /** Templates that are rendered in the places of ours, by the names of their files. */
  readonly templates?: readonly SourceFile[];
}

/**
 * The whole compiler:
 *
 *   read -> parse -> shape -> link -> bind -> check     analyze: what is wrong is reported, with its place and cure
 *        -> gate                                        stop on any error
 *        -> lower -> render                             what is left cannot fail
 *
 * Takes the path of a pipeline; gives the text of the Argo object (or of what `emit` names), or undefined when there are errors, which are in `sink`.
 */
export async function compile(
  path: string,
  host: Host,
  options: CompileOptions,
  sink: Sink,
): Promise<string | undefined> {
  const before = sink.errorCount;
  const analysis = await analyze(path, host, sink, options.environment);
  if (analysis === undefined) return undefined;
  if (analysis.kind !== 'pipeline') {
    const file = { path, text: '' };
    sink.report(
      linkCodes['wrong-document'],
      { file, start: 0, end: 0 },
      `${path} is a ${analysis.kind}; only pipelines are compiled.`,
    );
    return undefined;
  }
  const { pipeline, asking, levels } = analysis;
  if (options.emit === 'repository') {
    const map = sink.errorCount > before ? undefined : repositoryOf(pipeline, sink);
    return map && renderConfigMap(map, path);
  }
  const kind = options.kind ?? (pipeline.schedule === undefined ? 'Workflow' : 'CronWorkflow');
  if (kind === 'CronWorkflow' && pipeline.schedule === undefined) {
    sink.report(
      linkCodes['kind-needs-schedule'],
      pipeline.origin.key,
      `The pipeline "${pipeline.name}" has no schedule, so that it cannot be a CronWorkflow.`,
      { help: linkCodes['kind-needs-schedule'].advice },
    );
  }
  const inputs = bindGivenInputs(pipeline, options.inputs, kind, sink);
  const version = versionOf(options.target ?? analysis.environment?.target ?? 'argo');
  checkTarget(pipeline, version, sink);
  checkGivenLengths(pipeline, inputs, new TextLengths(sink, levels));
  checkGivenAmounts(pipeline, inputs, sink);
  if (sink.errorCount > before) return undefined;
  const lowered = argo.lower(asking, { kind, inputs, version });
  checkLowered(lowered, pipeline, levels, version, sink);
  if (sink.errorCount > before) return undefined;
  if (options.templates === undefined) return argo.render(lowered, path);
  const { renderOwn } = await import('./render-own.ts');
  return renderOwn(options.templates, lowered, path, sink);
}

function repositoryOf(pipeline: BoundPipeline, sink: Sink): ArgoConfigMap | undefined {
  const { repository } = pipeline;
  if (repository?.kind === 'inline') return lowerRepositoryMap(pipeline, repository);
  sink.report(
    linkCodes['emit-needs-repository'],
    pipeline.origin.key,
    `The pipeline "${pipeline.name}" does not describe an artifact repository, so that there is none to emit.`,
    { help: linkCodes['emit-needs-repository'].advice },
  );
  return undefined;
}
