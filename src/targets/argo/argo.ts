import type { Target } from '../target.ts';
import { type ArgoOptions, lower } from './lower/lower.ts';
import type { ArgoObject, TemplateOrigin } from './model.ts';
import { render } from './render.ts';

/** An Argo object, and for its readers where each of its templates comes from. */
export interface LoweredArgo {
  readonly object: ArgoObject;
  readonly origins: ReadonlyMap<string, TemplateOrigin>;
}

/** Argo Workflows. */
export const argo: Target<LoweredArgo, ArgoOptions> = {
  name: 'argo',
  lower(pipeline, options) {
    const origins = new Map<string, TemplateOrigin>();
    return { object: lower(pipeline, options, origins), origins };
  },
  render: ({ object, origins }, source) => render(object, source, origins),
};
