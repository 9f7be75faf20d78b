import type { Sink } from '../diagnostics/sink.ts';
import type { BoundPipeline } from '../model/bound.ts';
import type { LoweredArgo } from '../targets/argo/argo.ts';
import { type ArgoVersion, limitsOf } from '../targets/argo/capabilities.ts';
import { linkCodes } from './codes.ts';

/** Reports an object of which the API server of a version would take no more than so many templates, tasks or parameters. */
export function checkLimits(
  { object, origins }: LoweredArgo,
  pipeline: BoundPipeline,
  version: ArgoVersion,
  sink: Sink,
): void {
  const limits = limitsOf(version);
  if (limits === undefined) return;
  const { templates, arguments: given } =
    'workflowSpec' in object.spec ? object.spec.workflowSpec : object.spec;
  const refuse = (what: string, count: number, most: number, cure: string): void => {
    if (count <= most) return;
    sink.report(
      linkCodes['too-large-for-target'],
      pipeline.origin.key,
      `${what} ${count}, and Argo ${version} takes at most ${most}.`,
      { help: `${cure} Before Argo 4.0 there is no such limit.` },
    );
  };
  refuse(
    `The number of templates that "${pipeline.name}" becomes is`,
    templates.length,
    limits.templates,
    'Tasks of one component share a template when their settings are the same; or split the pipeline into several that are run one after the other.',
  );
  const ports = 'The number of inputs is';
  refuse(ports, given?.parameters.length ?? 0, limits.parameters, 'Give several values as one Dict or List.');
  for (const { name, dag, inputs } of templates) {
    const { file, path } = origins.get(name) ?? { file: pipeline.origin.key.file.path };
    const place = path === undefined ? file : `${path} in ${file}`;
    refuse(
      `The number of tasks of ${place}, with those that Pipewright adds, is`,
      dag?.tasks.length ?? 0,
      limits.tasks,
      'Put some of them into groups, which have a limit of their own each.',
    );
    refuse(
      `The number of values that ${place} reads is`,
      inputs?.parameters?.length ?? 0,
      limits.parameters,
      'Give several values as one Dict or List.',
    );
  }
}
