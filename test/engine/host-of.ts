import { FileHost } from '../../src/cli/file-host.ts';
import type { Host } from '../../src/compiler/host.ts';
import { argoFeatures, neededVersion, versionOf } from '../../src/targets/argo/capabilities.ts';
import type { Engine } from './harness.ts';
import { targetOf } from './harness.ts';

/** Reads specifications without the lines that ask for what the engine does not have: the cure that the diagnostic names. */
export function hostOf(engine: Engine): Host {
  const files = new FileHost(async function* () {});
  const missing = argoFeatures
    .filter((feature) => neededVersion(feature, versionOf(targetOf(engine))) !== undefined)
    .map((feature) => `${feature.slice(feature.lastIndexOf('.') + 1)}:`);
  return {
    async read(path) {
      const found = await files.read(path);
      if (!found.ok) return found;
      const lines = found.text.split('\n');
      const kept = lines.filter((line) => !missing.some((key) => line.trimStart().startsWith(key)));
      return { ...found, text: kept.join('\n') };
    },
    isDirectory: (path) => files.isDirectory(path),
    parents: (path) => files.parents(path),
  };
}
