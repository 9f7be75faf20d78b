import type { BoundMount, Manifest, TaskSettings } from '../../model/bound.ts';
import type { Value } from '../../model/type.ts';

/** The mounts of a step, and after each those of the same volume in the other containers of its pod, where they differ in what is written. */
export function mountsOf({ mounts, initContainers, sidecars }: TaskSettings): readonly BoundMount[] {
  const others = [...initContainers, ...sidecars].flatMap(({ volumeMounts }) => listOf(volumeMounts));
  if (others.length === 0) return mounts;
  return mounts.flatMap((mount) => {
    const { volume } = mount;
    if (volume.kind !== 'named') return [mount];
    const beside = others.filter(({ name }) => name === volume.volume.name);
    return [mount, ...beside.map((other) => mountBeside(mount, other))];
  });
}

/** What is said of the step's own mount holds for it too: it is the same pod. A claim that is declared to be read only stays so. */
function mountBeside(mount: BoundMount, { subPath, readOnly }: Manifest): BoundMount {
  const { volume, origin } = mount;
  const source = volume.kind === 'named' ? volume.volume.source : undefined;
  return {
    ...mount,
    subPath:
      typeof subPath === 'string'
        ? { kind: 'literal', value: subPath, type: { kind: 'string' }, absent: [], span: origin.span }
        : undefined,
    readOnly: readOnly === true || (source?.kind === 'claim' && source.readOnly),
  };
}

function listOf(value: Value | undefined): readonly Manifest[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isManifest);
}

function isManifest(value: Value): value is Manifest {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
