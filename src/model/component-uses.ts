import { isArtifactList } from './artifact-keys.ts';
import type { BoundComponent, BoundPort, Placeholder } from './bound.ts';

/** How an input reaches a step: as a text, as a file, or both. */
export interface Channels {
  readonly value: boolean;
  readonly path: boolean;
  /** A placeholder puts the value into the command line or into a variable of the component's own: both are fixed before the step starts. */
  readonly placed: boolean;
}

const known = new WeakMap<BoundComponent, ReadonlyMap<BoundPort, Channels>>();

/** How a component reads each of its inputs (DESIGN section 2: how a value travels follows from the consumer). Unread inputs have no entry. */
export function componentUses(component: BoundComponent): ReadonlyMap<BoundPort, Channels> {
  let uses = known.get(component);
  if (uses === undefined) {
    uses = findUses(component);
    known.set(component, uses);
  }
  return uses;
}

function findUses(component: BoundComponent): ReadonlyMap<BoundPort, Channels> {
  const uses = new Map<BoundPort, { value: boolean; path: boolean; placed: boolean }>();
  const use = (port: BoundPort, channel: 'value' | 'path' | 'placed'): void => {
    const entry = uses.get(port) ?? { value: false, path: false, placed: false };
    entry[channel] = true;
    uses.set(port, entry);
  };
  const visit = (part: Placeholder): void => {
    if (typeof part === 'string' || part.kind === 'outputPath' || part.kind === 'engine') return;
    if (part.kind === 'inputValue') {
      use(part.input, 'value');
      use(part.input, 'placed');
    } else if (part.kind === 'inputPath') use(part.input, 'path');
    else if (part.kind === 'concat') part.parts.forEach(visit);
    else [...part.then, ...part.else].forEach(visit);
  };
  const { implementation } = component;
  if (implementation.kind === 'container') implementation.command.forEach(visit);
  implementation.args.forEach(visit);
  for (const value of implementation.env.values()) {
    if (typeof value === 'string') continue;
    if (value.kind !== 'secret' && value.kind !== 'configMap' && value.kind !== 'field') visit(value);
  }
  if (implementation.kind === 'script') {
    // A script finds every input in its environment: the value of a parameter, the path of an artifact. What has no known type is an
    // artifact when the arguments name its path.
    for (const port of component.inputs) {
      const { kind } = port.type;
      const unknown = kind === 'nominal' || kind === 'any';
      if (kind === 'artifact' || isArtifactList(port.type) || (unknown && uses.get(port)?.path === true))
        use(port, 'path');
      else use(port, 'value');
    }
  }
  return uses;
}
