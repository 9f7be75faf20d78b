import { child, textOf } from '../syntax/tree.ts';
import type { OutlineTask } from './outline.ts';

/** The task around a place whose loop or repetition has a name. */
export function ownerOf(
  root: 'loop' | 'state',
  name: string,
  task: OutlineTask | undefined,
): OutlineTask | undefined {
  for (let at = task; at !== undefined; at = at.scope.owner) {
    const { node } = at;
    const has =
      root === 'loop'
        ? textOf(child(node, 'forEach', 'as')) === name
        : child(node, 'repeat', 'state', name) !== undefined;
    if (has) return at;
  }
  return undefined;
}
