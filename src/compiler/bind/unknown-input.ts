import { type Meant, meant } from '../../diagnostics/meant.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { bindCodes } from './codes.ts';
import type { PathSegment } from './expression/scope.ts';
import { listed } from './reference-problems.ts';
import { withoutKind } from './without-kind.ts';

/** `path`: what follows `inputs`. */
export function reportUnknownInput(path: readonly PathSegment[], known: readonly string[], sink: Sink): void {
  const [segment] = path;
  if (segment === undefined) return;
  const near = didYouMean(segment.name, known);
  const none = `Declare it under \`inputs\` of the pipeline: \`- {name: ${segment.name}, type: …}\`.`;
  sink.report(
    bindCodes['unknown-input'],
    segment.span,
    `The pipeline has no input "${segment.name}".`,
    withoutKind(path, known) ??
      difference(segment, known) ??
      meant(segment.name, near, segment.span, listed('Its inputs are', known, none)),
  );
}

/** `x-1`: a name may hold `-`, so that it is no difference. */
function difference({ name, span }: PathSegment, known: readonly string[]): Meant | undefined {
  const first = known.filter((one) => name.startsWith(`${one}-`)).sort((a, b) => b.length - a.length)[0];
  const rest = first === undefined ? '' : name.slice(first.length + 1);
  if (first === undefined || !/^\d+$/.test(rest)) return undefined;
  const text = `${first} - ${rest}`;
  return {
    help: `Names may hold "-", so a minus needs blanks around it: \`inputs.${text}\`.`,
    fix: { title: `Write ${text}`, safe: false, edits: [{ span, text }] },
  };
}
