import type { Chooser } from './chooser.ts';
import type { Callable, RandomComponent } from './component.ts';
import { escapedTree } from './values.ts';
import type { Tree } from './yaml.ts';

/**
 * The keys of a task that holds a component's step itself, in place of `component`: where every input is given a value, and `uncertain`
 * ones, which may be absent, only to scripts. `text` may stand on the command line of a container.
 */
export function oneOff(
  callable: Callable,
  given: Tree | undefined,
  uncertain: ReadonlySet<string>,
  text: () => string,
  choose: Chooser,
): readonly (readonly [string, Tree])[] | undefined {
  const document = documentOf(callable);
  if (document?.has('apiVersion') !== true) return undefined;
  const names = given instanceof Map ? new Set(given.keys()) : new Set();
  if (!callable.inputs.every(({ name }) => names.has(name))) return undefined;
  const implementation = document.get('implementation');
  const [kind, step] = implementation instanceof Map ? ([...implementation][0] ?? []) : [];
  if (kind === undefined || !(step instanceof Map)) return undefined;
  if (kind === 'container' && callable.inputs.some(({ name }) => uncertain.has(name))) return undefined;
  const written = new Map(
    [...step].map(([key, tree]) => [key, key === 'source' ? tree : escapedTree(tree)] as const),
  );
  const args = written.get('args');
  if (kind === 'container' && Array.isArray(args) && choose.chance(50))
    written.set('args', [...args, text()]);
  const outputs = callable.outputs.map(
    ({ name, type, optional }) =>
      [
        name,
        new Map<string, Tree>([
          ...(type === 'Any' ? [] : [['type', type] as const]),
          ...(optional ? [['optional', true] as const] : []),
        ]),
      ] as const,
  );
  return [[kind, written], ...(outputs.length === 0 ? [] : [['outputs', new Map(outputs)] as const])];
}

function documentOf(callable: Callable): RandomComponent['document'] | undefined {
  return callable.kind === 'component' && 'document' in callable && callable.document instanceof Map
    ? callable.document
    : undefined;
}
