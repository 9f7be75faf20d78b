import type { BoundLiteral } from '../../model/bound-expression.ts';
import type { TaskSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';
import { boolType } from '../../validate/type-names.ts';
import { podSettings } from './setting-table.ts';

/** Whether entries or items may be missing from what stands under a key, because they could not be read. */
export function isOpen(holder: At<unknown>, key: string): boolean {
  if (holder.lost(key)) return true;
  const { node } = holder;
  const value = node.kind === 'map' ? node.entries.find((one) => one.key === key)?.value : undefined;
  return value?.isUnknown === true;
}

/** What says nothing of whether and how often a task runs, nor of what it gives. */
const innocent: ReadonlySet<string> = new Set([
  ...podSettings.filter((key) => key !== 'daemon' && key !== 'continueOnFailure'),
  'arguments',
  'description',
  'tasks',
]);

/** Whether it is not known when and how often a task runs, or what it gives: whoever reads it or stands in it is not to blame. */
export function isUncertain(at: At<TaskSpec>): boolean {
  const { node } = at;
  if (node.hasGap !== true || node.kind !== 'map') return node.isUnknown === true;
  if (node.isUnknown || [...(node.lost ?? [])].some((key) => key === 'tasks' || !innocent.has(key)))
    return true;
  return node.entries.some(({ key, value }) => !innocent.has(key) && hasOwnGap(value));
}

/** A gap that is in none of the tasks inside. */
function hasOwnGap(node: YamlNode): boolean {
  if (node.hasGap !== true) return false;
  if (node.kind === 'scalar' || node.isUnknown || (node.kind === 'map' && (node.lost?.size ?? 0) > 0))
    return true;
  if (node.kind === 'sequence') return node.items.some(hasOwnGap);
  return node.entries.some(({ key, value }) => key !== 'tasks' && hasOwnGap(value));
}

/** From what cannot be, everything follows: where it is a fact, nothing is said to be missing. */
export function neverHolds({ span }: At<unknown>): BoundLiteral {
  return { kind: 'literal', value: false, type: boolType, absent: [], span };
}
