import type { Chooser } from './chooser.ts';
import { certainOf, expressionOf, laterBool, type Place, type Visible } from './expression.ts';
import { inBraces, memberOf } from './references.ts';
import { type TypeName, valueTypes } from './values.ts';
import type { Tree } from './yaml.ts';

export interface RandomState {
  readonly name: string;
  readonly type: TypeName;
  readonly first: string;
}

/** What goes from round to round, as it begins. */
export function randomState(names: readonly string[], place: Place, choose: Chooser): readonly RandomState[] {
  return names.map((name) => {
    const files = certainOf('Dataset', place);
    if (files.length > 0 && choose.chance(40))
      return { name, type: 'Dataset', first: choose.pick(files).text };
    const type = choose.pick(valueTypes.filter((one) => one !== 'Dict'));
    return { name, type, first: expressionOf(type, place, choose) };
  });
}

/** What can be named inside of a repetition: its own names hide those of a repetition around it. */
export function insideOf(place: Place, state: readonly RandomState[]): Place {
  const round: Visible = { text: 'state.round', type: 'Integer', needs: new Set() };
  const kept = state.map(
    ({ name, type }): Visible => ({ text: memberOf('state', name), type, needs: new Set() }),
  );
  const hidden = new Set([round, ...kept].map(({ text }) => text));
  const around = place.visible.filter(({ text }) => !hidden.has(text));
  return { ...place, visible: [...around, round, ...kept, ...kept] };
}

/** The keys of a repetition; `before`: what can be named before the first round, `after`: at the end of a round. */
export function repeatSpec(
  state: readonly RandomState[],
  tasks: Tree,
  outputs: Tree | undefined,
  before: Place,
  after: Place,
  choose: Chooser,
): ReadonlyMap<string, Tree> {
  const max = maxOf(before, choose);
  const enough = `state.round >= ${choose.between(1, 4)}`;
  const until = choose.chance(50) ? enough : `${enough} || ${expressionOf('Bool', after, choose, 2)}`;
  const kept = state.map(({ name, type, first }) => {
    const next =
      type === 'Dataset' ? choose.pick(certainOf('Dataset', after)).text : nextOf(name, type, after, choose);
    return [
      name,
      new Map([
        ['first', inBraces(first)],
        ['next', inBraces(next)],
      ]),
    ] as const;
  });
  return new Map<string, Tree>([
    ['until', inBraces(until)],
    ['max', max],
    ...(choose.chance(75) ? [['onMax', 'continue'] as const] : []),
    ...(kept.length === 0 ? [] : [['state', new Map(kept)] as const]),
    ['tasks', tasks],
    ...(outputs === undefined ? [] : [['outputs', outputs] as const]),
  ]);
}

/** A constant, an expression that is surely from 1 to 3, or one that may be less, for which the repetition fails. */
function maxOf(place: Place, choose: Chooser): Tree {
  const few = choose.between(1, 3);
  if (choose.chance(60)) return few;
  if (choose.chance(70)) return inBraces(`if(${laterBool(expressionOf('Bool', place, choose))}, ${few}, 2)`);
  return inBraces(`(${expressionOf('Integer', place, choose)} + 0 * length(run.name)) % 4`);
}

function nextOf(name: string, type: TypeName, after: Place, choose: Chooser): string {
  const own = memberOf('state', name);
  if (type === 'String' && choose.chance(50)) return `${own} + 'x'`;
  if (type === 'Integer' && choose.chance(50)) return `${own} + state.round`;
  const wanted = valueTypes.find((one) => one === type);
  return wanted === undefined ? own : expressionOf(wanted, after, choose);
}
