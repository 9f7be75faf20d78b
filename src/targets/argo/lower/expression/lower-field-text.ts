import type { BoundExpression } from '../../../../model/bound-expression.ts';
import type { ArgoEnvironment } from './environment.ts';
import { lowerAtTop } from './lower-at-top.ts';
import { asExpression, asTags } from './piece.ts';
import { fieldForm, looseForm, loosen } from './transport.ts';

/**
 * The text of another field that Argo substitutes and in which Kubernetes allows no braces: image, label, node selector, claim name, time.
 * Constants stay as they are; a text with braces keeps its joiners, so that it can't become a tag, and is refused by Kubernetes.
 */
export function lowerFieldText(expression: BoundExpression, environment: ArgoEnvironment): string {
  return asTags(lowerAtTop(expression, environment, fieldForm), fieldForm);
}

/**
 * As `lowerFieldText`, for fields that may hold braces: annotations, sub-paths, messages. Lone braces of values arrive as they are; a `{{` keeps
 * one joiner, the least that keeps Argo from taking it for a tag.
 */
export function lowerFreeText(expression: BoundExpression, environment: ArgoEnvironment): string {
  const pieces = lowerAtTop(expression, environment, looseForm, { kind: 'string' });
  const needsNoCode = pieces.every((piece, at) => {
    if (typeof piece === 'string') return at === pieces.length - 1 || !piece.endsWith('{');
    return 'tag' in piece && piece.tag !== undefined;
  });
  if (needsNoCode) return asTags(pieces, fieldForm);
  return asTags([{ code: loosen(asExpression(pieces, looseForm)) }], looseForm);
}
