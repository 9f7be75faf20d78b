import type { Span } from '../../diagnostics/span.ts';
import type { BoundComponent } from '../../model/bound.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../../syntax/yaml-node.ts';

/** How deep maps merge by key: `env` by variable, `resources` by `requests` and `limits` and then by resource. All else is replaced whole. */
const depths: ReadonlyMap<string, number> = new Map([
  ['env', 1],
  ['mounts', 1],
  ['nodeSelector', 1],
  ['labels', 1],
  ['annotations', 1],
  ['retry', 1],
  ['securityContext', 1],
  ['podSecurityContext', 1],
  ['affinity', 1],
  ['podSpecPatch', 1],
  ['argo', 1],
  ['resources', 2],
]);

/** How deep a setting merges by key; 0 is not at all. */
export function mergeDepth(key: string): number {
  return depths.get(key) ?? 0;
}

/**
 * Lays settings over settings (DESIGN 1.4): maps merge by key, lists and scalars replace, `null` removes what was inherited, and nothing
 * where nothing was. Every part keeps the place where it was written.
 */
export function mergeSettings(base: YamlMap | undefined, over: YamlMap | undefined): YamlMap | undefined {
  if (over === undefined) return base;
  return mergeMaps(base, over, mergeDepth);
}

function mergeMaps(base: YamlMap | undefined, over: YamlMap, depthOf: (key: string) => number): YamlMap {
  const entries = new Map<string, YamlEntry>(base?.entries.map((entry) => [entry.key, entry]));
  for (const entry of over.entries) {
    if (isNull(entry.value)) entries.delete(entry.key);
    else entries.set(entry.key, mergeEntry(entries.get(entry.key), entry, depthOf(entry.key)));
  }
  for (const key of over.lost ?? []) entries.delete(key);
  const inherited = [...(base?.lost ?? [])].filter((key) => !over.entries.some((entry) => entry.key === key));
  const isUnknown = base?.isUnknown === true || over.isUnknown === true;
  return withGaps([...entries.values()], [...inherited, ...(over.lost ?? [])], over.span, isUnknown);
}

/** A map of settings that says which of them could not be read. */
function withGaps(
  entries: readonly YamlEntry[],
  lost: readonly string[],
  span: Span,
  isUnknown = false,
): YamlMap {
  const hasGap = isUnknown || lost.length > 0 || entries.some(({ value }) => value.hasGap === true);
  return {
    kind: 'map',
    entries,
    span,
    ...(hasGap && { lost: new Set(lost), hasGap }),
    ...(isUnknown && { isUnknown }),
  };
}

function mergeEntry(base: YamlEntry | undefined, over: YamlEntry, depth: number): YamlEntry {
  if (depth === 0 || over.value.kind !== 'map') return over;
  const inherited = base?.value.kind === 'map' ? base.value : undefined;
  return { ...over, value: mergeMaps(inherited, over.value, () => depth - 1) };
}

function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/**
 * The settings of one task: pipeline `defaults`, then what the component says (its variables included), then the task's own, layer by layer
 * (DESIGN 1.4).
 */
export function effectiveSettings(
  defaults: YamlMap | undefined,
  component: BoundComponent,
  componentDefaults: YamlMap | undefined,
  own: readonly YamlMap[],
): YamlMap | undefined {
  const base = defaults === undefined ? undefined : withoutOwn(defaults, component);
  return [base, componentDefaults, ...own].reduce(mergeSettings, undefined);
}

/** The pipeline's defaults without the variables and the working directory that a component sets itself. */
function withoutOwn(defaults: YamlMap, component: BoundComponent): YamlMap {
  const { env, workingDir } = component.implementation;
  if (env.size === 0 && workingDir === undefined) return defaults;
  const entries = defaults.entries.flatMap((entry): readonly YamlEntry[] => {
    if (entry.key === 'workingDir' && workingDir !== undefined) return [];
    if (entry.key !== 'env' || entry.value.kind !== 'map') return [entry];
    const left = entry.value.entries.filter(({ key }) => !env.has(key));
    return [{ ...entry, value: { ...entry.value, entries: left } }];
  });
  return { ...defaults, entries };
}

/** The settings among the keys of a task, as a map of their own; undefined when there are none. */
export function settingsOf(node: YamlNode, isSetting: (key: string) => boolean): YamlMap | undefined {
  if (node.kind !== 'map') return undefined;
  const entries = node.entries.filter((entry) => isSetting(entry.key));
  const lost = [...(node.lost ?? [])].filter(isSetting);
  return entries.length + lost.length === 0 ? undefined : withGaps(entries, lost, node.span);
}
