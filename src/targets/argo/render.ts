import { argo } from '../../../generated/templates.js';
import { environment, type Render, type Templates } from '../templates.ts';
import type { ArgoConfigMap, ArgoObject, ArgoWorkflowSpec, TemplateOrigin } from './model.ts';

let handlebars: Render | undefined;

/**
 * The YAML text of an Argo object; it parses back to exactly this object. `source` is named in the first line. `origins`, by template name,
 * become a comment above the template. `raw` names the fields that were written as Argo's own.
 */
export function render(
  object: ArgoObject,
  source: string,
  origins: ReadonlyMap<string, TemplateOrigin> = new Map(),
  raw?: string,
): string {
  handlebars ??= environment(argo);
  return write(handlebars, object, source, origins, raw);
}

/** The same with other templates. */
export function renderWith(
  templates: Templates,
  object: ArgoObject,
  source: string,
  origins: ReadonlyMap<string, TemplateOrigin>,
  raw?: string,
): string {
  return write(environment(templates), object, source, origins, raw);
}

function write(
  handlebars: Render,
  object: ArgoObject,
  source: string,
  origins: ReadonlyMap<string, TemplateOrigin>,
  raw: string | undefined,
): string {
  const withOrigins = (spec: ArgoWorkflowSpec): object => ({
    ...spec,
    templates: spec.templates.map((template) => {
      const origin = origins.get(template.name);
      return origin === undefined ? template : { ...template, origin };
    }),
  });
  const head = { source, ...(raw !== undefined && { raw }) };
  if (object.kind === 'CronWorkflow') {
    const spec = { ...object.spec, workflowSpec: withOrigins(object.spec.workflowSpec) };
    return handlebars('cron-workflow', { ...object, ...head, spec });
  }
  return handlebars('workflow', { ...object, ...head, spec: withOrigins(object.spec) });
}

/** The YAML text of a ConfigMap, in the same way. */
export function renderConfigMap(object: ArgoConfigMap, source: string): string {
  handlebars ??= environment(argo);
  return handlebars('config-map', { ...object, source });
}
