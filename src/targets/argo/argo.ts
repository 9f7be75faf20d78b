import type { Target } from '../target.ts';
import { type ArgoOptions, lower } from './lower/lower.ts';
import type { ArgoObject } from './model.ts';
import { render } from './render.ts';

/** Argo Workflows. */
export const argo: Target<ArgoObject, ArgoOptions> = { name: 'argo', lower, render };
