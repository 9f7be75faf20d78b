import { posix } from 'node:path';
import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundComponent, BoundMount } from '../../model/bound.ts';
import { bindCodes } from './codes.ts';

/** Reports mounts that take the place of a file that the container writes (`fileOutputs`), or keep it from being written (P-48). */
export function checkMounts(mounts: readonly BoundMount[], component: BoundComponent, sink: Sink): void {
  const { implementation } = component;
  if (implementation.kind !== 'container') return;
  for (const mount of mounts) {
    for (const [port, written] of implementation.fileOutputs) {
      const file = posix.normalize(written);
      const problem = problemOf(mount, file);
      if (problem === undefined) continue;
      sink.report(
        bindCodes['mount-conflict'],
        mount.origin.key,
        `"${component.name}" writes its output "${port.name}" to ${file}, ${problem}.`,
        { related: [{ message: `"${port.name}" is declared here`, span: port.origin.key }] },
      );
    }
  }
}

function problemOf({ path, readOnly, volume }: BoundMount, file: string): string | undefined {
  if (isAtOrBelow(path, file)) return `and a volume at ${path} would stand in its place`;
  const source =
    volume.kind === 'named' ? volume.volume.source : volume.kind === 'inline' ? volume.source : undefined;
  const isFixed =
    readOnly || volume.kind === 'secret' || source?.kind === 'secret' || source?.kind === 'configMap';
  return isFixed && isAtOrBelow(file, path) ? `and what is mounted at ${path} is read-only` : undefined;
}

function isAtOrBelow(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}
