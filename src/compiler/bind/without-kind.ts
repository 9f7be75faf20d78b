import type { Meant } from '../../diagnostics/meant.ts';
import type { PathSegment } from './expression/scope.ts';

/** Argo's `inputs.parameters.x` and `outputs.artifacts.x`: here the name follows at once. */
export function withoutKind(path: readonly PathSegment[], known: readonly string[]): Meant | undefined {
  const [kind, name] = path;
  if (kind === undefined || name === undefined || !known.includes(name.name)) return undefined;
  if (kind.name !== 'parameters' && kind.name !== 'artifacts') return undefined;
  const span = { ...kind.span, end: name.span.end };
  return {
    help: `Leave out "${kind.name}": the name "${name.name}" follows at once.`,
    fix: { title: `Write ${name.name}`, safe: false, edits: [{ span, text: name.name }] },
  };
}
