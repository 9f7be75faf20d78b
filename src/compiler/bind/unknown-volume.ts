import { meant } from '../../diagnostics/meant.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import type { BoundVolume } from '../../model/bound.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { bindCodes } from './codes.ts';

/** Reports a name that none of the pipeline's `volumes` has. */
export function reportUnknownVolume(
  name: string,
  span: Span,
  volumes: ReadonlyMap<string, BoundVolume>,
  sink: Sink,
): void {
  const near = didYouMean(name, [...volumes.keys()]);
  sink.report(
    bindCodes['unknown-volume'],
    span,
    `The pipeline has no volume "${name}".`,
    meant(name, near, span, bindCodes['unknown-volume'].advice),
  );
}
