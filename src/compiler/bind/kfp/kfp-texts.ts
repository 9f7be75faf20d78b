import type { EngineName, Placeholder } from '../../../model/bound.ts';

/** The names that KFP leaves for Argo to fill in, of those that every run has. */
const names: ReadonlyMap<string, EngineName> = new Map<string, EngineName>([
  ['pod.name', { kind: 'task', field: 'podName' }],
  ['workflow.name', { kind: 'run', field: 'name' }],
  ['workflow.uid', { kind: 'run', field: 'id' }],
  ['workflow.namespace', { kind: 'run', field: 'namespace' }],
]);

/** A text of a KFP component: what the run and the pod are called is filled in, as in KFP; all else arrives as written. */
export function kfpText(text: string): readonly Placeholder[] {
  const parts: Placeholder[] = [];
  let start = 0;
  for (const match of text.matchAll(/\{\{ *([a-z]+\.[a-z]+) *\}\}/g)) {
    const name = names.get(match[1] ?? '');
    if (name === undefined) continue;
    if (match.index > start) parts.push(text.slice(start, match.index));
    parts.push({ kind: 'engine', name });
    start = match.index + match[0].length;
  }
  if (parts.length === 0) return [text];
  if (start < text.length) parts.push(text.slice(start));
  return parts.length === 1 ? parts : [{ kind: 'concat', parts }];
}
