import type { Document } from 'yaml';
import type { Sink } from '../../diagnostics/sink.ts';
import type { SourceFile } from '../../diagnostics/span.ts';
import { compose, readTokens } from './compose.ts';
import { maskTraps, type Trap, TrapFinder, type TrappedScalar } from './expression-traps.ts';
import { readMarginFlow } from './margin-flow.ts';
import { mayHoldTypes } from './type-traps.ts';

export interface ReadDocuments {
  readonly documents: readonly Document.Parsed[];
  /** Scalars that were read with expressions or types masked: their text must be taken from the file. */
  readonly trapped: readonly TrappedScalar[];
  /** Where lines begin that YAML wants to be indented more. */
  readonly margin: readonly number[];
}

/** A masked expression can uncover others, which a quote in it had hidden. */
const rounds = 8;

/**
 * The documents of a file as they would be if every expression and type that needs quotes had them, so that what these break is not reported
 * besides. Undefined when a limit is passed, which is reported.
 */
export function readDocuments(file: SourceFile, sink: Sink): ReadDocuments | undefined {
  const { text } = file;
  const mayTrap = text.includes('${{') || mayHoldTypes(text);
  let traps: readonly Trap[] = [];
  for (let round = 1; ; round += 1) {
    const masked = maskTraps(text, traps);
    const finder = mayTrap ? new TrapFinder(text, traps) : undefined;
    const tokens = readTokens(file, masked, sink, finder?.watch);
    if (tokens === undefined) return undefined;
    const trapped = finder?.scalars ?? [];
    // A trap that ends up inside quotes was none.
    const confirmed = trapped.flatMap((scalar) => scalar.traps);
    const found = round < rounds ? (finder?.found ?? []) : [];
    if (found.length === 0 && (confirmed.length === traps.length || round > rounds)) {
      const documents = compose(tokens, text.length);
      const isSound = documents.every((one) => one.errors.length === 0);
      const read = isSound || trapped.length > 0 ? undefined : readMarginFlow(file);
      return read === undefined
        ? { documents, trapped, margin: [] }
        : { documents: read.documents, trapped, margin: read.lines };
    }
    traps = [...confirmed, ...found].sort((a, b) => a.start - b.start);
  }
}
