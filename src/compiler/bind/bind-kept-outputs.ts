import type { BoundPort } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import type { OutputSettings, TaskSpec } from '../../model/documents.ts';
import type { KeptOutput } from '../../model/kept-output.ts';
import type { StoredObject } from '../../model/outside-artifact.ts';
import type { At } from '../../syntax/at.ts';
import type { OutsidePlace } from './bind-outside.ts';
import { reportStore, storeKind } from './bind-store.ts';
import { bindStoredObject } from './bind-stored-object.ts';
import { bindText } from './bind-text.ts';

/** Binds what a task says of how the artifacts of its outputs are kept. */
export function bindKeptOutputs(
  task: At<TaskSpec>,
  outputs: readonly BoundPort[],
  place: OutsidePlace,
): ReadonlyMap<BoundPort, KeptOutput> {
  const kept = new Map<BoundPort, KeptOutput>();
  for (const [name, at] of task.get('outputs')?.entries() ?? []) {
    const port = outputs.find((one) => one.name === name);
    if (port === undefined || at.node.kind !== 'map') continue;
    const settings = at.as<OutputSettings>();
    const { publish, archive, gc } = settings.value;
    if (publish === undefined && archive === undefined && gc === undefined) continue;
    const published = settings.get('publish');
    const found = published && bindPlace(published.as<string | object>(), place);
    if (published !== undefined && found === undefined) continue;
    const one = { place: found, archive, gc, span: (published ?? at).span };
    checkDirectory(port, one, settings, place);
    kept.set(port, one);
  }
  return kept;
}

/** A key alone is one of the run's repository. */
function bindPlace(at: At<string | object>, place: OutsidePlace): StoredObject | undefined {
  if (at.node.kind === 'map') return bindStoredObject(at.as<object>(), undefined, place);
  const key = bindText(at.as<unknown>(), place.scope, place.facts, place.sink);
  const store = (place.repository && storeKind(place.repository)) ?? 's3';
  return key && { kind: 'object', store, place: undefined, bucket: undefined, key };
}

/** Argo takes a key for that of a directory by the `/` at its end, and deletes no other directories (P-50). */
function checkDirectory(
  port: BoundPort,
  { place, archive, gc }: KeptOutput,
  at: At<OutputSettings>,
  { sink }: OutsidePlace,
): void {
  const end = place && endOf(place.key);
  const isOpen = end?.endsWith('/') === true;
  if (isOpen && archive !== 'none') {
    reportStore(
      'A key that ends in "/" is that of a directory, and what is stored here is one file.',
      (at.get('publish') ?? at).span,
      sink,
      'Leave out the "/", or add `archive: none`.',
    );
  }
  const isDirectory = port.type.kind === 'artifact' && port.type.name === 'Directory';
  if (isDirectory && archive === 'none' && gc !== undefined && gc !== 'never' && !isOpen) {
    reportStore(
      'Argo deletes a directory only when its key ends in "/".',
      (at.get('gc') ?? at).span,
      sink,
      'Publish it under a key that ends in "/", or leave out `archive: none`.',
    );
  }
}

/** The constant at the end of a text. */
function endOf(key: BoundExpression): string {
  if (key.kind === 'literal') return String(key.value);
  const last = key.kind === 'text' ? key.parts.at(-1) : undefined;
  return last === undefined ? '' : endOf(last);
}
