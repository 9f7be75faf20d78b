import type { BoundExpression } from './bound-expression.ts';
import { knownLength } from './list-items.ts';
import { rangeLength } from './range-length.ts';

/** How many items a List can have at most, as far as it or the loop that makes it is written; undefined where that is known to no one. */
export function mostItems(list: BoundExpression): number | undefined {
  const written = knownLength(list);
  if (written !== undefined) return written;
  if (list.kind === 'call') return mostOfCall(list.name, list.arguments);
  if (list.kind !== 'reference' || list.target.kind !== 'output') return undefined;
  // What a loop makes has a place for each item, or fewer.
  const { loop } = list.target.task;
  return loop && mostItems(loop.list);
}

function mostOfCall(name: string, args: readonly BoundExpression[]): number | undefined {
  switch (name) {
    case 'if':
      return most(args.slice(1));
    case 'default':
    case 'firstOf':
      return most(args);
    case 'range':
      return rangeLength(args);
    case 'flatten': {
      const [lists] = args;
      const parts = lists?.kind === 'list' ? lists.items.map(mostItems) : [undefined];
      return parts.reduce<number | undefined>(
        (sum, one) => (sum === undefined || one === undefined ? undefined : sum + one),
        0,
      );
    }
    default:
      return undefined;
  }
}

function most(lists: readonly BoundExpression[]): number | undefined {
  const lengths = lists.map(mostItems);
  return lengths.some((one) => one === undefined) ? undefined : Math.max(...lengths.map((one) => one ?? 0));
}
