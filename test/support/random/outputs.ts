import type { Chooser } from './chooser.ts';
import { portNames } from './component.ts';
import type { Place } from './expression.ts';
import { certainOf, expressionOf, isCertain } from './expression.ts';
import { fileChoice } from './file-choice.ts';
import { inBraces } from './references.ts';
import type { TypeName } from './values.ts';
import { valueTypes } from './values.ts';
import type { Tree } from './yaml.ts';

/** An output of a group or pipeline. */
export interface RandomOutput {
  readonly type: TypeName;
  readonly tree: Tree;
  /** The conditions without which it is absent, beside those of the group. */
  readonly needs: ReadonlySet<string>;
  readonly optional: boolean;
  /** As in `Visible`. */
  readonly keyed?: boolean | undefined;
}

/**
 * Expressions that are certain there, what tasks made, files among it, and what may be absent and says so. Beside a daemon nothing is computed:
 * where that failed, Argo would let the daemon run on.
 */
export function randomOutputs(
  place: Place,
  tasks: ReadonlyMap<string, Tree>,
  choose: Chooser,
  many = false,
): ReadonlyMap<string, RandomOutput> {
  const computes = !hasServer(tasks);
  const outputs = new Map<string, RandomOutput>();
  for (const name of choose.some(choose.shuffled(portNames).slice(0, 3), many ? 60 : 45)) {
    outputs.set(name, randomOutput(place, computes, choose));
  }
  return outputs;
}

/** Whether one of the tasks is a daemon. */
export function hasServer(tasks: ReadonlyMap<string, Tree>): boolean {
  return [...tasks.values()].some((task) => task instanceof Map && task.has('daemon'));
}

function randomOutput(place: Place, computes: boolean, choose: Chooser): RandomOutput {
  const made = place.visible.filter(
    ({ text, type, places }) =>
      text.startsWith('tasks') &&
      type !== 'Volume' &&
      places === undefined &&
      (computes || !text.includes('[')),
  );
  const files = made.filter((one) => one.type === 'Dataset' && isCertain(one, place));
  if (files.length > 0 && choose.chance(40)) {
    const { text, keyed } = choose.pick(files);
    return { type: 'Dataset', tree: inBraces(text), needs: new Set(), optional: false, keyed };
  }
  const optional = choose.chance(30);
  const choice = choose.chance(15) ? fileChoice(place, choose, optional) : undefined;
  if (choice !== undefined && optional) {
    const tree = new Map<string, Tree>([
      ['from', inBraces(choice)],
      ['optional', true],
    ]);
    return { type: 'Dataset', tree, needs: new Set(), optional };
  }
  if (choice !== undefined)
    return { type: 'Dataset', tree: inBraces(choice), needs: new Set(), optional: false };
  const absent = made.filter((one) => !isCertain(one, place));
  if (absent.length > 0 && choose.chance(35)) {
    const one = choose.pick(absent);
    const tree = new Map<string, Tree>([
      ['from', inBraces(one.text)],
      ...(choose.chance(30) && one.type !== 'Any' ? [['type', one.type] as const] : []),
      ['optional', true],
    ]);
    return { type: one.type, tree, needs: one.needs, optional: true, keyed: one.keyed };
  }
  const handed = made.filter((one) => isCertain(one, place));
  if (handed.length > 0 && (choose.chance(40) || !computes)) {
    const one = choose.pick(handed);
    const { type, text, keyed } = one;
    return { type, tree: inBraces(text), needs: new Set(), optional: false, keyed };
  }
  if (!computes) return { type: 'String', tree: 'as it is', needs: new Set(), optional: false };
  const type = choose.pick(valueTypes.filter((one) => one !== 'Dict' || certainOf('Dict', place).length > 0));
  const tree = inBraces(expressionOf(type, place, choose));
  const typed = new Map<string, Tree>([
    ['from', tree],
    ['type', type],
  ]);
  return { type, tree: choose.chance(30) ? typed : tree, needs: new Set(), optional: false };
}

export function outputSpecs(outputs: ReadonlyMap<string, RandomOutput>): ReadonlyMap<string, Tree> {
  return new Map([...outputs].map(([name, { tree }]) => [name, tree]));
}
