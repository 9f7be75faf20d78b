import type { Sink } from '../../diagnostics/sink.ts';
import type { ComputedResources, Manifest } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { At } from '../../syntax/at.ts';
import { printType } from '../../validate/types.ts';
import { checkQuantity } from './bind-volumes.ts';
import { expressionCodes } from './expression/codes.ts';

type Lists = { readonly [list: string]: unknown };

/** The amounts of a step: constants as texts, as Kubernetes shows them, and those that the run computes. */
export function bindResources(
  resources: At<Lists> | undefined,
  text: (at: At<unknown>) => BoundExpression | undefined,
  sink: Sink,
): { readonly resources: Manifest | undefined; readonly computedResources: ComputedResources } {
  const constants: [string, Manifest][] = [];
  const computed = new Map<string, ReadonlyMap<string, BoundExpression>>();
  for (const [list, at] of resources?.entries() ?? []) {
    const known: [string, string][] = [];
    const expressions = new Map<string, BoundExpression>();
    for (const [name, quantity] of at.as<Lists>().entries()) {
      if (String(quantity.value).includes('${{')) {
        const bound = text(quantity.as<unknown>());
        if (bound !== undefined && isAmount(bound, sink)) expressions.set(name, bound);
      } else {
        checkQuantity(quantity.as<unknown>(), sink);
        known.push([name, String(quantity.value)]);
      }
    }
    if (known.length > 0) constants.push([list, Object.fromEntries(known)]);
    if (expressions.size > 0) computed.set(list, expressions);
  }
  return {
    resources: constants.length === 0 ? undefined : Object.fromEntries(constants),
    computedResources: computed,
  };
}

function isAmount({ type, span }: BoundExpression, sink: Sink): boolean {
  if (type.kind !== 'list' && type.kind !== 'dict' && type.kind !== 'bool') return true;
  sink.report(
    expressionCodes['type-mismatch'],
    span,
    `An amount is a number or a text such as 4Gi, and this is of type ${printType(type)}.`,
  );
  return false;
}
