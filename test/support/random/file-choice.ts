import type { Chooser } from './chooser.ts';
import { canBeAsked, certainOf, expressionOf, type Place, uncertainOf } from './expression.ts';

/** An expression that takes one of some files; `mayMiss`: it may be that none is there. Nothing where too few can be named. */
export function fileChoice(place: Place, choose: Chooser, mayMiss: boolean): string | undefined {
  const certain = certainOf('Dataset', place).map(({ text }) => text);
  const uncertain = uncertainOf('Dataset', place).map(({ text }) => text);
  const asked = uncertainOf('Dataset', place)
    .filter(canBeAsked)
    .map(({ text }) => text);
  const condition = (): string => expressionOf('Bool', place, choose, 1);
  const made: (() => string)[] = [];
  const sure = (): string => choose.pick(certain);
  const unsure = (): string => choose.pick(uncertain);
  if (certain.length > 0) made.push(() => `if(${condition()}, ${sure()}, ${sure()})`);
  if (certain.length > 0 && uncertain.length > 0) {
    made.push(
      () => `default(${unsure()}, ${sure()})`,
      () => `firstOf(${unsure()}, ${unsure()}, ${sure()})`,
      () => `default(if(${condition()}, ${sure()}, ${unsure()}), ${sure()})`,
    );
  }
  if (certain.length > 0 && asked.length > 0) {
    made.push(() => {
      const one = choose.pick(asked);
      return `if(present(${one}), ${one}, ${sure()})`;
    });
  }
  if (mayMiss && uncertain.length > 0) {
    made.push(() => `firstOf(${unsure()}, ${unsure()})`);
    if (certain.length > 0) made.push(() => `if(${condition()}, ${unsure()}, ${sure()})`);
  }
  return made.length === 0 ? undefined : choose.pick(made)();
}
