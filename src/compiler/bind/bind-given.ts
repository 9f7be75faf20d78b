import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { bindFirstRound, bindNextRound, firstTexts } from './bind-repeat.ts';
import { bindSwitch } from './bind-switch.ts';
import type { TaskDraft } from './drafts.ts';
import type { ExpressionScope, Facts } from './expression/scope.ts';
import { readsIn, switchTexts } from './needs.ts';
import type { TaskRead } from './task-reads.ts';

/** What a task reads to give something to what is inside of it; in a circle, known by the words alone. */
export interface Given {
  readonly values: readonly BoundExpression[];
  readonly reads: readonly TaskRead[];
}

/** Binds what a switch or a repetition computes when it starts, which is to be known before what is inside. */
export function bindGiven(
  draft: TaskDraft,
  scope: () => ExpressionScope,
  facts: Facts,
  inCircle: boolean,
  sink: Sink,
): Given {
  const { choice, repeat, at } = draft;
  const [switchAt, repeatAt] = [at.get('switch'), at.get('repeat')];
  if (choice !== undefined && switchAt !== undefined) {
    if (inCircle) {
      choice.isBroken = true;
      return { values: [], reads: switchTexts(switchAt).flatMap(readsIn) };
    }
    bindSwitch(choice, switchAt, scope(), facts, sink);
    return { values: [choice.value], reads: [] };
  }
  if (repeat === undefined || repeatAt === undefined) return { values: [], reads: [] };
  if (inCircle) {
    for (const state of repeat.named) state.isBroken = true;
    return { values: [], reads: firstTexts(repeatAt).flatMap(readsIn) };
  }
  bindFirstRound(repeat, repeatAt, scope(), facts, sink);
  return { values: repeat.state.map(({ first }) => first), reads: [] };
}

/** Binds what a repetition computes at the end of a round. */
export function bindLast(
  { repeat, at }: TaskDraft,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): readonly BoundExpression[] {
  const spec = at.get('repeat');
  if (repeat === undefined || spec === undefined) return [];
  bindNextRound(repeat, spec, scope, facts, sink);
  return [repeat.until, ...repeat.state.map(({ next }) => next)];
}
