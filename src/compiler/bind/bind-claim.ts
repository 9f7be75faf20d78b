import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { BoundVolume } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
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
  if (at.isUnknown) return undefined;
  const { span } = at;
  if (at.value.includes('${{')) {
    return bindText(at, scope, facts, sink, { kind: 'volume' });
  }
  const volume = volumes.get(at.value);
  if (volume === undefined) {
    reportUnknownVolume(at.value, span, volumes, sink);
    return undefined;
  }
  if (volume.isUnknown) return undefined;
  const target = { kind: 'volume', volume } as const;
  if (!isClaim(volume, span, sink)) return undefined;
  return { kind: 'reference', target, type: { kind: 'volume' }, absent: [], span };
}

/** Whether an entry of `volumes` is a claim, which alone can be named by an expression; what is none is reported. */
export function isClaim({ name, source }: BoundVolume, span: Span, sink: Sink): boolean {
  if (source.kind === 'claim' || source.kind === 'create') return true;
  sink.report(
    bindCodes['not-a-claim'],
    span,
    `"${name}" is ${kinds[source.kind]}, and a claim is needed here.`,
    { help: bindCodes['not-a-claim'].advice },
  );
  return false;
}

const kinds = { secret: 'a Secret', configMap: 'a ConfigMap', emptyDir: 'an empty directory' } as const;
