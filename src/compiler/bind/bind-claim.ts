import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundVolume } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { visitReferences } from '../../model/references.ts';
import type { At } from '../../syntax/at.ts';
import { bindText } from './bind-text.ts';
import { bindCodes } from './codes.ts';
import type { ExpressionScope, Facts } from './expression/scope.ts';
import { reportUnknownVolume } from './unknown-volume.ts';

/** A claim that a task does something with: the name of one of the pipeline's `volumes`, or an expression of type Volume. */
export function bindClaim(
  at: At<string>,
  volumes: ReadonlyMap<string, BoundVolume>,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): BoundExpression | undefined {
  const { span } = at;
  if (at.value.includes('${{')) {
    const value = bindText(at, scope, facts, sink, { kind: 'volume' });
    return value !== undefined && areClaims(value, sink) ? value : undefined;
  }
  const volume = volumes.get(at.value);
  if (volume === undefined) {
    reportUnknownVolume(at.value, span, volumes, sink);
    return undefined;
  }
  const target = { kind: 'volume', volume } as const;
  const value = { kind: 'reference', target, type: { kind: 'volume' }, absent: [], span } as const;
  return areClaims(value, sink) ? value : undefined;
}

/** Whether all that an expression reads of `volumes` are claims; what is none is reported. */
export function areClaims(value: BoundExpression, sink: Sink): boolean {
  let good = true;
  visitReferences(value, ({ target, span }) => {
    if (target.kind !== 'volume') return;
    const { name, source } = target.volume;
    if (source.kind === 'claim' || source.kind === 'create') return;
    good = false;
    sink.report(
      bindCodes['not-a-claim'],
      span,
      `"${name}" is ${kinds[source.kind]}, and a claim is needed here.`,
      { help: bindCodes['not-a-claim'].advice },
    );
  });
  return good;
}

const kinds = { secret: 'a Secret', configMap: 'a ConfigMap', emptyDir: 'an empty directory' } as const;
