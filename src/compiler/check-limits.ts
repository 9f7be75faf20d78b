import type { Sink } from '../diagnostics/sink.ts';
import { argumentLimit } from '../model/argument-limit.ts';
import type { BoundPipeline } from '../model/bound.ts';
import type { LoweredArgo } from '../targets/argo/argo.ts';
import { type ArgoVersion, firstVersion, has, limitsOf } from '../targets/argo/capabilities.ts';
import { jsonSize } from '../targets/argo/object-size.ts';
import { workflowSpecOf } from '../targets/argo/workflow-spec-of.ts';
import { groupDigits } from '../util/group-digits.ts';
import { linkCodes } from './codes.ts';

/** Reports an object of which the API server of a version would take no more than so many templates, tasks or parameters. */
export function checkLimits(
  { object, origins }: LoweredArgo,
  pipeline: BoundPipeline,
  version: ArgoVersion,
  sink: Sink,
): void {
  if (!has('longTemplates', version)) checkTemplateSizes({ object, origins }, pipeline, version, sink);
  const limits = limitsOf(version);
  if (limits === undefined) return;
  const { templates, arguments: given } = workflowSpecOf(object);
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

/** Each pod is given its template as the value of a variable, as Go writes it in JSON. */
function checkTemplateSizes(
  { object, origins }: LoweredArgo,
  pipeline: BoundPipeline,
  version: ArgoVersion,
  sink: Sink,
): void {
  for (const template of workflowSpecOf(object).templates) {
    const bytes = jsonSize(template);
    if (template.container === undefined || bytes + variable.length + 1 <= argumentLimit) continue;
    const { file, path } = origins.get(template.name) ?? { file: pipeline.origin.key.file.path };
    sink.report(
      linkCodes['too-large-for-target'],
      pipeline.origin.key,
      `The step of ${path === undefined ? file : `${path} in ${file}`} becomes a template of ${groupDigits(bytes)} bytes, and Argo ${version} starts no pod with one of more than ${groupDigits(argumentLimit - variable.length - 1)}.`,
      {
        help: `Move its script into an image; or compile with --target argo@${firstVersion('longTemplates')}, which is the first version without this limit, if that is what runs the pipeline.`,
      },
    );
  }
}

const variable = 'ARGO_TEMPLATE=';
