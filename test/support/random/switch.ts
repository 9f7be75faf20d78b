import type { Chooser } from './chooser.ts';
import { certainOf, expressionOf, type Place, type Visible } from './expression.ts';
import { inBraces, memberOf } from './references.ts';
import { isValue, type TypeName, type ValueType, valueTypes } from './values.ts';
import type { Tree } from './yaml.ts';

/** How the cases of a switch are told apart; `covers`: one of them runs in any case. */
export interface RandomCases {
  readonly value: string | undefined;
  readonly cases: readonly (readonly [key: 'is' | 'when', Tree])[];
  readonly covers: boolean;
}

export function randomCases(place: Place, choose: Chooser): RandomCases {
  const worded = certainOf('String', place).filter((one) => one.words !== undefined);
  const [chosen] = choose.shuffled(worded);
  const kind = choose.upTo(3);
  if (chosen?.words !== undefined && kind > 0) {
    const words = choose.shuffled(chosen.words).map((word) => ['is', word] as const);
    const all = choose.chance(50);
    return { value: inBraces(chosen.text), cases: all ? words : words.slice(0, 1), covers: all };
  }
  if (kind === 1) {
    const cases = choose.shuffled([true, false]).map((one) => ['is', one] as const);
    return { value: inBraces(expressionOf('Bool', place, choose, 2)), cases, covers: true };
  }
  if (kind === 2) {
    const numbers = [choose.between(-3, 0), choose.between(1, 3)].map((one) => ['is', one] as const);
    return { value: inBraces(expressionOf('Integer', place, choose, 2)), cases: numbers, covers: false };
  }
  const cases = Array.from(
    { length: choose.between(1, 3) },
    () => ['when', inBraces(expressionOf('Bool', place, choose, 2))] as const,
  );
  return { value: undefined, cases, covers: false };
}

export interface SwitchOutput {
  readonly type: TypeName;
  readonly optional: boolean;
  /** What each case gives. */
  readonly trees: readonly Tree[];
}

/** Outputs that all cases have. `places`: what can be named at the end of each. */
export function switchOutputs(
  names: readonly string[],
  places: readonly Place[],
  choose: Chooser,
): ReadonlyMap<string, SwitchOutput> {
  return new Map(names.map((name) => [name, switchOutput(places, choose)]));
}

function switchOutput(places: readonly Place[], choose: Chooser): SwitchOutput {
  const haveFiles = places.every((place) => certainOf('Dataset', place).length > 0);
  if (haveFiles && choose.chance(60)) {
    const trees = places.map((place) => inBraces(choose.pick(certainOf('Dataset', place)).text));
    return { type: 'Dataset', optional: false, trees };
  }
  const types: readonly ValueType[] = valueTypes.filter((one) => one !== 'Dict');
  const type = choose.pick(types);
  const optional = choose.chance(20);
  const trees = places.map((place): Tree => {
    const absent = place.visible.filter((one) => one.type === type && isValue(one.type));
    const from =
      optional && absent.length > 0 && choose.chance(60)
        ? choose.pick(absent).text
        : expressionOf(type, place, choose);
    return new Map<string, Tree>([
      ['from', inBraces(from)],
      ['type', type],
      ...(optional ? [['optional', true] as const] : []),
    ]);
  });
  return { type, optional, trees };
}

/** What can be read of a switch from outside. */
export function visibleOf(
  name: string,
  outputs: ReadonlyMap<string, SwitchOutput>,
  covers: boolean,
  needs: ReadonlySet<string>,
): readonly Visible[] {
  return [...outputs].map(([key, { type, optional }]) => {
    const mayMiss = optional || !covers;
    return {
      text: memberOf(`tasks.${name}.outputs`, key),
      type,
      needs: new Set([...needs, ...(mayMiss ? [`optional ${name}.${key}`] : [])]),
      optional: mayMiss,
    };
  });
}
