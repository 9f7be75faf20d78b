import { inDirectory } from '../../util/paths.ts';
import type { Host } from '../host.ts';

/** The files of which one is meant where a directory is named, in this order. */
export function filesFor(directory: string): readonly string[] {
  return ['component.yaml', 'pipeline.yaml'].map((name) => inDirectory(directory, name));
}

/** The file that is meant by a directory; undefined when it holds none. */
export async function fileIn(directory: string, host: Pick<Host, 'read'>): Promise<string | undefined> {
  for (const path of filesFor(directory)) if ((await host.read(path)).ok) return path;
  return undefined;
}
