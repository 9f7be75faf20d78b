import { meant } from '../../diagnostics/meant.ts';
import type { Sink } from '../../diagnostics/sink.ts';
import type { Span } from '../../diagnostics/span.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { listType } from './bind-loop.ts';
import { bindCodes } from './codes.ts';
import type { LoopDraft, ScopeDraft, TaskDraft } from './drafts.ts';
import type { PathSegment, ResolvedReference } from './expression/scope.ts';
import { incomplete, listed } from './reference-problems.ts';

/** The loops whose items can be read in a DAG, by a task of it if one is given; the innermost first. */
export function loopsAround(scope: ScopeDraft, reader: TaskDraft | undefined): readonly LoopDraft[] {
  const loops: LoopDraft[] = [];
  for (let one = reader ?? scope.group; one !== undefined; one = one.parent.group) {
    if (one.loop !== undefined) loops.push(one.loop);
  }
  return loops;
}

/** `item` of the innermost loop, `loop.<as>` of any. */
export function resolveItem(
  path: readonly PathSegment[],
  span: Span,
  loops: readonly LoopDraft[],
  sink: Sink,
): ResolvedReference | undefined {
  const [root, name] = path;
  const [innermost] = loops;
  if (root?.name === 'item') return innermost && itemOf(innermost, path, 1, sink);
  const names = loops.flatMap((loop) => loop.as ?? []);
  if (name === undefined) return incomplete('loop', 'a loop', names, span, sink);
  const loop = loops.find((one) => one.as === name.name);
  if (loop !== undefined) return itemOf(loop, path, 2, sink);
  if (loops.some((one) => one.isBroken)) return undefined;
  const near = didYouMean(name.name, names);
  sink.report(
    bindCodes['unknown-reference'],
    name.span,
    `There is no loop "${name.name}" around this.`,
    meant(name.name, near, name.span, cureOfLoop(loops, names)),
  );
  return undefined;
}

/** A matrix has no name, so that a loop inside of it does not see its items. */
function cureOfLoop(loops: readonly LoopDraft[], names: readonly string[]): string {
  const naming = 'A loop gets its name by `forEach: {in: …, as: name}`';
  const known = listed('The loops are', names, '');
  if (loops.slice(1).every((loop) => loop.as !== undefined)) return known === '' ? `${naming}.` : known;
  const cure = `${naming}; a matrix has none: let it run a pipeline, which gets what it needs as arguments.`;
  return known === '' ? cure : `${known} ${cure}`;
}

function itemOf(
  loop: LoopDraft,
  path: readonly PathSegment[],
  consumed: number,
  sink: Sink,
): ResolvedReference | undefined {
  if (loop.isBroken) return undefined;
  const type = listType(loop);
  const item = { at: 0, of: type.of };
  const found = { target: { kind: 'item', loop }, type, absent: [] } as const;
  const key = path[consumed];
  if (key === undefined || loop.fields === undefined) return { ...found, consumed, inside: [item] };
  const field = loop.fields.get(key.name);
  if (field !== undefined) {
    return { ...found, consumed: consumed + 1, inside: [item, { at: key.name, ...field }] };
  }
  const known = [...loop.fields.keys()];
  const near = didYouMean(key.name, known);
  sink.report(
    bindCodes['unknown-reference'],
    key.span,
    `Not every item of the loop has a "${key.name}".`,
    meant(key.name, near, key.span, listed('All have', known, 'They have nothing in common.')),
  );
  return undefined;
}
