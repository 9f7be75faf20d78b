import type { BoundExpression } from '../../../../model/bound-expression.ts';
import { call } from './code.ts';
import type { ArgoEnvironment } from './environment.ts';
import { lowerAtTop } from './lower-at-top.ts';
import { asExpression } from './piece.ts';
import { loosen, transportForm } from './transport.ts';

/**
 * A tag that writes a text as JSON, quotes included, for a manifest. The text stays encoded, so that no value becomes a tag; with `loose`, lone
 * braces are given back, for the few fields of Kubernetes that may hold them.
 */
export function lowerJson(expression: BoundExpression, environment: ArgoEnvironment, loose = false): string {
  const code = asExpression(lowerAtTop(expression, environment, transportForm), transportForm);
  return `{{=${call('toJson', loose ? loosen(code) : code).text}}}`;
}
