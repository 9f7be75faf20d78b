import type { Host, ReadResult } from './host.ts';

/** The same files, each read once: whoever names a file later gets what was read first. */
export function readOnce(host: Host): Host {
  const results = new Map<string, Promise<ReadResult>>();
  return {
    read(path) {
      let result = results.get(path);
      if (result === undefined) {
        result = host.read(path);
        results.set(path, result);
      }
      return result;
    },
    isDirectory: (path) => host.isDirectory(path),
    parents: (path) => host.parents(path),
    entries: async (directory) => (await host.entries?.(directory)) ?? [],
  };
}
