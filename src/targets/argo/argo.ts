import type { Target } from '../target.ts';
import { rawNames } from './lower/leaf.ts';
import { type ArgoOptions, lower } from './lower/lower.ts';
import type { ArgoObject, TemplateOrigin } from './model.ts';
import { render } from './render.ts';

/** An Argo object, and for its readers where each of its templates comes from. */
export interface LoweredArgo {
  readonly object: ArgoObject;
  readonly origins: ReadonlyMap<string, TemplateOrigin>;
  /** The fields of the workflow that were written as Argo's own. */
  readonly raw?: string;
}

/** Argo Workflows. */
export const argo: Target<LoweredArgo, ArgoOptions> = {
  name: 'argo',
  lower(pipeline, options) {
    const origins = new Map<string, TemplateOrigin>();
    return { object: lower(pipeline, options, origins), origins, ...rawNames(pipeline.argo?.fields) };
  },
  render: ({ object, origins, raw }, source) => render(object, source, origins, raw),
};
