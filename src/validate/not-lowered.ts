import type { Sink } from '../diagnostics/sink.ts';
import type { Span } from '../diagnostics/span.ts';
import type { At } from '../syntax/at.ts';
import type { YamlMap, YamlNode } from '../syntax/yaml-node.ts';
import { shapeCodes } from './shape/codes.ts';
import type { DocumentName } from './shape/schema.ts';
import type { Documents } from './shape.ts';

/** A place of the schema that this version does not compile: a property of a document or of a definition. */
export interface Unlowered {
  /** `pipeline` is the document, everything else is the name of a definition in `schema/`. */
  readonly in: string;
  readonly key: string;
}

/** Everything that the language has and this version does not compile. A test pins the list, so that it can only shrink. */
export const unlowered = [
  { in: 'artifactRepository', key: 'gcs' },
  { in: 'artifactRepository', key: 'azure' },
  { in: 'artifactRepository', key: 'oss' },
  { in: 'task', key: 'switch' },
  { in: 'task', key: 'repeat' },
  { in: 'task', key: 'approval' },
  { in: 'task', key: 'http' },
  { in: 'outsideArtifact', key: 'from' },
  { in: 'outputSettings', key: 'optional' },
  { in: 'outputSettings', key: 'publish' },
  { in: 'outputSettings', key: 'archive' },
  { in: 'outputSettings', key: 'gc' },
  { in: 'taskDefaults', key: 'sidecars' },
  { in: 'taskDefaults', key: 'initContainers' },
  { in: 'taskDefaults', key: 'daemon' },
  { in: 'taskDefaults', key: 'podSpecPatch' },
  { in: 'implementation', key: 'graph' },
] as const satisfies readonly Unlowered[];

type PlaceName = (typeof unlowered)[number]['in'];

const keysIn = new Map<string, Map<string, Unlowered>>();
for (const one of unlowered) {
  const keys = keysIn.get(one.in) ?? new Map<string, Unlowered>();
  keysIn.set(one.in, keys.set(one.key, one));
}

/** Settings of which these values say no more than their absence: `null` removes what was inherited, `false` is what they are anyway. */
const switches: ReadonlySet<string> = new Set(['daemon']);

/** Reports every part of a valid document that this version does not compile, at its key, and does not look inside such parts. */
export function refuseUnlowered<K extends DocumentName>(
  document: At<Documents[K]>,
  kind: K,
  sink: Sink,
): void {
  const root = document.node;
  const refuse = (span: Span, name: string): void => {
    const message = `"${name}" is part of the language, but this version of Pipewright does not compile it yet.`;
    sink.report(shapeCodes['not-lowered-yet'], span, message);
  };

  /** Reports what is refused of a map in a place, `compiled` excepted. */
  const look = (node: YamlNode | undefined, place: PlaceName, compiled?: string): void => {
    if (node?.kind !== 'map') return;
    const keys = keysIn.get(place);
    for (const { key, keySpan, value } of node.entries) {
      const entry = keys?.get(key);
      if (entry === undefined || key === compiled || saysNothing(key, value)) continue;
      refuse(keySpan, key);
    }
  };

  const settings = (node: YamlNode | undefined): void => {
    look(node, 'taskDefaults');
  };

  const tasks = (node: YamlNode | undefined): void => {
    for (const task of values(node)) {
      look(task, 'task');
      settings(task);
      for (const argument of values(child(task, 'arguments'))) {
        if (isOutside(argument)) look(argument, 'outsideArtifact');
      }
      const group = child(task, 'tasks');
      const step = child(task, 'container') ?? child(task, 'script');
      const compiled = step ?? child(task, 'component') ?? child(task, 'createVolume');
      if (group !== undefined) tasks(group);
      else if (compiled !== undefined)
        for (const output of values(child(task, 'outputs')))
          look(output, 'outputSettings', step === undefined ? undefined : 'optional');
    }
  };

  settings(child(root, 'defaults'));
  if (kind === 'project') {
    for (const environment of values(child(root, 'environments'))) {
      settings(child(environment, 'defaults'));
      look(child(environment, 'artifactRepository'), 'artifactRepository');
    }
  }
  if (kind === 'pipeline') {
    look(child(root, 'artifactRepository'), 'artifactRepository');
    tasks(child(root, 'tasks'));
    tasks(child(root, 'onExit'));
  }
  if (kind === 'component') {
    look(child(root, 'implementation'), 'implementation');
  }
}

function saysNothing(key: string, value: YamlNode): boolean {
  if (value.kind !== 'scalar') return false;
  return value.value === null || (switches.has(key) && value.value === false);
}

/** As the schema tells it from a Dict that happens to have such keys. */
function isOutside(node: YamlNode): boolean {
  const from = child(node, 'from');
  const sources = ['s3', 'http', 'git', 'gcs', 'raw'];
  return (
    from?.kind === 'map' && from.entries.length > 0 && from.entries.every(({ key }) => sources.includes(key))
  );
}

function child(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return node?.kind === 'map' ? entryOf(node, key) : undefined;
}

function entryOf(node: YamlMap, key: string): YamlNode | undefined {
  return node.entries.find((entry) => entry.key === key)?.value;
}

function values(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'map' ? node.entries.map(({ value }) => value) : [];
}
