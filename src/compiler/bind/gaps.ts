import type { TaskSpec } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { child } from '../../syntax/tree.ts';
import type { YamlNode } from '../../syntax/yaml-node.ts';
import { podSettings } from './setting-table.ts';

/** Whether entries or items may be missing from what stands under a key, because they could not be read. */
export function isOpen(holder: At<unknown>, key: string): boolean {
  if (holder.lost(key)) return true;
  return child(holder.node, key)?.isUnknown === true;
}

/** What says nothing of what a task gives. */
const silent: ReadonlySet<string> = new Set([
  ...podSettings.filter((key) => key !== 'daemon' && key !== 'continueOnFailure'),
  'arguments',
  'description',
  'tasks',
]);

/** What a step does and gives, which says nothing of whether it runs. */
const content: ReadonlySet<string> = new Set([...silent, 'container', 'script', 'outputs', 'component']);

/** Whether it is not known what a task gives, or how often and whether it runs: whoever reads it is not to blame. */
export function isUncertain(at: At<TaskSpec>): boolean {
  return hasGapBeside(at, silent);
}

/** Whether it is not known when a task runs: it may do so only where what it reads is there. */
export function mayNotRun(at: At<TaskSpec>): boolean {
  return hasGapBeside(at, content);
}

function hasGapBeside({ node }: At<TaskSpec>, keys: ReadonlySet<string>): boolean {
  if (node.hasGap !== true || node.kind !== 'map') return node.isUnknown === true;
  if (node.isUnknown || [...(node.lost ?? [])].some((key) => key === 'tasks' || !keys.has(key))) return true;
  return node.entries.some(({ key, value }) => !keys.has(key) && hasOwnGap(value));
}

/** A gap that is in none of the tasks inside. */
function hasOwnGap(node: YamlNode): boolean {
  if (node.hasGap !== true) return false;
  if (node.kind === 'scalar' || node.isUnknown || (node.kind === 'map' && (node.lost?.size ?? 0) > 0))
    return true;
  if (node.kind === 'sequence') return node.items.some(hasOwnGap);
  return node.entries.some(({ key, value }) => key !== 'tasks' && hasOwnGap(value));
}
