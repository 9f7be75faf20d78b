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
export const unlowered = [{ in: 'implementation', key: 'graph' }] as const satisfies readonly Unlowered[];

type PlaceName = (typeof unlowered)[number]['in'];

const keysIn = new Map<string, Map<string, Unlowered>>();
for (const one of unlowered) {
  const keys = keysIn.get(one.in) ?? new Map<string, Unlowered>();
  keysIn.set(one.in, keys.set(one.key, one));
}

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

  /** Reports what is refused of a map in a place. */
  const look = (node: YamlNode | undefined, place: PlaceName): void => {
    if (node?.kind !== 'map') return;
    const keys = keysIn.get(place);
    for (const { key, keySpan, value } of node.entries) {
      const entry = keys?.get(key);
      if (entry !== undefined && !(value.kind === 'scalar' && value.value === null)) refuse(keySpan, key);
    }
  };

  if (kind === 'component') {
    look(child(root, 'implementation'), 'implementation');
  }
}

function child(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return node?.kind === 'map' ? entryOf(node, key) : undefined;
}

function entryOf(node: YamlMap, key: string): YamlNode | undefined {
  return node.entries.find((entry) => entry.key === key)?.value;
}
