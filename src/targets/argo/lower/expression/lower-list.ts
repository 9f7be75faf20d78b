import type { BoundExpression } from '../../../../model/bound-expression.ts';
import { constantItems } from '../../../../model/list-items.ts';
import { call, it, list, primary } from './code.ts';
import type { ArgoEnvironment } from './environment.ts';
import { createLowering } from './lowering.ts';
import { collection } from './operators.ts';

/**
 * The `withParam` of a loop: a List of texts, each of which is one item alone in a List, in JSON and Base64: Argo puts items into other texts
 * as they are, and Base64 holds nothing that it could misread (P-24).
 */
export function lowerList(expression: BoundExpression, environment: ArgoEnvironment): string {
  const constants = constantItems(expression);
  if (constants !== undefined) return JSON.stringify(constants.map((item) => base64(JSON.stringify([item]))));
  const items = collection(expression, createLowering(environment));
  const packed = primary(`{${call('sprig.b64enc', call('toJson', list([it]))).text}}`);
  return `{{=${call('toJson', call('map', items, packed)).text}}}`;
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
