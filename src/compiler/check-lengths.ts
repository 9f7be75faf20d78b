import type { Sink } from '../diagnostics/sink.ts';
import type { BoundComponent, BoundPipeline } from '../model/bound.ts';
import type { LinkedDocument } from '../model/linked.ts';
import type { Levels } from '../validate/rules/index.ts';
import { allParts } from '../validate/rules/walk.ts';
import { checkGivenLengths } from './check-given-lengths.ts';
import { checkWrittenLengths } from './check-written-lengths.ts';
import { TextLengths } from './text-lengths.ts';

/** Reports every constant that is too long for the argument or variable in which a container would get it. */
export function checkLengths(
  linked: LinkedDocument,
  bound: BoundPipeline | BoundComponent,
  levels: Levels,
  sink: Sink,
): void {
  const lengths = new TextLengths(sink, levels);
  const parts = bound.kind === 'pipeline' ? allParts(bound) : [bound];
  checkWrittenLengths(
    linked,
    parts.filter((part) => part.kind === 'component'),
    lengths,
  );
  if (bound.kind === 'pipeline') checkGivenLengths(bound, new Map(), lengths);
}
